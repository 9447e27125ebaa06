import { atomically, now, type World } from '../world.ts'
import { leaseEnd, LONG_KINDS, type LongJobAtWork } from './long-work.ts'
import { claimLongJob } from './long-queries.ts'
import { freeLeases, isJobWaiting, updateJob } from './queries.ts'

/**
 * Takes up the job that waits longest, also one that another worker left half done.
 * @param worker a name of its own for each process
 */
export async function takeUpLongWork(world: World, worker: string): Promise<LongJobAtWork | undefined> {
  if (!await isJobWaiting(world.db, now(world), LONG_KINDS)) return undefined
  return atomically(world, (inside) => claimLongJob(inside.db, now(inside), { worker, until: leaseEnd(inside) }))
}

/** Lets go of a job, so that it need not wait for the lease to end. */
export async function leaveLongWork(world: World, worker: string, job: LongJobAtWork): Promise<void> {
  await atomically(world, (inside) => updateJob(inside.db, job, worker, { leasedBy: null, leaseUntil: null, tries: 0 }))
}

/** For a program that has its database to itself: whoever held a job before it started is gone. */
export async function freeJobs(world: World): Promise<void> {
  await atomically(world, (inside) => freeLeases(inside.db))
}
