import { assignmentState, type AssignmentState } from '../../assignments/state.ts'
import type { Catalog, Text } from '../../catalog/shape.ts'
import { ordinaryModules } from '../../catalog/shape.ts'
import type { BegunModule } from '../progress/queries.ts'
import type { AssignmentRow } from './queries.ts'

/** How an assigned course stands today. `number` is the one in the address; `opensOn` a day of the clinic's calendar. */
export interface CourseState { number: number; title: Text; state: AssignmentState; opensOn: string | null }

/** The state of each of a member's assignments, those taken back included, in course order. @param today in the clinic's calendar */
export function courseStates(catalog: Catalog, rows: AssignmentRow[], begun: BegunModule[], today: string): CourseState[] {
  const states = rows.flatMap((row): CourseState[] => {
    const course = catalog.course(row.courseKey)
    if (!course) return []
    const modules = ordinaryModules(course).map(({ key }) => begun.find(({ moduleKey }) => moduleKey === key))
    const state = assignmentState({
      ...row, isPaused: row.pausedAt !== null || row.familyPausedAt !== null,
      isStarted: modules.some((module) => module !== undefined),
      isComplete: modules.length > 0 && modules.every((module) => module?.isComplete),
    }, today)
    return [{ number: course.order, title: course.title, state, opensOn: row.opensOn }]
  })
  return states.sort((one, other) => one.number - other.number)
}
