import type { Course } from '../catalog/shape.ts'
import { ordinaryModules } from '../catalog/shape.ts'
import type { Latecomers } from './calendar.ts'
import { weeklyDates } from './calendar.ts'

/** How a course is dated: one day for all of it, by week from the family's start day, or not at all. */
export interface Schedule { dueOn: string | null; firstWeek?: number | undefined; latecomers?: Latecomers | undefined }

/** The dates of one person's assignment. `opensOn` is the first day of its first module, `dueOn` the last day of all. */
export interface CourseDates {
  opensOn: string | null
  dueOn: string | null
  firstWeek: number | null
  modules: { moduleKey: string; opensOn: string; dueOn: string }[]
}

/**
 * The dates somebody gets who is given the course today. Days are days of the clinic's calendar.
 * @param startedOn the start day of their family
 * @returns undefined for a course by week where the family has no start day
 */
export function datesFor(course: Course, schedule: Schedule, startedOn: string | null, today: string): CourseDates | undefined {
  const { dueOn, firstWeek, latecomers = 'catch-up' } = schedule
  if (firstWeek === undefined) return { opensOn: null, dueOn, firstWeek: null, modules: [] }
  if (startedOn === null) return undefined
  const keys = ordinaryModules(course).map(({ key }) => key)
  const dates = weeklyDates({ startedOn, firstWeek, today, latecomers, modules: keys.length })
  const modules = dates.map((date, at) => ({ moduleKey: keys[at] ?? '', ...date }))
  return {
    firstWeek, modules,
    opensOn: modules.map(({ opensOn }) => opensOn).sort()[0] ?? null,
    dueOn: modules.map((module) => module.dueOn).sort().at(-1) ?? null,
  }
}
