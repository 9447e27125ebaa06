import { daysBetween } from '../../clinics/days.ts'

/** How a family goes through the program. It says nothing about anyone's treatment. */
export type Pace = 'running' | 'paused' | 'stepped-down' | 'ended'

/** When a family paused, stepped down and ended; null while it did not. */
export interface PaceTimes { pausedAt: string | null; steppedDownAt: string | null; endedAt: string | null }

/** The one word for it: the end counts before a pause, a pause before a step down. */
export function paceOf({ pausedAt, steppedDownAt, endedAt }: PaceTimes): Pace {
  if (endedAt !== null) return 'ended'
  if (pausedAt !== null) return 'paused'
  return steppedDownAt === null ? 'running' : 'stepped-down'
}

/** Days of rest that count now, from the first to the day of going on. */
export interface Rest { fromOn: string; untilOn: string }

/**
 * The days by which dates move when one rest is over, so that rests which lie over each other count once: nothing
 * while an earlier one goes on, and up to its start where a later one does.
 * @param others first days of rests that go on. All days are days of the clinic's calendar
 */
export function restOver(fromOn: string, others: readonly (string | null)[], today: string): Rest {
  const starts = others.filter((on) => on !== null)
  const untilOn = starts.some((on) => on <= fromOn) ? fromOn : [today, ...starts].sort()[0] ?? today
  return { fromOn, untilOn }
}

/** By how many days an assignment's dates move for a rest: those since it was assigned. */
export function daysOfRest({ fromOn, untilOn }: Rest, assignedOn: string): number {
  return Math.max(0, daysBetween(assignedOn > fromOn ? assignedOn : fromOn, untilOn))
}
