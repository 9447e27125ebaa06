import { addDays } from '../clinics/days.ts'

const DAYS_A_WEEK = 7

/** How far ahead the dates of a series are made. */
export const WEEKS_AHEAD = 26

/** The weekday of a calendar day, from 1, Monday, to 7. @param on `YYYY-MM-DD` */
export function weekdayOf(on: string): number {
  return new Date(`${on}T00:00:00Z`).getUTCDay() || DAYS_A_WEEK
}

/** The Monday of the week a day lies in. */
export function weekOf(on: string): string {
  return addDays(on, 1 - weekdayOf(on))
}

/** When a series meets: its weekday, and its first and last day. */
export interface Rhythm { weekday: number; fromOn: string; untilOn: string | null }

/** The days on which a series meets between two days, both counted, without those it skips. */
export function daysOfSeries({ weekday, fromOn, untilOn }: Rhythm, skipped: readonly string[], from: string, to: string): string[] {
  const first = from > fromOn ? from : fromOn
  const last = untilOn !== null && untilOn < to ? untilOn : to
  const days: string[] = []
  for (let on = addDays(first, (weekday - weekdayOf(first) + DAYS_A_WEEK) % DAYS_A_WEEK); on <= last; on = addDays(on, DAYS_A_WEEK)) {
    if (!skipped.includes(on)) days.push(on)
  }
  return days
}
