import type { Db } from '../../../db/open.ts'
import { prepared } from '../../../db/prepared.ts'
import type { ClosingTable } from '../../../db/tables/accounts.ts'

export type Closing = ClosingTable

const inForce = prepared((db: Db, clinicId: string) =>
  db.selectFrom('closing').where('clinicId', '=', clinicId).where('stoppedAt', 'is', null).selectAll().limit(1))

/** The closing in force, if one was asked for and not stopped. Asked on every Today. */
export async function findClosing(db: Db, clinicId: string): Promise<Closing | undefined> {
  const [row] = await inForce(db, clinicId)
  return row
}

export async function insertClosing(db: Db, closing: Pick<Closing, 'clinicId' | 'id' | 'askedBy' | 'askedAt' | 'dueAt'>): Promise<void> {
  await db.insertInto('closing').values({
    ...closing, confirmedBy: null, confirmedAt: null, fileTakenBy: null, fileTakenAt: null, stoppedBy: null, stoppedAt: null,
  }).execute()
}

export async function updateClosing(db: Db, { clinicId, id }: Pick<Closing, 'clinicId' | 'id'>, change: Partial<Closing>): Promise<void> {
  await db.updateTable('closing').set(change).where('clinicId', '=', clinicId).where('id', '=', id).execute()
}

export async function findClinicName(db: Db, clinicId: string): Promise<string | undefined> {
  return (await db.selectFrom('clinic').where('id', '=', clinicId).select('name').executeTakeFirst())?.name
}
