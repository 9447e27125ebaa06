import * as z from 'zod'
import type { Clinician } from '../actor.ts'
import { record } from '../audit.ts'
import type { Course } from '../catalog/shape.ts'
import { formKey, id, oneOf, optionalDay, tick } from '../fields.ts'
import { momentAt } from '../invitations/moment.ts'
import { withReceipt } from '../receipts.ts'
import { done, found, refused, type Result } from '../result.ts'
import { atomically, type World } from '../world.ts'
import { isAssignable, isInLanguage } from './assignable.ts'
import { LATECOMERS } from './calendar.ts'
import type { ChosenMember } from './chosen.ts'
import { readChosen } from './chosen.ts'
import type { CourseDates } from './course-dates.ts'
import { datesFor } from './course-dates.ts'
import { insertAssignment, insertModuleDates, listAssignmentsOf } from './queries.ts'

/** People in one form; a clinician's whole caseload is fewer. */
const PEOPLE_MAX = 200
/** Weekly workshops in one form. */
const GROUPS_MAX = 50
/** A program lasts no longer. */
export const WEEKS_MAX = 52

const ids = z.array(id).max(PEOPLE_MAX)

/**
 * `memberIds` are chosen people, `familyIds` whole families and `seriesIds` the groups of weekly workshops as they are
 * when it is written. `dueOn` is a day of the clinic's calendar; `firstWeek` dates the course by week instead.
 * `anyLanguage` says the warning about the language was read.
 */
export const AssignCourse = z.object({
  formKey, courseKey: id, memberIds: ids, familyIds: ids, seriesIds: z.array(id).max(GROUPS_MAX).optional(),
  dueOn: optionalDay, firstWeek: z.coerce.number().int().min(1).max(WEEKS_MAX).optional(), latecomers: oneOf(LATECOMERS).optional(),
  anyLanguage: tick,
})
export type AssignCourse = z.infer<typeof AssignCourse>

/** `ids` of the new assignments are what undoing them takes. */
export interface Assigned { assigned: number; skipped: number; ids: string[] }
export type AssignRefusal = 'private-course' | 'not-in-this-language' | 'no-one' | 'past-date' | 'no-start-day' | 'changed-meanwhile'

/**
 * Assigns a course to members this clinician may see; who has it already is skipped.
 * @throws NotFound for a course that does not exist, and when one of the people, families or groups is not theirs to see
 */
export async function assignCourse(world: World, clinician: Clinician, input: AssignCourse): Promise<Result<Assigned, AssignRefusal>> {
  const course = found(world.catalog.course(input.courseKey), 'course')
  if (!isAssignable(course)) return refused('private-course')
  return atomically(world, (inside) => withReceipt(inside, clinician, input, async () => {
    const { at, on } = await momentAt(inside, clinician.clinicId)
    if (input.firstWeek === undefined && input.dueOn !== null && input.dueOn < on) return refused('past-date')
    const members = await readChosen(inside, clinician, input, on)
    if (members.length === 0) return refused('no-one')
    const having = await listAssignmentsOf(inside.db, clinician.clinicId, members.map(({ id }) => id))
    const fresh = members.filter(({ id }) => !having.some((one) => one.memberId === id && one.courseKey === course.key))
    if (fresh.some(({ locale }) => !isInLanguage(course, locale)) && !input.anyLanguage) return refused('not-in-this-language')
    const dated = fresh.flatMap((member) => {
      const dates = datesFor(course, input, member.startedOn, on)
      return dates ? [{ member, dates }] : []
    })
    if (dated.length < fresh.length) return refused('no-start-day')
    const ids = await assignEach(inside, clinician, course, dated, at)
    return done({ assigned: ids.length, skipped: members.length - ids.length, ids })
  }))
}

async function assignEach(
  inside: World, clinician: Clinician, course: Course, dated: { member: ChosenMember; dates: CourseDates }[], at: string,
): Promise<string[]> {
  const { clinicId } = clinician
  const ids: string[] = []
  for (const { member, dates: { modules, ...dates } } of dated) {
    const id = inside.newId()
    const isNew = await insertAssignment(inside.db, {
      clinicId, id, memberId: member.id, courseKey: course.key, assignedBy: clinician.id, assignedAt: at, withdrawnAt: null, ...dates,
    })
    if (!isNew) continue
    await insertModuleDates(inside.db, modules.map((module) => ({ clinicId, assignmentId: id, ...module })))
    ids.push(id)
  }
  for (const id of ids) await record(inside, clinician, 'assignment.created', { kind: 'assignment', id })
  return ids
}
