import type { APIRoute } from 'astro'
import { listForCalendar } from '../../domain/workshops/own-workshops.ts'
import { calendarFile } from '../../server/calendar-file.ts'
import { requireMember } from '../../server/guards.ts'

/** The dates the signed-in member is invited to, as a file to add to a calendar. */
export const GET: APIRoute = async ({ locals, request }) => {
  const entries = await listForCalendar(locals.world, requireMember(locals))
  return calendarFile(request, entries, locals.locale, locals.clinic.origin)
}
