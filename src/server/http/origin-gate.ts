import type { IncomingHttpHeaders } from 'node:http'
import { isSignedIn } from './cookies.ts'

/** A mail program stops reminders with one click, and no page stands behind it (RFC 8058): the one exception, and whoever has the link may do it. */
const STOP_LINK = /^\/stop\/[\w-]{22}$/

const FRAMES = ['iframe', 'embed', 'object', 'frame', 'fencedframe']

/**
 * Whether a request may come from where it says it comes from (security.md §4.2). `Sec-Fetch-*` cannot be set by
 * scripts; browsers too old to send it send `Origin` with every POST.
 */
export function passesOriginGate(method: string, headers: IncomingHttpHeaders, origin: string, path: string): boolean {
  const site = headers['sec-fetch-site']
  if (isOneClick(method, headers, path)) return true
  if (method === 'POST') return site === undefined ? headers.origin === origin : site === 'same-origin'
  if (!isSignedIn(headers)) return true
  const elsewhere = site === 'cross-site' || site === 'same-site'
  if (elsewhere && headers['sec-fetch-mode'] !== 'navigate') return false
  return !FRAMES.includes(String(headers['sec-fetch-dest'] ?? ''))
}

/** Whether a mail program sends this for its reader: it names no origin, and its body is that of RFC 8058 alone. */
export function isOneClick(method: string, headers: IncomingHttpHeaders, path: string): boolean {
  return method === 'POST' && headers['sec-fetch-site'] === undefined && headers.origin === undefined && STOP_LINK.test(path)
}
