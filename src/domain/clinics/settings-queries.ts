import type { Updateable } from 'kysely'
import type { Db } from '../../../db/open.ts'
import type { ClinicTable, ContactTable } from '../../../db/tables/accounts.ts'
import type { Administrator } from '../actor.ts'
import { found } from '../result.ts'

/** What the rules of changing a clinic ask of it. */
export type ClinicFacts = Pick<ClinicTable, 'origin' | 'libraryOpenAt' | 'setUpAt' | 'certificateCheckAt'>

export async function findClinicFacts(db: Db, clinicId: string): Promise<ClinicFacts> {
  const row = await db.selectFrom('clinic').where('id', '=', clinicId)
    .select(['origin', 'libraryOpenAt', 'setUpAt', 'certificateCheckAt']).executeTakeFirst()
  return found(row, 'clinic')
}

export async function updateClinic(db: Db, clinicId: string, change: Updateable<ClinicTable>): Promise<void> {
  await db.updateTable('clinic').set(change).where('id', '=', clinicId).execute()
}

/** One line of help as the clinic wrote it, in place of the one before. */
export async function upsertContact(
  db: Db, administrator: Administrator, contact: Pick<ContactTable, 'token' | 'value' | 'note' | 'verifiedOn' | 'changedAt'>,
): Promise<void> {
  const { token, ...written } = { ...contact, changedBy: administrator.id }
  await db.insertInto('contact').values({ clinicId: administrator.clinicId, token, ...written })
    .onConflict((conflict) => conflict.columns(['clinicId', 'token']).doUpdateSet(written)).execute()
}

/** The country's default stands again. */
export async function deleteContact(db: Db, administrator: Administrator, token: string): Promise<void> {
  await db.deleteFrom('contact').where('clinicId', '=', administrator.clinicId).where('token', '=', token).execute()
}
