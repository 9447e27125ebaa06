import type { IncomingHttpHeaders } from 'node:http'
import { isSignedIn } from './cookies.ts'

const FRAMES = ['iframe', 'embed', 'object', 'frame', 'fencedframe']

/**
 * Whether a request may come from where it says it comes from (security.md §4.2). `Sec-Fetch-*` cannot be set by
 * scripts; browsers too old to send it send `Origin` with every POST.
 */
export function passesOriginGate(method: string, headers: IncomingHttpHeaders, origin: string): boolean {
  const site = headers['sec-fetch-site']
  if (method === 'POST') return site === undefined ? headers.origin === origin : site === 'same-origin'
  if (!isSignedIn(headers)) return true
  const elsewhere = site === 'cross-site' || site === 'same-site'
  if (elsewhere && headers['sec-fetch-mode'] !== 'navigate') return false
  return !FRAMES.includes(String(headers['sec-fetch-dest'] ?? ''))
}
