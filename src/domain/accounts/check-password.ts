import type { Problem } from '../problems.ts'
import type { World } from '../world.ts'
import { findClinicName } from './queries.ts'

/** The shortest password, in characters; three or four words reach it. */
export const PASSWORD_CHARACTERS = 15
/** The longest, in bytes, so that nobody can make the server hash a book. */
export const PASSWORD_BYTES = 1024

export type PasswordFault = Extract<Problem, 'short-password' | 'long-password' | 'common-password'>

/**
 * What keeps a new password from being taken, or undefined. `words` are what a stranger would try first for this
 * account, besides the clinic's name: the sign-in name, the name it is called by. There is no rule of composition.
 */
export async function passwordFault(
  world: World, clinicId: string, password: string, words: string[],
): Promise<PasswordFault | undefined> {
  const composed = password.normalize('NFC')
  if ([...composed].length < PASSWORD_CHARACTERS) return 'short-password'
  if (new TextEncoder().encode(composed).length > PASSWORD_BYTES) return 'long-password'
  const clinicName = await findClinicName(world.db, clinicId)
  return world.passwords.isPredictable(composed, [...words, clinicName]) ? 'common-password' : undefined
}
