import type { Selectable, Updateable } from 'kysely'
import type { Db } from '../../../db/open.ts'
import type { ClinicTable } from '../../../db/tables/accounts.ts'
import { found } from '../result.ts'

/** Everything a clinic sets for itself. */
export type ClinicFacts = Selectable<ClinicTable>

export async function findClinicFacts(db: Db, clinicId: string): Promise<ClinicFacts> {
  return found(await db.selectFrom('clinic').where('id', '=', clinicId).selectAll().executeTakeFirst(), 'clinic')
}

export async function updateClinic(db: Db, clinicId: string, change: Updateable<ClinicTable>): Promise<void> {
  await db.updateTable('clinic').set(change).where('id', '=', clinicId).execute()
}
