import type { Db } from '../../../db/open.ts'
import type { ThrottleTable } from '../../../db/tables/accounts.ts'

/** What was counted under a key; `until` is when the next try may come, `at` the last failure or a window's start. */
export type Counted = Pick<ThrottleTable, 'fails' | 'until' | 'at'>

export async function findCounted(db: Db, clinicId: string, key: string): Promise<Counted | undefined> {
  return db.selectFrom('throttle').where('clinicId', '=', clinicId).where('key', '=', key)
    .select(['fails', 'until', 'at']).executeTakeFirst()
}

export async function upsertCounted(db: Db, clinicId: string, key: string, counted: Counted): Promise<void> {
  await db.insertInto('throttle').values({ clinicId, key, ...counted })
    .onConflict((conflict) => conflict.columns(['clinicId', 'key']).doUpdateSet(counted)).execute()
}

export async function deleteCounted(db: Db, clinicId: string, key: string): Promise<void> {
  await db.deleteFrom('throttle').where('clinicId', '=', clinicId).where('key', '=', key).execute()
}

/** What nobody added to since `before` and that stops no password, for the hourly sweep. */
export async function deleteOldCounts(db: Db, clinicId: string, before: string, stopping: number): Promise<void> {
  await db.deleteFrom('throttle').where('clinicId', '=', clinicId)
    .where('at', '<', before).where('fails', '<', stopping).execute()
}
