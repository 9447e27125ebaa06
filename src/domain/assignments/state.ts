import { addDays } from '../clinics/days.ts'

/** Where an assignment stands (product.md 4.5). */
export const ASSIGNMENT_STATES = ['planned', 'open', 'started', 'complete', 'paused', 'withdrawn', 'closed'] as const
export type AssignmentState = (typeof ASSIGNMENT_STATES)[number]

/** What is said of its date, apart from the state. */
export type DateLabel = 'none' | 'later' | 'this-week' | 'passed'

/** So many days from today count as this week, today among them. */
const WEEK_DAYS = 7

/** Stored facts. Days are days of the clinic's calendar. */
export interface AssignmentFacts {
  /** The first day anything of it opens; null opens at once. */
  opensOn: string | null
  withdrawnAt: string | null
  closedAt: string | null
  /** The family's pace or the person's own course rests. */
  isPaused: boolean
  /** Something of the course was continued or finished. */
  isStarted: boolean
  /** Every ordinary module of the course is complete. */
  isComplete: boolean
}

/**
 * The one state of an assignment today. What was taken back is withdrawn whatever else happened; what is complete
 * stays so through a pause and an end; who began before the opening day has started.
 */
export function assignmentState(facts: AssignmentFacts, today: string): AssignmentState {
  if (facts.withdrawnAt !== null) return 'withdrawn'
  if (facts.isComplete) return 'complete'
  if (facts.closedAt !== null) return 'closed'
  if (facts.isPaused) return 'paused'
  if (facts.isStarted) return 'started'
  return facts.opensOn !== null && facts.opensOn > today ? 'planned' : 'open'
}

/** The label of a date; only what is open or started has one. This week is today and the six days after it. */
export function dateLabel(state: AssignmentState, dueOn: string | null, today: string): DateLabel {
  if (dueOn === null || (state !== 'open' && state !== 'started')) return 'none'
  if (dueOn < today) return 'passed'
  return dueOn < addDays(today, WEEK_DAYS) ? 'this-week' : 'later'
}
