import { createHash, randomBytes } from 'node:crypto'
import type { Store } from '../../../db/open.ts'
import type { Clock } from '../../domain/world.ts'
import { luciaSignIns } from './lucia.ts'
import { endOf, isSeenAgain, type Lifetime } from './lifetimes.ts'
import { touchSignIn } from './rows.ts'
import type { SignIns, StoredSignIn } from './sign-ins.ts'

/** Whose sign-in a request carries, asked from the database anew each time. Roles are facts with their date. */
export interface SignedIn {
  accountId: string
  displayName: string
  locale: string
  familyId: string | null
  relation: string | null
  clinicianSince: string | null
  administratorSince: string | null
  createdAt: string
  lastSeenAt: string
}

/** A sign-in that ran out: nobody is signed in, but a form that met it may be kept for this account. */
export interface Ended { ended: string }

/** Signing in and out. `token` is what the cookie holds; the database holds its SHA-256 alone. */
export interface Auth {
  /** Starts a sign-in of an account whose password was just proved. @returns its token */
  signIn(clinicId: string, accountId: string): Promise<string>
  /** Who that is; Ended while the row of one that ran out is still there; null for unknown and disabled. */
  restore(clinicId: string, token: string): Promise<SignedIn | Ended | null>
  signOut(clinicId: string, token: string): Promise<void>
  signOutEverywhere(clinicId: string, accountId: string): Promise<void>
  /** Removes the rows of sign-ins that ended long ago; once an hour is enough. */
  sweep(clinicId: string): Promise<void>
}

const TOKEN_BYTES = 32
const TOKEN = /^[\w-]{43}$/

/** @param signInsOf what keeps sign-ins: Lucia, or its twin (architecture.md §7, security.md §5) */
export function createAuth(
  store: Pick<Store, 'db' | 'transact'>, clock: Clock,
  signInsOf: (store: Pick<Store, 'db' | 'transact'>, clock: Clock, clinicId: string) => SignIns = luciaSignIns,
): Auth {
  const byClinic = new Map<string, SignIns>()

  function signIns(clinicId: string): SignIns {
    const known = byClinic.get(clinicId)
    if (known) return known
    const made = signInsOf(store, clock, clinicId)
    byClinic.set(clinicId, made)
    return made
  }

  /** Written at most once a minute. A full disk must not keep anyone from reading, so that write may fail. */
  async function seen(clinicId: string, id: string, signIn: Lifetime, at: Date): Promise<void> {
    if (!isSeenAgain(signIn, at)) return
    await store.transact((db) => touchSignIn(db, clinicId, id, at.toISOString())).catch(() => undefined)
  }

  return {
    async signIn(clinicId, accountId) {
      const token = randomBytes(TOKEN_BYTES).toString('base64url')
      await signIns(clinicId).start(idOf(token), accountId)
      return token
    },
    async restore(clinicId, token) {
      if (!TOKEN.test(token)) return null
      const id = idOf(token)
      const found = await signIns(clinicId).find(id)
      if (!found) return null
      const at = clock.now()
      if (endOf(found) <= at) return { ended: found.accountId }
      await seen(clinicId, id, found, at)
      return signedInFrom(found)
    },
    async signOut(clinicId, token) {
      await signIns(clinicId).end(idOf(token))
    },
    async signOutEverywhere(clinicId, accountId) {
      await signIns(clinicId).endAll(accountId)
    },
    async sweep(clinicId) {
      await signIns(clinicId).sweep()
    },
  }
}

function idOf(token: string): string {
  return createHash('sha256').update(token).digest('base64url')
}

function signedInFrom({ expiresAt: _, ...signedIn }: StoredSignIn): SignedIn {
  return signedIn
}
