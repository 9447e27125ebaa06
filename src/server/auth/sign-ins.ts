import type { SignedIn } from './index.ts'

/** A row of sign_in with what stands at its account. */
export interface StoredSignIn extends SignedIn {
  expiresAt: string
}

/**
 * The sign-ins of one clinic, by the SHA-256 of their token. Two programs answer it, under the same contract tests:
 * lucia.ts, and twin.ts for the day Lucia has to go.
 */
export interface SignIns {
  /** Keeps a new one, ending 12 h from now. */
  start(id: string, accountId: string): Promise<void>
  /** The one with this id, also a while after it ran out; null for none and for a disabled account. */
  find(id: string): Promise<StoredSignIn | null>
  end(id: string): Promise<void>
  endAll(accountId: string): Promise<void>
  /** Removes the rows that ran out more than an hour ago. */
  sweep(): Promise<void>
}
