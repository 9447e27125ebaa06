import type { Store } from '../../db/open.ts'
import { findMeta, putMeta } from '../domain/clinics/queries.ts'
import type { Clock } from '../domain/world.ts'

const KEY = 'latest-time'
const INSTALLATION = ''
const RECORD_MS = 10 * 60_000

/** `behindMinutes`: how far the computer's clock stood behind the latest recorded time when this one was made. */
export interface RecordedClock extends Clock {
  behindMinutes: number
  /** Notes the time, so that not even a restart with a clock set back revives what had expired. */
  record(): Promise<void>
  close(): void
}

/** The computer's clock, except that it never goes back, also over restarts (security.md §3). */
export async function openClock(store: Pick<Store, 'db' | 'transact'>): Promise<RecordedClock> {
  const recorded = await findMeta(store.db, INSTALLATION, KEY)
  const started = Date.now()
  let latest = Math.max(started, recorded === undefined ? 0 : Date.parse(recorded))

  function now(): Date {
    latest = Math.max(latest, Date.now())
    return new Date(latest)
  }

  async function record(): Promise<void> {
    const at = now().toISOString()
    await store.transact((db) => putMeta(db, INSTALLATION, KEY, at))
  }

  // A full disk must not stop the clock.
  const timer = setInterval(() => { record().catch(() => undefined) }, RECORD_MS).unref()
  return { now, record, behindMinutes: Math.round((latest - started) / 60_000), close: () => clearInterval(timer) }
}
