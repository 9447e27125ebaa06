import type { Db } from '../../../db/open.ts'
import type { NewJob } from './job.ts'
import { insertJob } from './queries.ts'

/**
 * Puts a job into the queue, in the transaction of whatever asks for it: both are kept or none. Where the clinic has a
 * job with the same `scheduleKey` already, nothing happens.
 * @param db the handle of the world inside `atomically`
 */
export async function enqueue(db: Db, job: NewJob): Promise<void> {
  await insertJob(db, job)
}
