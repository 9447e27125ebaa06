import type { Insertable, Selectable } from 'kysely'
import type { Db } from '../../db/open.ts'
import { prepared } from '../../db/prepared.ts'
import type { Database } from '../../db/schema.ts'

/* SQL of what every subject shares: the audit record and the receipts of forms. */

export type AuditRow = Selectable<Database['audit']>
export type FormReceipt = Selectable<Database['formReceipt']>

/** How many rows of the audit record are read at once. */
const AUDIT_PAGE = 500

const auditHead = prepared((db: Db, clinicId: string) =>
  db.selectFrom('audit').where('clinicId', '=', clinicId).orderBy('seq', 'desc').limit(1).select(['seq', 'mac']))

/** The last row of a clinic's audit record, which the next one is chained to. */
export async function findAuditHead(db: Db, clinicId: string): Promise<Pick<AuditRow, 'seq' | 'mac'> | undefined> {
  const [head] = await auditHead(db, clinicId)
  return head
}

/** What chains the row with this number to the one before; undefined where there is no such row. */
export async function findAuditMac(db: Db, clinicId: string, seq: number): Promise<string | undefined> {
  const row = await db.selectFrom('audit').where('clinicId', '=', clinicId).where('seq', '=', seq).select('mac').executeTakeFirst()
  return row?.mac
}

export async function insertAuditRow(db: Db, row: Insertable<Database['audit']>): Promise<void> {
  await db.insertInto('audit').values(row).execute()
}

/** Up to 500 rows of a clinic's audit record, in order, from the one after `seq`. */
export function listAuditAfter(db: Db, clinicId: string, seq: number): Promise<AuditRow[]> {
  return db.selectFrom('audit').where('clinicId', '=', clinicId).where('seq', '>', seq)
    .orderBy('seq').limit(AUDIT_PAGE).selectAll().execute()
}

const receipt = prepared((db: Db, clinicId: string, key: string) =>
  db.selectFrom('formReceipt').where('clinicId', '=', clinicId).where('key', '=', key).selectAll())

/** What a form with this key was answered before, if it was sent before. */
export async function findReceipt(db: Db, clinicId: string, key: string): Promise<FormReceipt | undefined> {
  const [row] = await receipt(db, clinicId, key)
  return row
}

export async function insertReceipt(db: Db, row: FormReceipt): Promise<void> {
  await db.insertInto('formReceipt').values(row).execute()
}
