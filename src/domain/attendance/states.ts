import { addDays } from '../clinics/days.ts'
import { dayIn } from '../clinics/clinic.ts'

/** How somebody took part in a workshop. All but `absent` count as having taken part. */
export const ATTENDANCE = ['present', 'late', 'left-early', 'by-phone', 'absent'] as const
export type Attendance = (typeof ATTENDANCE)[number]

/** Days around a workshop on which any clinician of the clinic may run its roster. */
const OPEN_DAYS = { before: 1, after: 7 }
const MINUTE_MS = 60_000
/** Check-in opens so long before the start, and counts as late so long after it. */
const CHECK_IN_MINUTES = { before: 15, late: 10 }

/** When a workshop begins, UTC, and how long it takes. */
export interface Meeting { startsAt: string; minutes: number }

/** The clinic's calendar around a workshop on one day. */
export interface RosterDay {
  /** Any clinician of the clinic may see who is invited; on other days only their team does. */
  isOpenToClinic: boolean
  /** Nobody is marked before the day itself. */
  canMark: boolean
  /** The day is over: another state than the saved one asks why. */
  isOver: boolean
}

/** What a day of the clinic's calendar allows. A workshop past midnight is over with the day it ends on. */
export function rosterDay(meeting: Meeting, timeZone: string, today: string): RosterDay {
  const first = dayIn(timeZone, meeting.startsAt)
  const last = dayIn(timeZone, endOf(meeting))
  return {
    isOpenToClinic: today >= addDays(first, -OPEN_DAYS.before) && today <= addDays(last, OPEN_DAYS.after),
    canMark: today >= first,
    isOver: today > last,
  }
}

/** What checking in at a moment is noted as, or why it cannot be. @param at ISO-8601 UTC text */
export function checkInAt(meeting: Meeting, at: string): 'present' | 'late' | 'too-early' | 'over' {
  const minutes = (Date.parse(at) - Date.parse(meeting.startsAt)) / MINUTE_MS
  if (minutes < -CHECK_IN_MINUTES.before) return 'too-early'
  if (minutes > meeting.minutes) return 'over'
  return minutes > CHECK_IN_MINUTES.late ? 'late' : 'present'
}

/** When check-in opens, ISO-8601 UTC text. */
export function checkInOpensAt({ startsAt }: Meeting): string {
  return new Date(Date.parse(startsAt) - CHECK_IN_MINUTES.before * MINUTE_MS).toISOString()
}

function endOf({ startsAt, minutes }: Meeting): string {
  return new Date(Date.parse(startsAt) + minutes * MINUTE_MS).toISOString()
}
