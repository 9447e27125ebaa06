import { randomUUID } from 'node:crypto'
import { setTimeout as wait } from 'node:timers/promises'
import { clearJobs } from '../../domain/jobs/clear-jobs.ts'
import type { JobAtWork, JobHandlers } from '../../domain/jobs/job.ts'
import { freeJobs, leaveJob, takeUpJob } from '../../domain/jobs/take-up-job.ts'
import { workOnJob } from '../../domain/jobs/work-on-job.ts'
import { faultOf } from '../log.ts'
import type { Installation } from '../start.ts'

/** So often it looks for a job. */
const LOOK_MS = 1_000
/** Between two pieces everything else has its turn. */
const PAUSE_MS = 50
/** So often what ran out is erased. */
const CLEAR_MS = 60_000

/** Long work as it goes on beside the pages. */
export interface Jobs {
  /** Ends after the piece that is being made; another start goes on there. */
  stop(): Promise<void>
}

/** Does long work, one job at a time and one piece at a time, until it is stopped. What fails is logged and tried again. */
export function runJobs({ world, store, clinics, log }: Pick<Installation, 'world' | 'store' | 'clinics' | 'log'>): Jobs {
  const worker = randomUUID()
  const ending = new AbortController()
  const pause = (ms: number) => wait(ms, undefined, { signal: ending.signal, ref: false }).catch(() => undefined)
  let handlers: JobHandlers | undefined
  let clearedAt = -CLEAR_MS
  // On SQLite there is no other server; elsewhere a lease may be another one's.
  let isFirst = store.dialect === 'sqlite'

  /** What makes files is loaded when the first one is asked for. */
  async function work(job: JobAtWork): Promise<void> {
    handlers ??= (await import('./handlers.ts')).newHandlers(clinics)
    let state: JobAtWork | undefined = job
    while (state && !ending.signal.aborted) {
      state = await workOnJob(world, handlers, worker, state)
      await pause(PAUSE_MS)
    }
    if (state) await leaveJob(world, worker, state)
  }

  async function turn(): Promise<void> {
    if (isFirst) await freeJobs(world)
    isFirst = false
    if (performance.now() - clearedAt >= CLEAR_MS) {
      clearedAt = performance.now()
      await clearJobs(world)
    }
    const job = await takeUpJob(world, worker)
    if (job) await work(job)
  }

  async function run(): Promise<void> {
    while (!ending.signal.aborted) {
      await turn().catch((error: unknown) => log({ event: 'fault', requestId: '', route: 'jobs', ...faultOf(error) }))
      await pause(LOOK_MS)
    }
  }

  const running = run()
  return {
    stop() {
      ending.abort()
      return running
    },
  }
}
