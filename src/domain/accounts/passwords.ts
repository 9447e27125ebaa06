/** What the rules may ask about passwords. src/server/auth/passwords.ts answers it. */
export interface Passwords {
  /**
   * The hash to store. Equal clinic, name and password give an equal hash: one computation can then be
   * compared with every account of a name, whether there are none, one or three.
   * Throws Busy when too many are waiting.
   */
  hash(clinicId: string, nameNorm: string, password: string): Promise<string>
  /**
   * Which of the `stored` hashes belong to this name and password, in their order, and the hash that would be
   * stored today (another one when the cost was raised since). Computes once even for none. Throws Busy.
   */
  match(clinicId: string, nameNorm: string, password: string, stored: string[]): Promise<PasswordMatch>
  /** Whether anybody would guess it: common, repetitive, or made of these words and the product's own. */
  isPredictable(password: string, words: string[]): boolean
}

export interface PasswordMatch {
  matched: boolean[]
  hash: string
}

/** Too many passwords wait to be hashed: answer 503, ask again in a moment. */
export class Busy extends Error {
  override name = 'Busy'
}

/** By name, not by class: the server's copy of this file throws it and the pages' copy catches it. */
export function isBusy(error: unknown): error is Busy {
  return error instanceof Error && error.name === 'Busy'
}
