import type { APIContext } from 'astro'
import { clearedCookies, readSignInCookie, signInCookie } from './cookie.ts'
import { LANGUAGE_COOKIE, THEME_COOKIE } from '../locale.ts'
import type { SignedIn } from './index.ts'

/** Nothing but these outlives a visit: they tell nothing of anyone. */
const KEPT_COOKIES = [LANGUAGE_COOKIE, THEME_COOKIE]
const PATH_MAX = 200

type Context = Pick<APIContext, 'request' | 'locals'>

/** A sign-in that has begun: its `Set-Cookie` line, where it leads, and whose it is. */
export interface Entered { cookie: string; location: string; signedIn: SignedIn }

/**
 * Starts a new sign-in and ends the one this browser had before. The sign-in belongs to nobody until `cookie` is
 * sent as `Set-Cookie`.
 * @param to where the person wanted to go; taken when it is a path of ours they may open
 */
export async function enter({ request, locals }: Context, accountId: string, to?: string): Promise<Entered> {
  const { auth, clinic } = locals
  const before = readSignInCookie(request.headers.get('cookie'))
  const token = await auth.signIn(clinic.id, accountId)
  if (before) await auth.signOut(clinic.id, before)
  const restored = await auth.restore(clinic.id, token)
  if (!restored || 'ended' in restored) throw new Error('A sign-in ended in the moment it began.')
  return { cookie: signInCookie(token), location: placeFor(restored, to), signedIn: restored }
}

/** Where somebody signed in goes: the path they asked for, or the first page of their area. */
export function placeFor(signedIn: SignedIn, to?: string): string {
  const isStaff = Boolean(signedIn.clinicianSince ?? signedIn.administratorSince)
  const path = ownPath(to)
  if (path && isStaffPath(path) === isStaff) return path
  if (signedIn.clinicianSince) return '/staff'
  return isStaff ? '/staff/clinic' : '/today'
}

/** A path on this host, or undefined: what stands in an address or a hidden field may come from anyone. */
export function ownPath(to: string | undefined): string | undefined {
  if (!to || to.length > PATH_MAX || !/^\/[^/\\]/.test(to) || /[\\\s\p{Cc}]/u.test(to)) return undefined
  const { pathname } = new URL(to, 'http://own.invalid')
  return ['/sign-in', '/staff/sign-in', '/leave', '/sign-out'].includes(pathname) ? undefined : pathname
}

function isStaffPath(path: string): boolean {
  return path === '/staff' || path.startsWith('/staff/')
}

/** `Set-Cookie` lines that take away everything but language and colours. */
export function forgettingCookies(request: Request): string[] {
  return clearedCookies(request.headers.get('cookie'), KEPT_COOKIES)
}

/** A 303 that also sets cookies: Astro's own redirect would drop them. */
export function seeOther(location: string, cookies: string[]): Response {
  const headers = new Headers({ location, 'cache-control': 'no-store' })
  for (const cookie of cookies) headers.append('set-cookie', cookie)
  return new Response(null, { status: 303, headers })
}
