import type { APIRoute } from 'astro'
import { found } from '../../domain/result.ts'
import { findFeedOwner } from '../../domain/workshops/feed-queries.ts'
import { feedTokenHash } from '../../domain/workshops/feed-token.ts'
import { listForCalendar } from '../../domain/workshops/own-workshops.ts'
import { calendarFile } from '../../server/calendar-file.ts'

/** The same dates for whoever holds the private address: a calendar that asks by itself, without a sign-in. */
export const GET: APIRoute = async ({ locals: { world, clinic }, params, request }) => {
  const owner = found(await findFeedOwner(world.db, clinic.id, feedTokenHash(params.token ?? '')), 'calendar')
  return calendarFile(request, await listForCalendar(world, owner.member), owner.locale === 'es' ? 'es' : 'en', clinic.origin)
}
