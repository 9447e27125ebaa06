import type { Passwords } from './passwords.ts'

/** The shortest password, in characters; three or four words reach it. */
export const PASSWORD_CHARACTERS = 15
/** The longest, in bytes, so that nobody can make the server hash a book. */
export const PASSWORD_BYTES = 1024

export type PasswordFault = 'password-too-short' | 'password-too-long' | 'password-too-common'

/**
 * What keeps a new password from being taken, or undefined. `words` are what a stranger would try first for
 * this account: the sign-in name, the name it is called by, the clinic. There is no rule of composition.
 */
export function passwordFault(passwords: Passwords, password: string, words: string[]): PasswordFault | undefined {
  const composed = password.normalize('NFC')
  if ([...composed].length < PASSWORD_CHARACTERS) return 'password-too-short'
  if (new TextEncoder().encode(composed).length > PASSWORD_BYTES) return 'password-too-long'
  return passwords.isPredictable(composed, words) ? 'password-too-common' : undefined
}
