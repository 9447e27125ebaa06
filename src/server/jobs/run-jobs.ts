import { randomInt, randomUUID } from 'node:crypto'
import { setTimeout as wait } from 'node:timers/promises'
import { isJobWaiting } from '../../domain/jobs/queries.ts'
import { letGoOfAll, runOnce } from '../../domain/jobs/run-once.ts'
import { enqueueDue } from '../../domain/jobs/schedule.ts'
import { freeJobs } from '../../domain/jobs/take-up-long-work.ts'
import { now } from '../../domain/world.ts'
import { faultOf } from '../log.ts'
import type { Installation } from '../start.ts'
import { type HandlersOf, newHandlers } from './handlers.ts'
import { runLongWork } from './run-long-work.ts'
import { SCHEDULES } from './schedules.ts'

/** So long it waits where nothing is due, and where another worker was faster: from, to. */
const IDLE_MS = [1_500, 2_500] as const
const AGAIN_MS = [50, 250] as const
/** So often the clock is asked what is due. */
const CLOCK_MS = 60_000
/** What runs has so long to end once the program stops. Then it is let go, and whoever starts next does it again. */
const END_MS = 8_000

/** Work as it goes on beside the pages. */
export interface Jobs {
  /** Ends after what is being done. */
  stop(): Promise<void>
}

export type Workplace = Pick<Installation, 'world' | 'store' | 'clinics' | 'auth' | 'log'> & Pick<HandlersOf, 'config'>

/** Does what is in the queue until it is stopped, short jobs and long work side by side. What fails is logged and tried again. */
export function runJobs(workplace: Workplace, { handlers = newHandlers(workplace), endMs = END_MS } = {}): Jobs {
  const { world, store, log } = workplace
  const worker = randomUUID()
  const ending = new AbortController()
  const fault = (error: unknown) => log({ event: 'fault', requestId: '', route: 'jobs', ...faultOf(error) })

  async function run(): Promise<void> {
    // On SQLite there is no other server, so whoever held a job is gone; elsewhere a lease may be another one's.
    if (store.dialect === 'sqlite') await freeJobs(world).catch(fault)
    await Promise.all([
      runShortJobs(workplace, handlers, { worker, signal: ending.signal, onFault: fault }),
      runLongWork(workplace, { worker, signal: ending.signal, onFault: fault }),
    ])
  }

  const running = run()
  return {
    async stop() {
      ending.abort()
      const isOver = await Promise.race([running.then(() => true), wait(endMs, false, { ref: false })])
      if (!isOver) await letGoOfAll(world, worker)
    },
  }
}

/** Who works, when it is to stop, and who hears of what goes wrong. */
export interface Shift { worker: string; signal: AbortSignal; onFault(error: unknown): void }

async function runShortJobs({ world, clinics }: Workplace, handlers: ReturnType<typeof newHandlers>, { worker, signal, onFault }: Shift): Promise<void> {
  const kinds = handlers.map(({ kind }) => kind)
  let askedAt = -CLOCK_MS

  async function turn(): Promise<readonly [number, number]> {
    if (performance.now() - askedAt >= CLOCK_MS) {
      askedAt = performance.now()
      for (const clinic of clinics.all()) await enqueueDue(world, clinic, SCHEDULES)
    }
    const taken = await runOnce(world, handlers, worker, { signal, onProblem: (_, error) => onFault(error) })
    return taken > 0 || await isJobWaiting(world.db, now(world), kinds) ? AGAIN_MS : IDLE_MS
  }

  while (!signal.aborted) {
    const [from, to] = await turn().catch((error: unknown) => {
      onFault(error)
      return IDLE_MS
    })
    await wait(randomInt(from, to), undefined, { signal, ref: false }).catch(() => undefined)
  }
}
