import type { FamilyMember } from '../domain/actor.ts'
import { memberOf, NotSignedIn } from './guards.ts'

/** Who reads the library: a member, a staff account, or nobody known. */
export interface Reader { member: FamilyMember | undefined; relation: string | null }

/** The reader of a library page. @throws NotSignedIn when the library is closed to people without an account */
export function readerOf(locals: App.Locals): Reader {
  if (!locals.signedIn && !locals.clinic.libraryIsOpen) throw new NotSignedIn()
  return { member: memberOf(locals), relation: locals.signedIn?.relation ?? null }
}
