import type { Insertable, Selectable } from 'kysely'
import type { Db } from '../../../db/open.ts'
import type { Database } from '../../../db/schema.ts'
import type { FamilyMember } from '../actor.ts'

/* The one address of a member, and what they asked to be told. */

type Contact = Selectable<Database['safeContact']>
export type Reminder = Pick<Selectable<Database['reminder']>, 'nextPartAt' | 'weekday' | 'hour' | 'workshopsAt'>

/** A member's own address as it stands, with its own seal. */
export type OwnContact = Pick<Contact, 'kind' | 'addressSealed' | 'addressHmac' | 'askedAt' | 'confirmedAt' | 'stoppedAt'>

export function findOwnContact(db: Db, member: FamilyMember): Promise<OwnContact | undefined> {
  return db.selectFrom('safeContact').where('clinicId', '=', member.clinicId).where('memberId', '=', member.id)
    .select(['kind', 'addressSealed', 'addressHmac', 'askedAt', 'confirmedAt', 'stoppedAt']).executeTakeFirst()
}

/** Takes the place of the address before it. */
export async function replaceContact(db: Db, row: Insertable<Database['safeContact']>): Promise<void> {
  await deleteContact(db, row)
  await db.insertInto('safeContact').values(row).execute()
}

export async function deleteContact(db: Db, { clinicId, memberId }: { clinicId: string; memberId: string }): Promise<void> {
  await db.deleteFrom('safeContact').where('clinicId', '=', clinicId).where('memberId', '=', memberId).execute()
}

/** @returns whose address it is, or undefined where the code is unknown or ran out */
export async function updateConfirmed(db: Db, clinicId: string, confirmHmac: string, at: string): Promise<string | undefined> {
  const row = await db.updateTable('safeContact').set((set) => ({ confirmedAt: set.fn.coalesce('confirmedAt', set.val(at)) }))
    .where('clinicId', '=', clinicId).where('confirmHmac', '=', confirmHmac).where('confirmUntil', '>', at)
    .returning('memberId').executeTakeFirst()
  return row?.memberId
}

/** @returns whose reminders were stopped just now */
export async function updateStopped(db: Db, clinicId: string, stopHmac: string, at: string): Promise<string | undefined> {
  const row = await db.updateTable('safeContact').set({ stoppedAt: at })
    .where('clinicId', '=', clinicId).where('stopHmac', '=', stopHmac).where('stoppedAt', 'is', null)
    .returning('memberId').executeTakeFirst()
  return row?.memberId
}

/** A member who asks for reminders again wants what they stopped before. */
export async function updateResumed(db: Db, member: FamilyMember): Promise<void> {
  await db.updateTable('safeContact').set({ stoppedAt: null })
    .where('clinicId', '=', member.clinicId).where('memberId', '=', member.id).execute()
}

export function findReminder(db: Db, member: FamilyMember): Promise<Reminder | undefined> {
  return db.selectFrom('reminder').where('clinicId', '=', member.clinicId).where('memberId', '=', member.id)
    .select(['nextPartAt', 'weekday', 'hour', 'workshopsAt']).executeTakeFirst()
}

export async function putReminder(db: Db, row: Insertable<Database['reminder']>): Promise<void> {
  const { clinicId: _clinic, memberId: _member, ...change } = row
  await db.insertInto('reminder').values(row)
    .onConflict((conflict) => conflict.columns(['clinicId', 'memberId']).doUpdateSet(change)).execute()
}

/** How often a member was sent a confirmation since a moment. */
export async function countConfirmations(db: Db, member: FamilyMember, since: string): Promise<number> {
  const { count } = await db.selectFrom('outbox').where('clinicId', '=', member.clinicId).where('accountId', '=', member.id)
    .where('kind', '=', 'confirm').where('createdAt', '>', since)
    .select((row) => row.fn.countAll<number>().as('count')).executeTakeFirstOrThrow()
  return Number(count)
}

/** The language a member reads. */
export async function findLocale(db: Db, { clinicId, id }: FamilyMember): Promise<'en' | 'es'> {
  const row = await db.selectFrom('account').where('clinicId', '=', clinicId).where('id', '=', id).select('locale').executeTakeFirst()
  return row?.locale === 'es' ? 'es' : 'en'
}
