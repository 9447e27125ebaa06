import { dayIn } from '../clinics/clinic.ts'
import { addDays } from '../clinics/days.ts'
import { utcOf, wallTimeIn } from '../workshops/wall-time.ts'

/** From this hour of the clinic's evening nothing is sent that can wait. */
const QUIET_FROM_HOUR = 21
/** From this hour of its morning it goes on. */
const QUIET_UNTIL_HOUR = 8

/** What the clinic's wall clock shows. `weekday` counts from 1, Monday. */
export interface WallTime { on: string; weekday: number; hour: number }

/** The clinic's wall clock at a moment. @param at ISO-8601 UTC text */
export function wallTime(timeZone: string, at: string): WallTime {
  const on = dayIn(timeZone, at)
  return { on, weekday: new Date(`${on}T12:00:00Z`).getUTCDay() || 7, hour: Number(wallTimeIn(timeZone, at).slice(0, 2)) }
}

/** The moment itself by day; in the quiet hours of the clinic's night (9 pm to 8 am) the next morning at 8. */
export function afterQuiet(timeZone: string, at: string): string {
  const { on, hour } = wallTime(timeZone, at)
  if (hour >= QUIET_UNTIL_HOUR && hour < QUIET_FROM_HOUR) return at
  return utcOf(timeZone, hour >= QUIET_FROM_HOUR ? addDays(on, 1) : on, `0${QUIET_UNTIL_HOUR}:00`)
}

/** The moment at which a day of the clinic's calendar begins. */
export function startOf(timeZone: string, on: string): string {
  return utcOf(timeZone, on, '00:00')
}
