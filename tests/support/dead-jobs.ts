import type { JobTable } from '../../db/tables/jobs.ts'
import { NOT_LONG, UNTOUCHED } from '../../src/domain/jobs/queries.ts'
import type { World } from '../../src/domain/world.ts'
import { HARBOR } from './cast.ts'

/** What a job must never show. */
export const PAYLOAD = 'canary-of-a-payload'

/** A job that was given up a while ago. */
export async function addDeadJob(world: World, id: string, change: Partial<JobTable> = {}): Promise<void> {
  const at = new Date(world.clock.now().getTime() - 3_600_000).toISOString()
  await world.transact((db) => db.insertInto('job').values({
    clinicId: HARBOR, id, kind: 'sweep-sign-ins', payload: PAYLOAD, scheduleKey: null, runAt: at, madeAt: at,
    ...UNTOUCHED, ...NOT_LONG, tries: 6, lastProblem: 'error', failedAt: at, ...change,
  }).execute())
}

/** Something in every state for an administrator to see. */
export async function arrangeJobs(world: World): Promise<void> {
  const at = world.clock.now().toISOString()
  await addDeadJob(world, 'dead-error')
  await addDeadJob(world, 'dead-stopped', { lastProblem: 'stopped' })
  await addDeadJob(world, 'dead-file', { kind: 'own-data', accountId: 'ana', lastProblem: null })
  for (let number = 0; number < 3; number += 1) await addDeadJob(world, `done-${number}`, { failedAt: null, lastProblem: null, finishedAt: at })
}
