import type { IncomingHttpHeaders } from 'node:http'

const SIGN_IN = /(?:^|;\s*)__Host-sid=[^;]/
const INVITATION_SECONDS = 30 * 60

/** Whether the request carries a sign-in cookie; whether it still counts is for the sign-in check to say. */
export function isSignedIn(headers: IncomingHttpHeaders): boolean {
  return SIGN_IN.test(headers.cookie ?? '')
}

/** The cookie that carries a sealed code from the address to the pages under /join. */
export function invitationCookie(sealed: string): string {
  return `__Host-inv=${sealed}; Path=/; Max-Age=${INVITATION_SECONDS}; Secure; HttpOnly; SameSite=Lax`
}
