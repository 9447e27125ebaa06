import type { AstroGlobal } from 'astro'
import { findWayIn, type WayIn } from '../../domain/invitations/find-way-in.ts'
import { done, type Result } from '../../domain/result.ts'
import { wordsOf } from '../../words/words.ts'
import { languageCookie } from '../choice-cookies.ts'
import { carryCookie, type Carried } from './carried.ts'

/** A code that was just found: what is carried on, and the cookies that do it. */
export interface Arrived { carried: Carried; way: WayIn; cookies: string[] }

/**
 * Looks a code up within the limits. An invitation speaks its own language from here on, unless somebody is signed
 * in: they have chosen one.
 */
export async function arrive(
  { locals }: Pick<AstroGlobal, 'locals'>, code: string,
): Promise<Result<Arrived, 'unknown' | 'wait'>> {
  const { world, clinic, clientAddress, signedIn } = locals
  const result = await findWayIn(world, clinic.id, { text: code, address: clientAddress })
  if (!result.ok) return result
  const way = result.value
  const carried: Carried = { code, isFound: true }
  const cookies = [await carryCookie(world.vault, carried)]
  if (way.kind === 'invitation' && !signedIn && clinic.languages.includes(way.locale)) {
    locals.locale = way.locale
    locals.words = wordsOf(way.locale)
    cookies.push(languageCookie(way.locale))
  }
  return done({ carried, way, cookies })
}

/** What to say of a code that is not looked at, or leads nowhere. */
export function refusalOf({ locals }: Pick<AstroGlobal, 'locals'>, reason: 'unknown' | 'wait'): string {
  return locals.words.join.code[reason](locals.clinic.phone)
}
