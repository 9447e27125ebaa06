import { createHash } from 'node:crypto'
import type { Locale } from '../domain/clinics/clinic.ts'
import type { OwnWorkshop } from '../domain/workshops/queries.ts'
import { calendarText } from './calendar-text.ts'

/**
 * A calendar file as an answer. It is marked by the rows it was made of, so that a calendar that has it already
 * gets 304: the file itself names the minute it was written.
 * @param origin the clinic's own address
 */
export function calendarFile(request: Request, entries: readonly OwnWorkshop[], locale: Locale, origin: string): Response {
  const rows = entries.map(({ id, revision, startsAt, minutes, cancelledAt }) => [id, revision, startsAt, minutes, cancelledAt])
  const etag = `"${createHash('sha256').update(JSON.stringify([locale, origin, rows])).digest('base64url').slice(0, 22)}"`
  if (request.headers.get('if-none-match')?.includes(etag)) return new Response(null, { status: 304, headers: { etag } })
  return new Response(calendarText(entries, locale, new URL(origin).host), {
    headers: { 'content-type': 'text/calendar; charset=utf-8', 'content-disposition': 'attachment; filename="calendar.ics"', etag },
  })
}
