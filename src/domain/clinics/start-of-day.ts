import { dayIn } from './clinic.ts'

const MINUTE_MS = 60_000
/** No zone is further from Greenwich than this. */
const FURTHEST_MINUTES = 15 * 60

/**
 * The first moment of a calendar day in a time zone, as ISO-8601 UTC text; where the clock jumps over midnight, the
 * moment after the jump.
 * @param on `YYYY-MM-DD`
 */
export function startOfDay(timeZone: string, on: string): string {
  const greenwich = Date.parse(`${on}T00:00:00Z`) / MINUTE_MS
  let [before, after] = [greenwich - FURTHEST_MINUTES, greenwich + FURTHEST_MINUTES]
  while (after - before > 1) {
    const middle = Math.floor((before + after) / 2)
    if (dayIn(timeZone, new Date(middle * MINUTE_MS).toISOString()) < on) before = middle
    else after = middle
  }
  return new Date(after * MINUTE_MS).toISOString()
}
