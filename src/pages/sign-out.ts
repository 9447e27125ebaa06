import type { APIRoute } from 'astro'
import { readSignInCookie } from '../server/auth/cookie.ts'
import { forgettingCookies, seeOther } from '../server/auth/enter.ts'

/** Ends this sign-in, and only this one. */
export const POST: APIRoute = async ({ request, locals: { auth, clinic } }) => {
  const token = readSignInCookie(request.headers.get('cookie'))
  if (token) await auth.signOut(clinic.id, token)
  return seeOther('/sign-in', forgettingCookies(request))
}
