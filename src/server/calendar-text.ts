import { createEvents, type EventAttributes } from 'ics'
import type { Locale } from '../domain/clinics/clinic.ts'
import { wordsOf } from '../words/words.ts'

/** One date of a calendar. `startsAt` is ISO-8601 UTC text; `revision` goes up with each change of it. */
export interface CalendarEntry { id: string; startsAt: string; minutes: number; revision: number; cancelledAt: string | null }

/** A line of a calendar file is no longer than this, in bytes (RFC 5545, 3.1). */
const OCTETS_MAX = 75

/**
 * A calendar file that says a neutral word and when, and nothing else: one event for each date, in UTC. A date that
 * changed is the same event with a higher SEQUENCE.
 * @param host of the clinic's own address, which makes the ids one of a kind
 */
export function calendarText(entries: readonly CalendarEntry[], locale: Locale, host: string): string {
  const events = entries.map((entry): EventAttributes => ({
    uid: `${entry.id}@${host}`, sequence: entry.revision, title: wordsOf(locale).workshops.event,
    start: Date.parse(entry.startsAt), startInputType: 'utc', startOutputType: 'utc', duration: { minutes: entry.minutes },
    status: entry.cancelledAt === null ? 'CONFIRMED' : 'CANCELLED',
  }))
  const { error, value } = createEvents(events, { productId: '-//Calendar//EN', calName: 'Calendar' })
  if (error || value === null) throw new Error('The calendar could not be written.', { cause: error })
  const long = value.split('\r\n').find((line) => Buffer.byteLength(line) > OCTETS_MAX)
  if (long !== undefined) throw new Error('A line of the calendar is too long.')
  return value
}
