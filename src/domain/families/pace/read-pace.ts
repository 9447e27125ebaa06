import type { Clinician } from '../../actor.ts'
import { assignmentState, type AssignmentState } from '../../assignments/state.ts'
import type { Course } from '../../catalog/shape.ts'
import { ordinaryModules } from '../../catalog/shape.ts'
import { todayOf } from '../../clinics/today.ts'
import { stateOfConsent } from '../../consents/live.ts'
import { listConsentsOfFamily } from '../../consents/queries.ts'
import { found } from '../../result.ts'
import type { World } from '../../world.ts'
import { listBegunModules } from '../progress/queries.ts'
import { findFamilyOfTeam, listMembersOfFamily } from '../queries.ts'
import type { Pace } from './pace.ts'
import { paceOf } from './pace.ts'
import { findPaceTimes, listDated } from './queries.ts'

/** An assignment that a step down may keep or take back. `state` leaves the family's own pause aside. */
export interface PaceAssignment { id: string; name: string; course: Course; finished: number; of: number; state: AssignmentState; opensOn: string | null }

/** What the page about a family's pace shows. `consents` are those in force: an end offers to withdraw them. */
export interface PaceDetail {
  familyId: string
  label: string | null
  pace: Pace
  assignments: PaceAssignment[]
  consents: { id: string; recipient: string }[]
}

/** Reads a family's pace and what is open in it. @throws NotFound for a family outside the clinician's team */
export async function readPace(world: World, clinician: Clinician, familyId: string): Promise<PaceDetail> {
  const { clinicId } = clinician
  const family = found(await findFamilyOfTeam(world.db, clinician, familyId), 'family')
  const times = found(await findPaceTimes(world.db, clinicId, family.id), 'family')
  const today = await todayOf(world, clinicId)
  const members = await listMembersOfFamily(world.db, clinician, today, family.id)
  const memberIds = members.map(({ id }) => id)
  const keys = world.catalog.courses.flatMap(ordinaryModules).map(({ key }) => key)
  const begun = await listBegunModules(world.db, clinicId, memberIds, keys)
  const dated = times.endedAt === null ? await listDated(world.db, clinicId, memberIds) : []
  const assignments = dated.flatMap(({ id, memberId, courseKey, opensOn }): PaceAssignment[] => {
    const course = world.catalog.course(courseKey)
    if (!course) return []
    const modules = ordinaryModules(course)
    const own = begun.filter((row) => row.memberId === memberId && modules.some(({ key }) => key === row.moduleKey))
    const finished = own.filter(({ isComplete }) => isComplete).length
    const state = assignmentState({
      opensOn, withdrawnAt: null, closedAt: null, isPaused: false, isStarted: own.length > 0, isComplete: finished === modules.length,
    }, today)
    const name = members.find((member) => member.id === memberId)?.displayName ?? ''
    return state === 'complete' ? [] : [{ id, name, course, finished, of: modules.length, state, opensOn }]
  })
  const consents = (await listConsentsOfFamily(world.db, clinician, family.id))
    .filter((consent) => stateOfConsent(consent, today) === 'live').map(({ id, recipient }) => ({ id, recipient }))
  return { familyId: family.id, label: family.label, pace: paceOf(times), assignments, consents }
}
