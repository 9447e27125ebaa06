import { setTimeout as wait } from 'node:timers/promises'
import { clearLongWork } from '../../domain/jobs/clear-long-work.ts'
import { doLongWork } from '../../domain/jobs/do-long-work.ts'
import type { LongHandlers, LongJobAtWork } from '../../domain/jobs/long-work.ts'
import { leaveLongWork, takeUpLongWork } from '../../domain/jobs/take-up-long-work.ts'
import type { Shift, Workplace } from './run-jobs.ts'

/** So often it looks for a job. */
const LOOK_MS = 1_000
/** Between two pieces everything else has its turn. */
const PAUSE_MS = 50
/** So often what ran out is erased. */
const CLEAR_MS = 60_000

/**
 * Does long work, one job at a time and one piece at a time. Once the shift ends it stops after the piece that is being
 * made; another start goes on there.
 */
export async function runLongWork({ world, clinics }: Pick<Workplace, 'world' | 'clinics'>, { worker, signal, onFault }: Shift): Promise<void> {
  const pause = (ms: number) => wait(ms, undefined, { signal, ref: false }).catch(() => undefined)
  let handlers: LongHandlers | undefined
  let clearedAt = -CLEAR_MS

  /** What makes files is loaded when the first one is asked for. */
  async function work(job: LongJobAtWork): Promise<void> {
    handlers ??= (await import('./long-handlers.ts')).newLongHandlers(clinics)
    let state: LongJobAtWork | undefined = job
    while (state && !signal.aborted) {
      state = await doLongWork(world, handlers, worker, state)
      await pause(PAUSE_MS)
    }
    if (state) await leaveLongWork(world, worker, state)
  }

  async function turn(): Promise<void> {
    if (performance.now() - clearedAt >= CLEAR_MS) {
      clearedAt = performance.now()
      await clearLongWork(world)
    }
    const job = await takeUpLongWork(world, worker)
    if (job) await work(job)
  }

  while (!signal.aborted) {
    await turn().catch(onFault)
    await pause(LOOK_MS)
  }
}
