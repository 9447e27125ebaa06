import * as z from 'zod'
import type { Administrator } from '../actor.ts'
import { record } from '../audit.ts'
import { id } from '../fields.ts'
import { found, NotFound } from '../result.ts'
import { atomically, now, type World } from '../world.ts'
import { findJob, updateDeadJob } from './dead-queries.ts'
import { isLong } from './long-work.ts'

export const TryJobAgain = z.object({ jobId: id })
export type TryJobAgain = z.infer<typeof TryJobAgain>

/**
 * Has a job that failed done again, with as many tries as a new one. Where somebody else was faster, nothing happens.
 * @throws NotFound for a job of another clinic, and for a person's own file: only they ask for that
 */
export async function tryJobAgain(world: World, administrator: Administrator, { jobId }: TryJobAgain): Promise<void> {
  const { clinicId } = administrator
  await atomically(world, async (inside) => {
    const { kind } = found(await findJob(inside.db, clinicId, jobId), 'job')
    if (isLong(kind)) throw new NotFound('job')
    if (!await updateDeadJob(inside.db, clinicId, jobId, { failedAt: null, runAt: now(inside), tries: 0 })) return
    await record(inside, administrator, 'job.tried-again', { kind: 'job', id: jobId })
  })
}
