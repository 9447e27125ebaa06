import { atomically, now, type World } from '../world.ts'
import type { Job, JobHandler, Problem } from './job.ts'
import { claimJobs, freeLeases, isJobWaiting, updateJob } from './queries.ts'

/** So many jobs a worker takes up at once. */
const CLAIM_MAX = 5
/** So long a broken job waits after its first, second … try, in minutes; after more tries as long as the last. */
export const RETRY_MINUTES = [1, 5, 15, 60, 240] as const
const LAST_WAIT = RETRY_MINUTES.at(-1)!

/** What a worker wants to know, and when it is to stop. */
export interface Working {
  /** Once it is aborted no further job is begun, and those that were taken up are let go. */
  signal?: AbortSignal
  /** Hears of each job that broke. */
  onProblem?(kind: Job['kind'], error: unknown): void
}

/**
 * Takes up to five jobs that are due and does them one after another. What breaks is tried again later and stops
 * nothing else.
 * @param worker a name of its own for each process
 * @returns how many it took up; 0 does not say that none is due, another worker may have been faster
 */
export async function runOnce(world: World, handlers: readonly JobHandler[], worker: string, working: Working = {}): Promise<number> {
  const kinds = handlers.map(({ kind }) => kind)
  if (!await isJobWaiting(world.db, now(world), kinds)) return 0
  const until = inSeconds(world, Math.max(...handlers.map(({ leaseSeconds }) => leaseSeconds)))
  const jobs = await atomically(world, (inside) => claimJobs(inside.db, now(inside), { worker, until }, kinds, CLAIM_MAX))
  for (const job of jobs) {
    if (working.signal?.aborted) await letGo(world, worker, job)
    else await runJob(world, handlers.find(({ kind }) => kind === job.kind)!, worker, job, working)
  }
  return jobs.length
}

/** Lets go of every job that a worker holds, so that none has to wait for the lease to end. */
export async function letGoOfAll(world: World, worker: string): Promise<void> {
  await atomically(world, (inside) => freeLeases(inside.db, worker))
}

async function runJob(world: World, handler: JobHandler, worker: string, job: Job, { onProblem }: Working): Promise<void> {
  if (job.tries > handler.maxAttempts) {
    await settle(world, worker, job, failed(world, 'stopped'))
    return
  }
  if (!await settle(world, worker, job, { leaseUntil: inSeconds(world, handler.leaseSeconds) })) return
  const mayTryAgain = job.tries < handler.maxAttempts
  try {
    const outcome = await handler.run(world, job)
    if (outcome === 'done') await settle(world, worker, job, { ...FREED, finishedAt: now(world), lastProblem: null })
    else await settle(world, worker, job, mayTryAgain ? again(outcome.retryAt, 'later') : failed(world, 'later'))
  } catch (error) {
    onProblem?.(job.kind, error)
    const waitMinutes = RETRY_MINUTES[job.tries - 1] ?? LAST_WAIT
    await settle(world, worker, job, mayTryAgain ? again(inSeconds(world, waitMinutes * 60), 'error') : failed(world, 'error'))
  }
}

const FREED = { leasedBy: null, leaseUntil: null } as const

const again = (runAt: string, lastProblem: Problem) => ({ ...FREED, runAt, lastProblem })

const failed = (world: World, lastProblem: Problem) => ({ ...FREED, failedAt: now(world), lastProblem })

/** Who lost the lease meanwhile changes nothing: another worker does the job. */
function settle(world: World, worker: string, job: Job, change: Parameters<typeof updateJob>[3]): Promise<boolean> {
  return atomically(world, (inside) => updateJob(inside.db, job, worker, change))
}

async function letGo(world: World, worker: string, job: Job): Promise<void> {
  await settle(world, worker, job, { ...FREED, tries: job.tries - 1 })
}

function inSeconds(world: World, seconds: number): string {
  return new Date(world.clock.now().getTime() + seconds * 1000).toISOString()
}
