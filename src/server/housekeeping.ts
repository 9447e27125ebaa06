import { checkpoint } from '../../db/durable.ts'
import { faultOf } from './log.ts'
import type { Installation } from './start.ts'

const HOUR_MS = 60 * 60_000

/** Once an hour, until the process ends: empties the write-ahead log and drops sign-ins that ended long ago. */
export function keepHouse(installation: Installation): void {
  setInterval(() => { void tidyUp(installation) }, HOUR_MS).unref()
}

/** What `keepHouse` does each time. It never rejects: what fails is logged and tried again in an hour. */
export async function tidyUp({ auth, clinics, store, log }: Pick<Installation, 'auth' | 'clinics' | 'store' | 'log'>): Promise<void> {
  try {
    for (const { id } of clinics.all()) await auth.sweep(id)
    await checkpoint(store)
  } catch (error) {
    log({ event: 'fault', requestId: '', route: 'housekeeping', ...faultOf(error) })
  }
}
