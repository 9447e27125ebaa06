import type { Store } from '../../../db/open.ts'
import { deleteSignInsOf } from '../../domain/accounts/queries.ts'
import type { Clock } from '../../domain/world.ts'
import { absoluteEnd, keptUntil, sweptBefore } from './lifetimes.ts'
import { deleteExpiredSignIns, deleteSignIn, findSignIn, insertSignIn } from './rows.ts'
import type { SignIns } from './sign-ins.ts'

/** The same as lucia.ts without Lucia, under the same contract tests: what takes over on the day Lucia has to go. */
export function twinSignIns(store: Pick<Store, 'db' | 'transact'>, clock: Clock, clinicId: string): SignIns {
  const end = (id: string) => store.transact((db) => deleteSignIn(db, clinicId, id))
  return {
    async start(id, accountId) {
      const at = clock.now()
      const times = { createdAt: at.toISOString(), expiresAt: absoluteEnd(at).toISOString() }
      await store.transact((db) => insertSignIn(db, { clinicId, id, accountId, ...times }))
    },
    async find(id) {
      const [row] = await findSignIn(store.db, clinicId, id)
      if (!row) return null
      if (keptUntil(row.expiresAt) > clock.now()) return row
      await end(id)
      return null
    },
    end,
    endAll: (accountId) => store.transact((db) => deleteSignInsOf(db, clinicId, accountId)),
    sweep: () => store.transact((db) => deleteExpiredSignIns(db, clinicId, sweptBefore(clock.now()))),
  }
}
