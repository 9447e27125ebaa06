import type { Clinician } from '../../actor.ts'
import type { Course } from '../../catalog/shape.ts'
import { ordinaryModules } from '../../catalog/shape.ts'
import { dayIn } from '../../clinics/clinic.ts'
import { addDays } from '../../clinics/days.ts'
import { findTimeZone } from '../../clinics/queries.ts'
import { findFamilyOfTeam, listMembersOfFamily } from '../../families/queries.ts'
import { found } from '../../result.ts'
import { now, type World } from '../../world.ts'
import type { OutsideRecord } from './queries.ts'
import { listOutside } from './queries.ts'
import { UNDO_DAYS } from './undo-outside.ts'

/** What the page to record such a module shows. `records` can still be taken back. `today` is the clinic's day. */
export interface OutsidePage {
  familyId: string
  today: string
  people: { id: string; name: string }[]
  courses: Course[]
  records: OutsideRecord[]
}

/** @throws NotFound for a family outside the clinician's team */
export async function readOutside(world: World, clinician: Clinician, familyId: string): Promise<OutsidePage> {
  const { clinicId } = clinician
  const family = found(await findFamilyOfTeam(world.db, clinician, familyId), 'family')
  const timeZone = await findTimeZone(world.db, clinicId)
  const today = dayIn(timeZone, now(world))
  const members = await listMembersOfFamily(world.db, clinician, today, family.id)
  // A day of the calendar begins within a day of midnight UTC.
  const records = await listOutside(world.db, clinicId, members.map(({ id }) => id), `${addDays(today, -UNDO_DAYS - 1)}T00:00:00.000Z`)
  return {
    familyId: family.id, today,
    people: members.map(({ id, displayName }) => ({ id, name: displayName })),
    courses: world.catalog.courses.filter((course) => ordinaryModules(course).length > 0),
    records: records.filter(({ at }) => addDays(dayIn(timeZone, at), UNDO_DAYS) >= today),
  }
}
