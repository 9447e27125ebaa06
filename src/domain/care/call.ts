import { REASONS } from '../families/caseload/reasons.ts'

/** What a call may be about: a reason of the list, or none of them. */
export const CALL_REASONS = [...REASONS, 'other'] as const
export type CallReason = (typeof CALL_REASONS)[number]

export const OUTCOMES = ['reached', 'not-reached'] as const
export type Outcome = (typeof OUTCOMES)[number]

/** So long a reason rests after a call without a next date, or when somebody lets it rest, in days. */
export const REST_DAYS = 7
/** The farthest day that may be set for the next call, in days from today. */
export const NEXT_DAYS_MAX = 60
/** A note on a call stays short, in characters. */
export const NOTE_MAX = 500
