import type { AstroGlobal } from 'astro'
import { HANDED } from './http/draw-page.ts'

/** Characters of kept pages in all; the page that was asked for longest ago goes first. */
const KEPT_CHARACTERS_MAX = 8_000_000
/** All that differs between two drawings of the same thing. */
const FORM_KEY = /(?<=name="formKey" value=")[0-9a-f-]{36}(?=")/g

/** Each page in pieces, with room for a form key between two of them. */
const pages = new Map<string, { pieces: Buffer[]; characters: number }>()
let characters = 0

type Drawing = Pick<AstroGlobal, 'locals' | 'url'>

/**
 * A page drawn before from exactly these things, handed over with fresh form keys; undefined where there is none yet,
 * and then the page that is drawn now is kept. Two people get the same page only where every word of it is the same.
 * @param shown everything the page draws besides its frame. What is not in here must not be drawn: give the page's
 * components nothing else. JSON; no names, no ids of people
 */
export function keptPage({ locals, url }: Drawing, shown: unknown): Response | undefined {
  // In development the text changes under our hands.
  if (!locals.logged || url.searchParams.has('to')) return undefined
  const { clinic, locale, theme, signedIn } = locals
  const reader = signedIn ? (signedIn.familyId ? 'family-member' : 'staff') : 'nobody'
  const key = JSON.stringify([url.pathname, url.searchParams.has('checked'), locale, theme, reader, clinic, shown])
  const kept = pages.get(key)
  if (!kept) {
    locals.keepAs = key
    return undefined
  }
  pages.delete(key)
  pages.set(key, kept)
  locals.handed = withFreshKeys(kept.pieces)
  return new Response(null, { headers: { 'content-type': 'text/html', [HANDED]: 'page' } })
}

/** Keeps a page that `keptPage` asked for. @returns the same answer, to be sent */
export async function keepPage(key: string, response: Response): Promise<Response> {
  const html = await response.text()
  const before = pages.get(key)
  if (before) characters -= before.characters
  pages.set(key, { pieces: html.split(FORM_KEY).map((piece) => Buffer.from(piece)), characters: html.length + key.length })
  characters += html.length + key.length
  for (const [oldest, page] of pages) {
    if (characters <= KEPT_CHARACTERS_MAX) break
    pages.delete(oldest)
    characters -= page.characters
  }
  return new Response(html, response)
}

function withFreshKeys(pieces: Buffer[]): Buffer {
  return Buffer.concat(pieces.flatMap((piece, at) => (at === 0 ? [piece] : [Buffer.from(crypto.randomUUID()), piece])))
}
