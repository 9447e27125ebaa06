import { Lucia, TimeSpan, type Adapter } from 'lucia'
import type { Store } from '../../../db/open.ts'
import { deleteSignInsOf } from '../../domain/accounts/queries.ts'
import type { Clock } from '../../domain/world.ts'
import { absoluteEnd, keptUntil, SIGN_IN_HOURS, sweptBefore } from './lifetimes.ts'
import { deleteExpiredSignIns, deleteSignIn, findSignIn, insertSignIn } from './rows.ts'
import type { SignIns, StoredSignIn } from './sign-ins.ts'

/** What our adapter hands through Lucia, which passes it on unread. Null when a sign-in starts. */
interface Carried { row: StoredSignIn | null }

declare module 'lucia' {
  interface Register {
    Lucia: Lucia<Carried>
    DatabaseSessionAttributes: Carried
  }
}

/** The sign-ins of a clinic kept by Lucia 3.2.2, which is deprecated and pinned. Nothing else imports it. */
export function luciaSignIns(store: Pick<Store, 'db' | 'transact'>, clock: Clock, clinicId: string): SignIns {
  const lucia = new Lucia<Carried>(adapterFor(store, clock, clinicId), {
    sessionExpiresIn: new TimeSpan(SIGN_IN_HOURS, 'h'),
    getSessionAttributes: ({ row }) => ({ row }),
  })
  return {
    async start(id, accountId) {
      await lucia.createSession(accountId, { row: null }, { sessionId: id })
    },
    async find(id) {
      return (await lucia.validateSession(id)).session?.row ?? null
    },
    end: (id) => lucia.invalidateSession(id),
    endAll: (accountId) => lucia.invalidateUserSessions(accountId),
    sweep: () => lucia.deleteExpiredSessions(),
  }
}

/** Ours, because the published adapters select every column and run past the transaction that is open. */
function adapterFor(store: Pick<Store, 'db' | 'transact'>, clock: Clock, clinicId: string): Adapter {
  /** Lucia compares with Date.now(); shifted to it, only our clock decides. */
  const asLuciaSees = (at: Date) => new Date(at.getTime() - clock.now().getTime() + Date.now())

  return {
    async getSessionAndUser(id) {
      const [row] = await findSignIn(store.db, clinicId, id)
      if (!row) return [null, null]
      const expiresAt = asLuciaSees(keptUntil(row.expiresAt))
      return [{ id, userId: row.accountId, expiresAt, attributes: { row } }, { id: row.accountId, attributes: {} }]
    },
    getUserSessions() {
      throw new Error('Nothing here lists sign-ins through Lucia.')
    },
    async setSession({ id, userId }) {
      const at = clock.now()
      const times = { createdAt: at.toISOString(), expiresAt: absoluteEnd(at).toISOString() }
      await store.transact((db) => insertSignIn(db, { clinicId, id, accountId: userId, ...times }))
    },
    /** Lucia would let a sign-in slide on for ever; ours ends 12 h after it began. */
    updateSessionExpiration: () => Promise.resolve(),
    async deleteSession(id) {
      await store.transact((db) => deleteSignIn(db, clinicId, id))
    },
    async deleteUserSessions(accountId) {
      await store.transact((db) => deleteSignInsOf(db, clinicId, accountId))
    },
    async deleteExpiredSessions() {
      await store.transact((db) => deleteExpiredSignIns(db, clinicId, sweptBefore(clock.now())))
    },
  }
}
