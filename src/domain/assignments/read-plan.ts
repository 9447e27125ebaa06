import type { FamilyMember } from '../actor.ts'
import type { Catalog, Course, Module } from '../catalog/shape.ts'
import { ordinaryModules } from '../catalog/shape.ts'
import type { World } from '../world.ts'
import { listPlan, listPlanDates } from './plan-queries.ts'
import { assignmentState, dateLabel } from './state.ts'

/** The days of one module; null opens at once, or has no date. */
interface Dates { opensOn: string | null; dueOn: string | null }

/** An assignment in force as its member lives it. `dates` are those of its modules, by module key. */
export interface PlannedCourse extends Dates { courseKey: string; closedAt: string | null; isPaused: boolean; dates: ReadonlyMap<string, Dates> }

/** A member's plan. */
export interface Plan {
  courses: PlannedCourse[]
  /** Something of it changed that they were not told of. */
  isChanged: boolean
}

/** A module to go on with, and for which day; a day of the clinic's calendar. */
export interface DatedModule { course: Course; module: Module; dueOn: string | null }

/** What a member was assigned, with its dates. Days are days of the clinic's calendar. */
export async function readPlan(world: World, member: FamilyMember): Promise<Plan> {
  const rows = await listPlan(world.db, member)
  const inForce = rows.filter(({ withdrawnAt }) => withdrawnAt === null)
  const dates = inForce.some(({ firstWeek }) => firstWeek !== null) ? await listPlanDates(world.db, member) : []
  const byAssignment = Map.groupBy(dates, ({ assignmentId }) => assignmentId)
  return {
    isChanged: rows.some(({ changedAt }) => changedAt !== null),
    courses: inForce.map(({ id, courseKey, opensOn, dueOn, closedAt, ownPausedAt, familyPausedAt }) => ({
      courseKey, opensOn, dueOn, closedAt, isPaused: ownPausedAt !== null || familyPausedAt !== null,
      dates: new Map((byAssignment.get(id) ?? []).map(({ moduleKey, ...days }) => [moduleKey, days])),
    })),
  }
}

type Lines = ReadonlyMap<string, { completedAt: string | null; continued: { size: number } }>

/**
 * Of each assignment that is open, the module to go on with: the earliest date of those whose week has come, in
 * course order. A course that rests or whose date is nobody's business now has no date; a closed one offers nothing.
 */
export function nextModules(catalog: Catalog, plan: Plan, lines: Lines, today: string): DatedModule[] {
  return plan.courses.flatMap((planned): DatedModule[] => {
    const course = catalog.course(planned.courseKey)
    const modules = ordinaryModules(course)
    const isDone = ({ key }: Module) => (lines.get(key)?.completedAt ?? null) !== null
    const isBegun = ({ key }: Module) => (lines.get(key)?.continued.size ?? 0) > 0
    const facts = { ...planned, withdrawnAt: null, isStarted: modules.some((one) => isDone(one) || isBegun(one)), isComplete: modules.every(isDone) }
    const state = assignmentState(facts, today)
    if (!course || state === 'complete' || state === 'closed' || state === 'planned') return []
    const [next] = modules
      .filter((module) => !isDone(module) && (isBegun(module) || (planned.dates.get(module.key)?.opensOn ?? today) <= today))
      .map((module) => ({ course, module, dueOn: planned.dates.get(module.key)?.dueOn ?? planned.dueOn }))
      .toSorted(byDate)
    if (!next) return []
    return [{ ...next, dueOn: dateLabel(state, next.dueOn, today) === 'none' ? null : next.dueOn }]
  })
}

/** The earlier date first, no date last; of equals the one that stands first. */
export function byDate(one: Pick<DatedModule, 'dueOn'>, other: Pick<DatedModule, 'dueOn'>): number {
  if (one.dueOn === other.dueOn) return 0
  if (one.dueOn === null || other.dueOn === null) return one.dueOn === null ? 1 : -1
  return one.dueOn.localeCompare(other.dueOn)
}
