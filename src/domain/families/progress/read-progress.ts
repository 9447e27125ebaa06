import type { MemberAssignment } from '../../assignments/queries.ts'
import { listAssignmentsOf } from '../../assignments/queries.ts'
import type { Catalog, Course, Text } from '../../catalog/shape.ts'
import { ordinaryModules } from '../../catalog/shape.ts'
import type { World } from '../../world.ts'
import { findThresholds } from '../caseload/queries.ts'
import type { BegunModule, QuestionStanding } from './queries.ts'
import { listBegunModules, listQuestionStandings } from './queries.ts'
import type { QuizStanding } from './quiz-standing.ts'
import { quizStandingOf } from './quiz-standing.ts'

/** A module of an assigned course as staff see it. `number` is the one in the address. */
export interface ModuleStanding { number: number; title: Text; isFinished: boolean; quiz: QuizStanding }

/** An assigned course. `finished` counts ordinary modules, of which `modules` lists every one. */
export interface CourseStanding { number: number; title: Text; dueOn: string | null; finished: number; modules: ModuleStanding[] }

/** All that staff may know of a member's learning. Days are days of the clinic's calendar; there are no times. */
export interface MemberProgress { courses: CourseStanding[]; lastProgressOn: string | null }

/** Where these members stand, by member id. The caller may see them. Private modules are never read. */
export async function readProgress(world: World, clinicId: string, memberIds: readonly string[]): Promise<Map<string, MemberProgress>> {
  const keys = world.catalog.courses.flatMap(ordinaryModules).map(({ key }) => key)
  const assignments = await listAssignmentsOf(world.db, clinicId, memberIds)
  const begun = await listBegunModules(world.db, clinicId, memberIds, keys)
  const unfinished = begun.filter(({ isComplete, attempts }) => !isComplete && attempts > 0)
  const questions = await listQuestionStandings(world.db, clinicId,
    [...new Set(unfinished.map(({ memberId }) => memberId))], [...new Set(unfinished.map(({ moduleKey }) => moduleKey))])

  const { nudgeQuizTries } = await findThresholds(world.db, clinicId)
  const mine = <T extends { memberId: string }>(rows: Map<string, T[]>, id: string) => rows.get(id) ?? []
  const [assigned, opened, answered] = [byMember(assignments), byMember(begun), byMember(questions)]
  return new Map(memberIds.map((id) =>
    [id, progressOf(world.catalog, mine(assigned, id), mine(opened, id), mine(answered, id), nudgeQuizTries)]))
}

function byMember<T extends { memberId: string }>(rows: T[]): Map<string, T[]> {
  return Map.groupBy(rows, ({ memberId }) => memberId)
}

function progressOf(
  catalog: Catalog, assignments: MemberAssignment[], begun: BegunModule[], questions: QuestionStanding[], tries: number,
): MemberProgress {
  const courses = assignments.flatMap(({ courseKey, dueOn }) => {
    const course = catalog.course(courseKey)
    return course ? [courseStanding(course, dueOn, begun, questions, tries)] : []
  })
  const days = begun.map(({ lastOn }) => lastOn).sort()
  return { courses, lastProgressOn: days.at(-1) ?? null }
}

function courseStanding(
  course: Course, dueOn: string | null, begun: BegunModule[], questions: QuestionStanding[], tries: number,
): CourseStanding {
  const modules = ordinaryModules(course).map((module) => {
    const row = begun.find(({ moduleKey }) => moduleKey === module.key)
    const quiz = quizStandingOf(module, row, questions.filter(({ moduleKey }) => moduleKey === module.key), tries)
    return { number: module.order, title: module.title, isFinished: row?.isComplete ?? false, quiz }
  })
  const finished = modules.filter(({ isFinished }) => isFinished).length
  return { number: course.order, title: course.title, dueOn, finished, modules }
}
