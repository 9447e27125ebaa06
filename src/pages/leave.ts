import type { APIRoute } from 'astro'
import { readSignInCookie } from '../server/auth/cookie.ts'
import { forgettingCookies, seeOther } from '../server/auth/enter.ts'
import { logFault } from '../server/log.ts'

/** Who may end a sign-in with a link: our own pages, the address bar, and phones too old to say. */
const OWN_REQUESTS = ['same-origin', 'none', null]

/**
 * The Leave link: ends the sign-in and goes to the clinic's dull page. The one GET that changes something, because
 * `form-action 'self'` would stop a form from leading to another host (security.md §4.5). From another site it only
 * leads away, and a browser that looks ahead gets nothing.
 */
export const GET: APIRoute = async ({ request, routePattern, locals: { auth, clinic, requestId } }) => {
  const { method, headers } = request
  if (headers.get('sec-purpose')?.includes('prefetch')) return new Response(null, { status: 204 })
  if (method !== 'GET' || !OWN_REQUESTS.includes(headers.get('sec-fetch-site'))) return seeOther(clinic.leaveTarget, [])
  try {
    const token = readSignInCookie(headers.get('cookie'))
    if (token) await auth.signOut(clinic.id, token)
  } catch (error) {
    // Leaving comes first: the cookies go and the page changes, whatever the database says.
    logFault(requestId, routePattern, error)
  }
  return seeOther(clinic.leaveTarget, forgettingCookies(request))
}
