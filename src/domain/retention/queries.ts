import type { Db } from '../../../db/open.ts'
import { LONG_KINDS } from '../jobs/long-work.ts'
import type { RemovedClass } from './retention.ts'

/* What has been kept long enough. Counting and removing ask the same. */

/** So many rows go in one transaction. */
export const BATCH_ROWS = 500

/** What a clinic has of each class that ended before a time: ISO-8601 UTC, or a day, which is its first moment. */
const OLD = {
  'invitations': (db: Db, clinicId: string, before: string) => db.selectFrom('invitation').where('clinicId', '=', clinicId).where('acceptedAt', 'is', null)
    .where((where) => where.or([where('expiresAt', '<', before), where('revokedAt', '<', before)])).select('id'),
  'staff-invitations': (db: Db, clinicId: string, before: string) => db.selectFrom('staffInvitation').where('clinicId', '=', clinicId).where('acceptedAt', 'is', null)
    .where((where) => where.or([where('expiresAt', '<', before), where('revokedAt', '<', before)])).select('id'),
  'messages': (db: Db, clinicId: string, before: string) => db.selectFrom('outbox').where('clinicId', '=', clinicId)
    .where((where) => where.or([
      where('sentAt', '<', before), where('givenAt', '<', before), where('cancelledAt', '<', before), where('givenUpAt', '<', before),
    ])).select('id'),
  // Long work is forgotten with the file it made: clear-long-work.ts.
  'jobs': (db: Db, clinicId: string, before: string) => db.selectFrom('job').where('clinicId', '=', clinicId).where('kind', 'not in', LONG_KINDS)
    .where((where) => where.or([where('finishedAt', '<', before), where('restedAt', '<', before)])).select('id'),
  'receipts': (db: Db, clinicId: string, before: string) => db.selectFrom('formReceipt').where('clinicId', '=', clinicId).where('at', '<', before).select('key as id'),
} as const satisfies Record<RemovedClass, unknown>

const REMOVE = {
  'invitations': (db: Db, clinicId: string, ids: string[]) => db.deleteFrom('invitation').where('clinicId', '=', clinicId).where('id', 'in', ids),
  'staff-invitations': (db: Db, clinicId: string, ids: string[]) => db.deleteFrom('staffInvitation').where('clinicId', '=', clinicId).where('id', 'in', ids),
  'messages': (db: Db, clinicId: string, ids: string[]) => db.deleteFrom('outbox').where('clinicId', '=', clinicId).where('id', 'in', ids),
  'jobs': (db: Db, clinicId: string, ids: string[]) => db.deleteFrom('job').where('clinicId', '=', clinicId).where('id', 'in', ids),
  'receipts': (db: Db, clinicId: string, keys: string[]) => db.deleteFrom('formReceipt').where('clinicId', '=', clinicId).where('key', 'in', keys),
} as const satisfies Record<RemovedClass, unknown>

export async function countOld(db: Db, clinicId: string, of: RemovedClass, before: string): Promise<number> {
  const { rows } = await db.selectFrom(OLD[of](db, clinicId, before).as('old')).select(({ fn }) => fn.countAll<number>().as('rows')).executeTakeFirstOrThrow()
  return rows
}

/** Removes up to 500 of them. @returns how many */
export async function deleteOld(db: Db, clinicId: string, of: RemovedClass, before: string): Promise<number> {
  const rows = await db.selectFrom(OLD[of](db, clinicId, before).as('old')).select('id').limit(BATCH_ROWS).execute()
  if (rows.length > 0) await REMOVE[of](db, clinicId, rows.map(({ id }) => id)).execute()
  return rows.length
}

/** Whether the job with this key is done. */
export async function isScheduleDone(db: Db, clinicId: string, scheduleKey: string): Promise<boolean> {
  return await db.selectFrom('job').where('clinicId', '=', clinicId).where('scheduleKey', '=', scheduleKey)
    .where('finishedAt', 'is not', null).select('id').executeTakeFirst() !== undefined
}
