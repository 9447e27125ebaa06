import * as z from 'zod'
import type { Clinician } from '../actor.ts'
import { record } from '../audit.ts'
import type { Course } from '../catalog/shape.ts'
import type { TeamMember } from '../families/queries.ts'
import { listMembersOfTeam } from '../families/queries.ts'
import { formKey, id, optionalDay, tick } from '../fields.ts'
import { momentAt } from '../invitations/moment.ts'
import { withReceipt } from '../receipts.ts'
import { done, found, NotFound, refused, type Result } from '../result.ts'
import { atomically, type World } from '../world.ts'
import { isAssignable, isInLanguage } from './assignable.ts'
import { insertAssignment, listAssignmentsOf } from './queries.ts'

/** People in one form; a clinician's whole caseload is fewer. */
const PEOPLE_MAX = 200

/**
 * `memberIds` are chosen people, `familyIds` whole families as they are when it is written. `dueOn` is a day of the
 * clinic's calendar. `anyLanguage` says the warning about the language was read.
 */
export const AssignCourse = z.object({
  formKey, courseKey: id, memberIds: z.array(id).max(PEOPLE_MAX), familyIds: z.array(id).max(PEOPLE_MAX),
  dueOn: optionalDay, anyLanguage: tick,
})
export type AssignCourse = z.infer<typeof AssignCourse>

/** `ids` of the new assignments are what undoing them takes. */
export interface Assigned { assigned: number; skipped: number; ids: string[] }
export type AssignRefusal = 'private-course' | 'not-in-this-language' | 'no-one' | 'past-date' | 'changed-meanwhile'

/**
 * Assigns a course to members this clinician may see; who has it already is skipped.
 * @throws NotFound for a course that does not exist, and when one of the people or families is not theirs to see
 */
export async function assignCourse(world: World, clinician: Clinician, input: AssignCourse): Promise<Result<Assigned, AssignRefusal>> {
  const course = found(world.catalog.course(input.courseKey), 'course')
  if (!isAssignable(course)) return refused('private-course')
  return atomically(world, (inside) => withReceipt(inside, clinician, input, async () => {
    const { at, on } = await momentAt(inside, clinician.clinicId)
    if (input.dueOn !== null && input.dueOn < on) return refused('past-date')
    const members = chosenFrom(await listMembersOfTeam(inside.db, clinician, on), input)
    if (members.length === 0) return refused('no-one')
    const having = await listAssignmentsOf(inside.db, clinician.clinicId, members.map(({ id }) => id))
    const isNewTo = (member: TeamMember) => !having.some((one) => one.memberId === member.id && one.courseKey === course.key)
    const needsEnglish = members.some((member) => isNewTo(member) && !isInLanguage(course, member.locale))
    if (needsEnglish && !input.anyLanguage) return refused('not-in-this-language')
    return done(await assignEach(inside, clinician, { course, members, dueOn: input.dueOn, at }))
  }))
}

/** Those of the team's members that the form names, each once. */
function chosenFrom(team: TeamMember[], { memberIds, familyIds }: AssignCourse): TeamMember[] {
  const isTheirs = memberIds.every((id) => team.some((member) => member.id === id))
    && familyIds.every((id) => team.some((member) => member.familyId === id))
  if (!isTheirs) throw new NotFound('family member')
  return team.filter(({ id, familyId }) => memberIds.includes(id) || familyIds.includes(familyId))
}

async function assignEach(
  inside: World, clinician: Clinician, what: { course: Course; members: TeamMember[]; dueOn: string | null; at: string },
): Promise<Assigned> {
  const ids: string[] = []
  for (const member of what.members) {
    const id = inside.newId()
    const isNew = await insertAssignment(inside.db, {
      clinicId: clinician.clinicId, id, memberId: member.id, courseKey: what.course.key,
      assignedBy: clinician.id, assignedAt: what.at, dueOn: what.dueOn, withdrawnAt: null,
    })
    if (isNew) ids.push(id)
  }
  for (const id of ids) await record(inside, clinician, 'assignment.created', { kind: 'assignment', id })
  return { assigned: ids.length, skipped: what.members.length - ids.length, ids }
}
