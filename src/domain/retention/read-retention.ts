import type { Administrator } from '../actor.ts'
import { dayIn } from '../clinics/clinic.ts'
import { addDays } from '../clinics/days.ts'
import { findTimeZone } from '../clinics/queries.ts'
import { dueKey } from '../jobs/schedule.ts'
import { now, type World } from '../world.ts'
import { countOld, isScheduleDone } from './queries.ts'
import { KEPT_DAYS, REMOVED_CLASSES, RUN_HOUR, type RemovedClass } from './retention.ts'

/** A class, how many days it is kept, and how many rows of it the next run removes. */
export interface RetentionRow { of: RemovedClass; keptDays: number; rows: number }

/** What the next run removes, counted as it will count. `nextOn`: its day (`YYYY-MM-DD`, clinic time). */
export async function readRetention(world: World, { clinicId }: Administrator): Promise<{ nextOn: string; classes: RetentionRow[] }> {
  const timeZone = await findTimeZone(world.db, clinicId)
  const today = dayIn(timeZone, now(world))
  const key = dueKey({ kind: 'remove-old', each: 'day', fromHour: RUN_HOUR }, timeZone, now(world))
  const nextOn = key !== undefined && await isScheduleDone(world.db, clinicId, key) ? addDays(today, 1) : today
  const classes: RetentionRow[] = []
  for (const of of REMOVED_CLASSES) {
    classes.push({ of, keptDays: KEPT_DAYS[of], rows: await countOld(world.db, clinicId, of, addDays(nextOn, -KEPT_DAYS[of])) })
  }
  return { nextOn, classes }
}
