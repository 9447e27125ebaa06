import type { Selectable } from 'kysely'
import type { Db } from '../../../db/open.ts'
import type { ContactProposalTable, ContactTable } from '../../../db/tables/accounts.ts'
import type { Clinician } from '../actor.ts'

/* SQL of the crisis contacts as staff work on them. What families read is `listOwnContacts`. */

/** More lines than the catalog has. */
const CONTACTS_MAX = 200

export type ContactRecord = Selectable<ContactTable>
export type ContactProposal = Selectable<ContactProposalTable>

/** What the clinic has in force of its own, with who changed and who confirmed it. */
export function listContactRecords(db: Db, clinicId: string): Promise<ContactRecord[]> {
  return db.selectFrom('contact').where('clinicId', '=', clinicId).selectAll().orderBy('token').limit(CONTACTS_MAX).execute()
}

/** What waits for a second person, oldest first. */
export function listContactProposals(db: Db, clinicId: string): Promise<ContactProposal[]> {
  return db.selectFrom('contactProposal').where('clinicId', '=', clinicId).selectAll()
    .orderBy('proposedAt').orderBy('token').limit(CONTACTS_MAX).execute()
}

export function findContactRecord(db: Db, clinicId: string, token: string): Promise<ContactRecord | undefined> {
  return db.selectFrom('contact').where('clinicId', '=', clinicId).where('token', '=', token).selectAll().executeTakeFirst()
}

export function findContactProposal(db: Db, clinicId: string, token: string): Promise<ContactProposal | undefined> {
  return db.selectFrom('contactProposal').where('clinicId', '=', clinicId).where('token', '=', token).selectAll().executeTakeFirst()
}

/** One line of help in force, in place of the one before. */
export async function upsertContact(db: Db, { clinicId, token, ...written }: ContactRecord): Promise<void> {
  await db.insertInto('contact').values({ clinicId, token, ...written })
    .onConflict((conflict) => conflict.columns(['clinicId', 'token']).doUpdateSet(written)).execute()
}

/** The country's default stands again. */
export async function deleteContact(db: Db, clinicId: string, token: string): Promise<void> {
  await db.deleteFrom('contact').where('clinicId', '=', clinicId).where('token', '=', token).execute()
}

/** What waits, in place of what waited before. */
export async function upsertContactProposal(db: Db, { clinicId, token, ...written }: ContactProposal): Promise<void> {
  await db.insertInto('contactProposal').values({ clinicId, token, ...written })
    .onConflict((conflict) => conflict.columns(['clinicId', 'token']).doUpdateSet(written)).execute()
}

/** @returns whether something waited */
export async function deleteContactProposal(db: Db, clinicId: string, token: string): Promise<boolean> {
  const { numDeletedRows } = await db.deleteFrom('contactProposal').where('clinicId', '=', clinicId).where('token', '=', token)
    .executeTakeFirst()
  return numDeletedRows > 0n
}

/** How many lines wait for this person to look at them: changed by somebody else. */
export async function countWaitingContacts(db: Db, { clinicId, id }: Clinician): Promise<number> {
  const { count } = await db.selectFrom('contactProposal').where('clinicId', '=', clinicId).where('proposedBy', '!=', id)
    .select((row) => row.fn.countAll<number>().as('count')).executeTakeFirstOrThrow()
  return Number(count)
}
