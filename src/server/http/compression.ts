import type { IncomingHttpHeaders } from 'node:http'
import { gzipSync } from 'node:zlib'
import { isText } from './content-type.ts'
import { isSignedIn } from './cookies.ts'

/** Below this a packed page fits the same one network packet. */
const WORTH_PACKING_BYTES = 1_024
/** Level 4, in place: cheaper than the thread pool for pages of this size. */
const LEVEL = 4

export type Coding = 'br' | 'gzip'

/** Whether the client takes this coding: named, or `*`, and not with q=0. */
export function accepts(headers: IncomingHttpHeaders, coding: Coding): boolean {
  const weights = new Map(String(headers['accept-encoding'] ?? '').split(',').map((part) => {
    const [name = '', ...params] = part.split(';').map((word) => word.trim().toLowerCase())
    const weight = params.find((param) => param.startsWith('q='))
    return [name, weight === undefined ? 1 : Number(weight.slice(2))] as const
  }))
  return (weights.get(coding) ?? weights.get('*') ?? 0) > 0
}

/**
 * Whether a page may be packed. Sizes of packed pages betray secrets to a site that can make a signed-in browser ask
 * for guesses, so with a sign-in only what our own pages or the person asked for is packed (security.md §4.6).
 */
export function mayPack(headers: IncomingHttpHeaders, never: boolean): boolean {
  if (never) return false
  return !isSignedIn(headers) || ['same-origin', 'none'].includes(String(headers['sec-fetch-site']))
}

/** The body packed with gzip, or undefined where it is sent as it is. */
export function packed(headers: IncomingHttpHeaders, type: string, body: Buffer, never: boolean): Buffer | undefined {
  if (body.length < WORTH_PACKING_BYTES || !isText(type)) return undefined
  if (!mayPack(headers, never) || !accepts(headers, 'gzip')) return undefined
  return gzipSync(body, { level: LEVEL })
}
