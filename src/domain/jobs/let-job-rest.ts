import * as z from 'zod'
import type { Administrator } from '../actor.ts'
import { record } from '../audit.ts'
import { id } from '../fields.ts'
import { found } from '../result.ts'
import { atomically, now, type World } from '../world.ts'
import { findJob, updateDeadJob } from './dead-queries.ts'

export const LetJobRest = z.object({ jobId: id })
export type LetJobRest = z.infer<typeof LetJobRest>

/**
 * Takes a job that failed off the list: it is not done. Where somebody else was faster, nothing happens.
 * @throws NotFound for a job of another clinic
 */
export async function letJobRest(world: World, administrator: Administrator, { jobId }: LetJobRest): Promise<void> {
  const { clinicId } = administrator
  await atomically(world, async (inside) => {
    found(await findJob(inside.db, clinicId, jobId), 'job')
    if (!await updateDeadJob(inside.db, clinicId, jobId, { restedAt: now(inside) })) return
    await record(inside, administrator, 'job.rested', { kind: 'job', id: jobId })
  })
}
