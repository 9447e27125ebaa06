import { record } from '../audit.ts'
import { dayIn } from '../clinics/clinic.ts'
import { addDays } from '../clinics/days.ts'
import { findTimeZone } from '../clinics/queries.ts'
import { atomically, now, type World } from '../world.ts'
import { BATCH_ROWS, deleteOld } from './queries.ts'
import { KEPT_DAYS, REMOVED_CLASSES } from './retention.ts'

/**
 * Removes what a clinic has kept long enough today, class by class in batches, and writes down how much of each. Doing
 * it again removes nothing more that day.
 */
export async function removeOld(world: World, clinicId: string): Promise<void> {
  const today = dayIn(await findTimeZone(world.db, clinicId), now(world))
  for (const of of REMOVED_CLASSES) {
    const before = addDays(today, -KEPT_DAYS[of])
    let removed = BATCH_ROWS
    while (removed === BATCH_ROWS) {
      removed = await atomically(world, async (inside) => {
        const rows = await deleteOld(inside.db, clinicId, of, before)
        if (rows > 0) await record(inside, { kind: 'system', clinicId }, 'retention.removed', { kind: of, id: '' }, { reason: `${rows} rows` })
        return rows
      })
    }
  }
}
