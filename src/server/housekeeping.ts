import { checkpoint } from '../../db/durable.ts'
import { noteHeads } from './audit-heads.ts'
import { faultOf } from './log.ts'
import type { Installation } from './start.ts'

const HOUR_MS = 60 * 60_000

/** Once an hour, until the process ends: empties the write-ahead log of this program's own file, notes where the audit record ends. Other work is a job. */
export function keepHouse(installation: Installation): void {
  setInterval(() => { void tidyUp(installation) }, HOUR_MS).unref()
}

/** What `keepHouse` does each time. It never rejects: what fails is logged and tried again in an hour. */
export async function tidyUp(installation: Pick<Installation, 'clinics' | 'config' | 'store' | 'log'>): Promise<void> {
  const { store, log } = installation
  try {
    await checkpoint(store)
    await noteHeads(installation)
  } catch (error) {
    log({ event: 'fault', requestId: '', route: 'housekeeping', ...faultOf(error) })
  }
}
