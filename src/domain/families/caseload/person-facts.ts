import type { Catalog } from '../../catalog/shape.ts'
import { ordinaryModules } from '../../catalog/shape.ts'
import type { BegunModule, QuestionStanding } from '../progress/queries.ts'
import { quizStandingOf } from '../progress/quiz-standing.ts'

/* What the rules of the caseload look at, all of it what the team may see (no times, no answers). Days are days of the
   clinic's calendar. */

/** An ordinary module of an assigned course. `number` is the one in the address; its dates are its own, else the course's. */
export interface ModuleFacts {
  number: number
  isFinished: boolean
  needsHelp: boolean
  opensOn: string
  dueOn: string | null
  lastOn: string | null
}

/** An assigned course. `opensOn` is the day it opened or opens, not before it was assigned; `dueOn` the earliest date that is still open. */
export interface CourseFacts { number: number; opensOn: string; dueOn: string | null; finished: number; modules: ModuleFacts[] }

/** One of the last workshops a member was expected at, newest first. */
export interface WorkshopFacts { on: string; state: string; isMadeUp: boolean }

/** One person: a member, or somebody with a live consent who has not joined. */
export interface PersonFacts {
  memberId: string | null
  consentId: string | null
  name: string
  /** Only where the consent marks it safe to call. */
  phone: string | null
  isPaused: boolean
  /** Since when they wait for a call. */
  askedOn: string | null
  /** When their open invitation was handed over. */
  handedOverOn: string | null
  courses: CourseFacts[]
  lastProgressOn: string | null
  workshops: WorkshopFacts[]
}

/** An assignment in force, as it is stored. */
interface StoredAssignment { id: string; courseKey: string; assignedAt: string; opensOn: string | null; dueOn: string | null }

/** The clinic's calendar day of a moment, ISO-8601 UTC. */
export type DayOf = (at: string) => string

/** What one member's courses are made from. */
export interface Learning {
  assignments: StoredAssignment[]
  dates: { assignmentId: string; moduleKey: string; opensOn: string | null; dueOn: string | null }[]
  begun: BegunModule[]
  questions: QuestionStanding[]
}

/** A member's assigned courses; one that is no longer in the catalog is left out. @param tries of one quiz until help is due */
export function coursesOf(catalog: Catalog, learning: Learning, dayOf: DayOf, tries: number): CourseFacts[] {
  return learning.assignments.flatMap((assignment) => {
    const course = catalog.course(assignment.courseKey)
    if (!course) return []
    const assignedOn = dayOf(assignment.assignedAt)
    const opensOn = laterOf(assignedOn, assignment.opensOn)
    const own = new Map(learning.dates.filter(({ assignmentId }) => assignmentId === assignment.id).map((date) => [date.moduleKey, date]))
    const modules = ordinaryModules(course).map((module): ModuleFacts => {
      const row = learning.begun.find(({ moduleKey }) => moduleKey === module.key)
      const questions = learning.questions.filter(({ moduleKey }) => moduleKey === module.key)
      return {
        number: module.order, isFinished: row?.isComplete ?? false, lastOn: row?.lastOn ?? null,
        needsHelp: quizStandingOf(module, row, questions, tries) === 'needs-help',
        opensOn: laterOf(assignedOn, own.get(module.key)?.opensOn ?? opensOn), dueOn: own.get(module.key)?.dueOn ?? assignment.dueOn,
      }
    })
    const dueOn = modules.flatMap((module) => (module.isFinished ? [] : module.dueOn ?? [])).sort()[0] ?? null
    return [{
      number: course.order, opensOn, dueOn,
      finished: modules.filter(({ isFinished }) => isFinished).length, modules,
    }]
  })
}

function laterOf(on: string, other: string | null): string {
  return other !== null && other > on ? other : on
}
