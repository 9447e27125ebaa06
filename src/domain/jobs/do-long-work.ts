import { atomically, now, type World } from '../world.ts'
import { FILE, type LongJobAtWork, type LongHandler, type LongHandlers, KEPT_HOURS, leaseEnd, piecePlace, TRIES_MAX } from './long-work.ts'
import { deletePieces, insertPiece, listPieces } from './long-queries.ts'
import { updateJob } from './queries.ts'

const HOUR_MS = 3_600_000

/**
 * Does one piece of a job: counts its pieces first, then makes them one by one, then the file out of them. What is
 * done is kept, so that whoever goes on goes on there.
 * @returns the job as it stands, or undefined where it is over or not this worker's any more
 */
export async function doLongWork(world: World, handlers: LongHandlers, worker: string, job: LongJobAtWork): Promise<LongJobAtWork | undefined> {
  const handler = handlers[job.kind]
  if (job.tries > TRIES_MAX) return giveUp(world, worker, job)
  if (job.piecesAll === 0) return keep(world, worker, job, { piecesAll: await handler.countPieces(world, job) + 1 })
  if (job.nextPiece === null) return finish(world, handler, worker, job)
  const { text, next } = await handler.makePiece(world, job, job.nextPiece)
  const number = job.piecesDone + 1
  const sealed = await (await handler.sealer(world, job)).seal(text, piecePlace(job, number))
  const piecesAll = Math.max(job.piecesAll, number + 1)
  return keep(world, worker, job, { piecesDone: number, piecesAll, nextPiece: next }, sealed)
}

type Progress = Partial<Pick<LongJobAtWork, 'piecesDone' | 'piecesAll' | 'nextPiece'>>

function keep(world: World, worker: string, job: LongJobAtWork, done: Progress, sealed?: string): Promise<LongJobAtWork | undefined> {
  return atomically(world, async (inside) => {
    if (!await updateJob(inside.db, job, worker, { ...done, tries: 0, leaseUntil: leaseEnd(inside) })) return undefined
    const after = { ...job, ...done, tries: 0 }
    if (sealed !== undefined) await insertPiece(inside.db, job, after.piecesDone, sealed)
    return after
  })
}

async function finish(world: World, handler: LongHandler, worker: string, job: LongJobAtWork): Promise<undefined> {
  const sealer = await handler.sealer(world, job)
  const pieces: string[] = []
  for (const { number, sealed } of await listPieces(world.db, job)) {
    pieces.push(await sealer.open(sealed, piecePlace(job, number)))
    await othersTurn()
  }
  const bytes = await handler.makeFile(world, job, pieces)
  const file = await sealer.seal(Buffer.from(bytes).toString('base64'), piecePlace(job, FILE))
  await atomically(world, async (inside) => {
    const expiresAt = new Date(inside.clock.now().getTime() + KEPT_HOURS * HOUR_MS).toISOString()
    const over = { piecesDone: job.piecesAll, leasedBy: null, leaseUntil: null, finishedAt: now(inside), expiresAt }
    if (!await updateJob(inside.db, job, worker, over)) return
    await deletePieces(inside.db, job)
    await insertPiece(inside.db, job, FILE, file)
  })
}

async function giveUp(world: World, worker: string, job: LongJobAtWork): Promise<undefined> {
  await atomically(world, async (inside) => {
    if (!await updateJob(inside.db, job, worker, { failedAt: now(inside), leasedBy: null, leaseUntil: null })) return
    await deletePieces(inside.db, job)
  })
}

/** Lets waiting requests go first. */
function othersTurn(): Promise<void> {
  return new Promise((resolve) => { setImmediate(resolve) })
}
