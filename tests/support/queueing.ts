import type { JobTable } from '../../db/tables/jobs.ts'
import { enqueue } from '../../src/domain/jobs/enqueue.ts'
import type { Job, JobHandler, NewJob } from '../../src/domain/jobs/job.ts'
import { atomically, type World } from '../../src/domain/world.ts'
import { HARBOR } from './cast.ts'
import { MONDAY } from './world.ts'

/** Puts jobs with these payloads into the queue, due since Monday unless said otherwise. */
export async function queue(world: World, payloads: string[], change: Partial<NewJob> = {}): Promise<void> {
  await atomically(world, async (inside) => {
    for (const payload of payloads) await enqueue(inside.db, { clinicId: HARBOR, kind: 'sweep-sign-ins', payload, runAt: MONDAY, ...change })
  })
}

/** A handler that does this, with a lease of 60 s and three tries. */
export const handlerOf = (run: (world: World, job: Job) => ReturnType<JobHandler['run']>): JobHandler =>
  ({ kind: 'sweep-sign-ins', leaseSeconds: 60, maxAttempts: 3, run })

/** How all jobs stand, in the order of their payloads. */
export function jobRows(world: World): Promise<Pick<JobTable, 'payload' | 'runAt' | 'tries' | 'leasedBy' | 'lastProblem' | 'finishedAt' | 'failedAt' | 'scheduleKey'>[]> {
  return world.db.selectFrom('job')
    .select(['payload', 'runAt', 'tries', 'leasedBy', 'lastProblem', 'finishedAt', 'failedAt', 'scheduleKey']).orderBy('payload').orderBy('scheduleKey').execute()
}
