import { utcOf } from '../workshops/wall-time.ts'

/** Quarters told one by one; what came before is told as one more line. */
export const QUARTERS_SHOWN = 8

/** A quarter of the year in the clinic's calendar: `2026-q4`, its first and last day, and the moment it begins in UTC. */
export interface Quarter { key: string; fromOn: string; untilOn: string; startsAt: string }

/**
 * The latest quarters since the clinic began, oldest first, this one last. Reports are told by quarters that never overlap: of two spans of
 * days somebody could take one from the other, and what is left may be a single person.
 * @param today and `sinceOn` are days of the clinic's calendar
 */
export function latestQuarters(timeZone: string, today: string, sinceOn: string): Quarter[] {
  const [year = 0, month = 1] = today.split('-').map(Number)
  const current = year * 4 + Math.floor((month - 1) / 3)
  return Array.from({ length: QUARTERS_SHOWN }, (_, at) => quarterOf(timeZone, current - QUARTERS_SHOWN + 1 + at))
    .filter(({ untilOn }) => untilOn >= sinceOn)
}

function quarterOf(timeZone: string, number: number): Quarter {
  const [year, quarter] = [Math.floor(number / 4), number % 4]
  const dayOf = (month: number, day: number) => new Date(Date.UTC(year, month, day)).toISOString().slice(0, 10)
  const fromOn = dayOf(quarter * 3, 1)
  return { key: `${year}-q${quarter + 1}`, fromOn, untilOn: dayOf(quarter * 3 + 3, 0), startsAt: utcOf(timeZone, fromOn, '00:00') }
}
