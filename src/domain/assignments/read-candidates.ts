import type { Clinician } from '../actor.ts'
import type { Course } from '../catalog/shape.ts'
import { todayOf } from '../clinics/today.ts'
import type { TeamMember } from '../families/queries.ts'
import { listFamiliesOfTeam, listMembersOfTeam } from '../families/queries.ts'
import type { World } from '../world.ts'
import { isInLanguage } from './assignable.ts'
import { listAssignmentsOf } from './queries.ts'

/** Somebody a course can be assigned to. `reads` says that the course is in their language. */
export interface Candidate { id: string; familyId: string; name: string; has: boolean; reads: boolean }

/** People of one family; those who joined by code stand together, with no family. */
export interface CandidateGroup { familyId: string | null; label: string | null; people: Candidate[] }

/**
 * Whom the clinician could assign a course to: members they may see, by family, with who has it already.
 * @param familyId leaves only that family
 */
export async function readCandidates(
  world: World, clinician: Clinician, course: Course, familyId?: string,
): Promise<CandidateGroup[]> {
  const today = await todayOf(world, clinician.clinicId)
  const team = await listMembersOfTeam(world.db, clinician, today)
  const members = familyId ? team.filter((member) => member.familyId === familyId) : team
  const assignments = await listAssignmentsOf(world.db, clinician.clinicId, members.map(({ id }) => id))
  const having = new Set(assignments.filter(({ courseKey }) => courseKey === course.key).map(({ memberId }) => memberId))
  const candidate = ({ id, familyId: of, displayName, locale }: TeamMember): Candidate =>
    ({ id, familyId: of, name: displayName, has: having.has(id), reads: isInLanguage(course, locale) })

  const families = await listFamiliesOfTeam(world.db, clinician)
  const labelled = new Set(families.map(({ id }) => id))
  const groups: CandidateGroup[] = families.map(({ id, label }) =>
    ({ familyId: id, label, people: members.filter((member) => member.familyId === id).map(candidate) }))
  const byCode = members.filter((member) => !labelled.has(member.familyId)).map(candidate)
  return [...groups, { familyId: null, label: null, people: byCode }].filter(({ people }) => people.length > 0)
}
