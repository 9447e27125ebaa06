import type { Insertable } from 'kysely'
import type { Db } from '../../../db/open.ts'
import type { Database } from '../../../db/schema.ts'
import { enqueue } from '../jobs/enqueue.ts'
import type { LimitedKind } from './message.ts'

/* The outbox. Whether a member may be written to: standing-queries.ts. */

type NewRow = Insertable<Database['outbox']>

/** A message and the job that sends it. */
export async function insertMessage(db: Db, row: NewRow): Promise<void> {
  await db.insertInto('outbox').values(row).execute()
  await enqueue(db, { clinicId: row.clinicId, kind: 'deliver-message', payload: row.id, runAt: row.dueAt })
}

/** The message with this key, whatever became of it. */
export function findByOnceKey(db: Db, clinicId: string, onceKey: string): Promise<{ id: string } | undefined> {
  return db.selectFrom('outbox').where('clinicId', '=', clinicId).where('onceKey', '=', onceKey).select('id').executeTakeFirst()
}

/** When the latest message of these kinds to an account was queued; cancelled ones do not count. */
export async function findLatestCreated(
  db: Db, clinicId: string, accountId: string, kinds: readonly LimitedKind[],
): Promise<string | undefined> {
  const row = await db.selectFrom('outbox').where('clinicId', '=', clinicId).where('accountId', '=', accountId)
    .where('kind', 'in', kinds).where('cancelledAt', 'is', null)
    .select('createdAt').orderBy('createdAt', 'desc').limit(1).executeTakeFirst()
  return row?.createdAt
}

/** What a message holds no longer once it is over. */
const WIPED = { addressSealed: null, bodySealed: null }

/** Takes what waits for an account out of the outbox. @returns how many messages */
export async function updateCancelled(
  db: Db, clinicId: string, accountId: string, at: string, kinds?: readonly string[],
): Promise<number> {
  const waiting = db.updateTable('outbox').set({ cancelledAt: at, ...WIPED })
    .where('clinicId', '=', clinicId).where('accountId', '=', accountId)
    .where('sentAt', 'is', null).where('givenAt', 'is', null).where('cancelledAt', 'is', null).where('givenUpAt', 'is', null)
  const { numUpdatedRows } = await (kinds ? waiting.where('kind', 'in', kinds) : waiting).executeTakeFirst()
  return Number(numUpdatedRows)
}

/** Takes out of the outbox what waits under a consent: its invitation, and every message to whoever came in with it. */
export async function updateCancelledOfConsent(db: Db, clinicId: string, consentId: string, at: string): Promise<void> {
  await db.updateTable('outbox').set({ cancelledAt: at, ...WIPED })
    .where('clinicId', '=', clinicId)
    .where('sentAt', 'is', null).where('givenAt', 'is', null).where('cancelledAt', 'is', null).where('givenUpAt', 'is', null)
    .where((where) => where.or([
      where('consentId', '=', consentId),
      where('accountId', 'in', where.selectFrom('member').where('member.clinicId', '=', clinicId)
        .where('member.consentId', '=', consentId).select('member.id')),
    ])).execute()
}
