import { atomically, now, type World } from '../world.ts'
import { deleteJob, deletePieces, listOldLongJobs, listRunOut } from './long-queries.ts'

/** So long it can be seen that something was made, in days. */
const SEEN_DAYS = 30
const DAY_MS = 86_400_000

/** Erases files that nobody took in time, and forgets jobs that are long over. */
export async function clearLongWork(world: World): Promise<void> {
  const before = new Date(world.clock.now().getTime() - SEEN_DAYS * DAY_MS).toISOString()
  const runOut = await listRunOut(world.db, now(world))
  const old = await listOldLongJobs(world.db, before)
  if (runOut.length + old.length === 0) return
  await atomically(world, async (inside) => {
    for (const job of [...runOut, ...old]) await deletePieces(inside.db, job)
    for (const job of old) await deleteJob(inside.db, job)
  })
}
