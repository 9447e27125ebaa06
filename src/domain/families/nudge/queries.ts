import type { Insertable } from 'kysely'
import type { Db } from '../../../../db/open.ts'
import type { Database } from '../../../../db/schema.ts'

export async function insertNudge(db: Db, nudge: Insertable<Database['nudge']>): Promise<void> {
  await db.insertInto('nudge').values(nudge).execute()
}
