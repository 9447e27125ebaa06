import type { AstroGlobal } from 'astro'
import type { FamilyMember } from '../domain/actor.ts'
import { placeAt, type Place } from '../domain/learning/place.ts'
import { found } from '../domain/result.ts'
import { memberOf, NotSignedIn } from './guards.ts'

/** Who reads the library: a member, a staff account, or nobody known. */
export interface Reader { member: FamilyMember | undefined; relation: string | null }

/** The reader of a library page. @throws NotSignedIn when the library is closed to people without an account */
export function readerOf(locals: App.Locals): Reader {
  if (!locals.signedIn && !locals.clinic.libraryIsOpen) throw new NotSignedIn()
  return { member: memberOf(locals), relation: locals.signedIn?.relation ?? null }
}

/** Whether this is staff who may look behind a text: which facts stand beside a sentence. */
export function isReviewer({ signedIn }: Pick<App.Locals, 'signedIn'>): boolean {
  return Boolean(signedIn?.clinicianSince || signedIn?.administratorSince)
}

/**
 * The module that the address names, for its reader. Private ones are there for members alone.
 * @throws NotFound, NotSignedIn as `readerOf`
 */
export function placeFor({ locals, params }: Pick<AstroGlobal, 'locals' | 'params'>): Place {
  const { member } = readerOf(locals)
  const place = placeAt(locals.world.catalog, params)
  if (place.module.private) found(member, 'module')
  return place
}
