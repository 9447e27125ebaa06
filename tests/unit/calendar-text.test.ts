import ICAL from 'ical.js'
import { describe, expect, test } from 'vitest'
import { calendarText, type CalendarEntry } from '../../src/server/calendar-text.ts'

const ID = '019ab3c4-d5e6-7abc-8def-0123456789ab'
const HOST = 'a-clinic-with-a-rather-long-name.porchlight.example.org:8443'
const entry = (change: Partial<CalendarEntry> = {}): CalendarEntry =>
  ({ id: ID, startsAt: '2026-11-24T23:00:00.000Z', minutes: 90, revision: 0, cancelledAt: null, ...change })

function eventsOf(text: string) {
  return new ICAL.Component(ICAL.parse(text)).getAllSubcomponents('vevent').map((event) => new ICAL.Event(event))
}
const propertiesOf = (text: string) => new ICAL.Component(ICAL.parse(text)).getAllSubcomponents('vevent')
  .flatMap((event) => event.getAllProperties().map(({ name }) => name))

describe('a calendar file', () => {
  test('says the word and the time in UTC, and nothing else', () => {
    const text = calendarText([entry()], 'en', HOST)
    const [event] = eventsOf(text)
    expect(event).toMatchObject({ uid: `${ID}@${HOST}`, summary: 'Workshop', sequence: 0 })
    expect([event?.startDate.toJSDate().toISOString(), event?.startDate.zone.tzid]).toEqual(['2026-11-24T23:00:00.000Z', 'UTC'])
    expect(event?.duration.toSeconds()).toBe(90 * 60)
    expect(propertiesOf(text).sort()).toEqual(['dtstamp', 'dtstart', 'duration', 'sequence', 'status', 'summary', 'uid'])
    expect(new ICAL.Component(ICAL.parse(text)).getFirstPropertyValue('prodid')).toBe('-//Calendar//EN')
    expect(text).not.toMatch(/adamgibbons|alarm|ics-js|location|organizer|url/i)
    expect(eventsOf(calendarText([entry()], 'es', HOST))[0]?.summary).toBe('Taller')
  })

  test('a date that changed is the same event with a higher number', () => {
    const [before, after] = [entry(), entry({ startsAt: '2026-11-25T23:00:00.000Z', revision: 3 })]
      .map((one) => eventsOf(calendarText([one], 'en', HOST))[0])
    expect(after?.uid).toBe(before?.uid)
    expect([before?.sequence, after?.sequence]).toEqual([0, 3])
  })

  test('one that was called off says so', () => {
    const [event] = eventsOf(calendarText([entry({ cancelledAt: '2026-11-20T10:00:00.000Z', revision: 1 })], 'en', HOST))
    expect(event?.component.getFirstPropertyValue('status')).toBe('CANCELLED')
  })

  test('no line is longer than 75 bytes, and each ends as it has to', () => {
    const text = calendarText([entry(), entry({ id: ID.replace('a', 'b') })], 'es', HOST)
    expect(text.split('\r\n').every((line) => Buffer.byteLength(line) <= 75 && !line.includes('\n'))).toBe(true)
    expect(eventsOf(text)).toHaveLength(2)
  })

  test('without a date is still a calendar', () => expect(eventsOf(calendarText([], 'en', HOST))).toEqual([]))
})
