import type { Catalog, Text } from '../../catalog/shape.ts'
import { dayIn } from '../../clinics/clinic.ts'
import type { AttendanceLine, FinishedModule } from './queries.ts'

/** How a member came to a workshop, or that they did not. */
export const ATTENDANCE_STATES = ['present', 'late', 'left-early', 'by-phone', 'absent'] as const
export type AttendanceState = (typeof ATTENDANCE_STATES)[number]

/** Days shown of one member, the newest. */
const DAYS_MAX = 60

/** How often a member came to the workshops they were counted at. `lastOn`: the last day they came. */
export interface Attendance { came: number; of: number; lastOn: string | null }

/** A module finished on a day. `course` and `number` are those in the address; `how` is `online` or how else. */
export interface FinishedLine { course: number; number: number; title: Text; how: string }

/** What was finished, and which workshops were met, on a day of the clinic's calendar. There are no clock times. */
export interface Day { on: string; finished: FinishedLine[]; workshops: AttendanceState[] }

/** Lines with another state are not counted. */
function stateOf({ state }: AttendanceLine): AttendanceState | undefined {
  return ATTENDANCE_STATES.find((known) => known === state)
}

export function attendanceOf(lines: AttendanceLine[], timeZone: string): Attendance {
  const counted = lines.filter((line) => stateOf(line) !== undefined)
  const came = counted.filter((line) => stateOf(line) !== 'absent')
  const last = came.map(({ startsAt }) => startsAt).sort().at(-1)
  return { came: came.length, of: counted.length, lastOn: last === undefined ? null : dayIn(timeZone, last) }
}

/** One entry for each day on which something was finished or a workshop was held, newest first. */
export function daysOf(catalog: Catalog, timeZone: string, finished: FinishedModule[], lines: AttendanceLine[]): Day[] {
  const days = new Map<string, Day>()
  const dayAt = (at: string) => {
    const on = dayIn(timeZone, at)
    const day = days.get(on) ?? { on, finished: [], workshops: [] }
    days.set(on, day)
    return day
  }
  for (const { moduleKey, completedAt, completedHow } of finished) {
    const module = catalog.module(moduleKey)
    const course = module && catalog.course(module.courseKey)
    if (course) dayAt(completedAt).finished.push({ course: course.order, number: module.order, title: module.title, how: completedHow })
  }
  for (const line of lines) {
    const state = stateOf(line)
    if (state) dayAt(line.startsAt).workshops.push(state)
  }
  return [...days.values()].sort((one, other) => (one.on < other.on ? 1 : -1)).slice(0, DAYS_MAX)
}
