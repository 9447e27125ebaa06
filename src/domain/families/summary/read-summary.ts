import type { Clinician } from '../../actor.ts'
import { ordinaryModules } from '../../catalog/shape.ts'
import { dayIn } from '../../clinics/clinic.ts'
import { findTimeZone } from '../../clinics/queries.ts'
import { found } from '../../result.ts'
import { now, type World } from '../../world.ts'
import type { Attendance } from '../detail/days.ts'
import { attendanceOf } from '../detail/days.ts'
import { findFamilyOfTeam, listMembersOfFamily } from '../queries.ts'
import { listCallsWith, listCoursesOf, listModulesOf, listWorkshopsOf, summaryDb } from './queries.ts'

/** One person in a summary. Days of the clinic's calendar. */
export interface SummaryPerson {
  name: string
  /** Of the courses they have. */
  modules: { finished: number; of: number }
  /** Of the modules finished in their courses; what was done on paper, by phone or read together has none. */
  quizzesPassed: number
  attendance: Attendance
  /** The latest first. */
  calls: { on: string; outcome: string }[]
  lastProgressOn: string | null
}

/** A family in short, for the clinic's record. */
export interface Summary { label: string | null; onDay: string; people: SummaryPerson[] }

/** What can be said in short of a family of the clinician's team. @throws NotFound for any other family */
export async function readSummary(world: World, clinician: Clinician, familyId: string): Promise<Summary> {
  const { clinicId } = clinician
  const family = found(await findFamilyOfTeam(world.db, clinician, familyId), 'family')
  const timeZone = await findTimeZone(world.db, clinicId)
  const onDay = dayIn(timeZone, now(world))
  const members = await listMembersOfFamily(world.db, clinician, onDay, family.id)
  const ids = members.map(({ id }) => id)
  const db = summaryDb(world.db)
  const courses = await listCoursesOf(db, clinicId, ids)
  const progress = await listModulesOf(db, clinicId, ids, world.catalog.courses.flatMap(ordinaryModules).map(({ key }) => key))
  const workshops = await listWorkshopsOf(db, clinicId, ids)
  const calls = await listCallsWith(db, clinicId, family.id, ids)

  const people = members.map(({ id, displayName }): SummaryPerson => {
    const mine = <T extends { memberId: string | null }>(rows: T[]) => rows.filter(({ memberId }) => memberId === id)
    const modules = mine(courses).flatMap(({ courseKey }) => ordinaryModules(world.catalog.course(courseKey)))
    const begun = mine(progress)
    const done = new Map(begun.flatMap(({ moduleKey, completedAt, completedHow }) => (completedAt === null ? [] : [[moduleKey, completedHow]])))
    const finished = modules.filter(({ key }) => done.has(key))
    return {
      name: displayName, quizzesPassed: finished.filter(({ key, quiz }) => quiz.length > 0 && done.get(key) === 'online').length, attendance: attendanceOf(mine(workshops), timeZone),
      modules: { finished: finished.length, of: modules.length },
      calls: mine(calls).map(({ onDay: on, outcome }) => ({ on, outcome })),
      lastProgressOn: begun.map(({ lastOn }) => lastOn).sort().at(-1) ?? null,
    }
  })
  return { label: family.label, onDay, people }
}
