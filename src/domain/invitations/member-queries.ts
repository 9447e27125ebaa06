import type { Insertable } from 'kysely'
import type { Db } from '../../../db/open.ts'
import type { Database } from '../../../db/schema.ts'
import type { FamilyMember } from '../actor.ts'
import type { ConsentFacts } from './invitation.ts'

/** Where an account that is a family member stands: its family, and the consent that links it there. */
export interface Membership {
  id: string
  familyId: string
  /** A family without the clinic's label: somebody who joined by code, or left a family. */
  isAlone: boolean
  relation: string | null
  /** Null for who joined by code. */
  consent: ConsentFacts | null
}

/** Where an account stands as a family member; undefined for staff and for disabled accounts. */
export async function findMembership(db: Db, clinicId: string, accountId: string): Promise<Membership | undefined> {
  const row = await db.selectFrom('member')
    .innerJoin('account', (join) => join
      .onRef('account.clinicId', '=', 'member.clinicId').onRef('account.id', '=', 'member.id'))
    .innerJoin('family', (join) => join
      .onRef('family.clinicId', '=', 'member.clinicId').onRef('family.id', '=', 'member.familyId'))
    .leftJoin('consent', (join) => join
      .onRef('consent.clinicId', '=', 'member.clinicId').onRef('consent.id', '=', 'member.consentId'))
    .where('member.clinicId', '=', clinicId).where('member.id', '=', accountId).where('account.disabledAt', 'is', null)
    .select([
      'member.id', 'member.familyId', 'member.relation', 'family.label',
      'consent.revokedAt', 'consent.endsOn', 'consent.scopeEnrolmentAt',
    ])
    .executeTakeFirst()
  if (!row) return undefined
  const { label, revokedAt, endsOn, scopeEnrolmentAt, ...membership } = row
  return { ...membership, isAlone: label === null, consent: endsOn === null ? null : { revokedAt, endsOn, scopeEnrolmentAt } }
}

export async function insertAccount(db: Db, account: Insertable<Database['account']>): Promise<void> {
  await db.insertInto('account').values(account).execute()
}

export async function insertMember(db: Db, member: Insertable<Database['member']>): Promise<void> {
  await db.insertInto('member').values(member).execute()
}

/** Puts a member into a family under a consent. Progress and text hang on the member and come along. */
export async function updateMemberFamily(
  db: Db, clinicId: string, id: string, place: { familyId: string; consentId: string; relation: string | null },
): Promise<void> {
  await db.updateTable('member').set(place).where('clinicId', '=', clinicId).where('id', '=', id).execute()
}

/** A family of one, and the clinicians who welcome those who join by code as its team. */
export async function insertFamilyOfOne(db: Db, clinicId: string, id: string, at: string): Promise<void> {
  await db.insertInto('family')
    .values({ clinicId, id, label: null, startedOn: null, createdBy: null, createdAt: at, closedAt: null }).execute()
  const welcoming = await db.selectFrom('staff')
    .innerJoin('account', (join) => join
      .onRef('account.clinicId', '=', 'staff.clinicId').onRef('account.id', '=', 'staff.id'))
    .where('staff.clinicId', '=', clinicId).where('staff.welcomesCodeJoinersSince', 'is not', null)
    .where('staff.clinicianSince', 'is not', null).where('account.disabledAt', 'is', null)
    .select('staff.id').execute()
  if (welcoming.length === 0) return
  await db.insertInto('familyTeam')
    .values(welcoming.map(({ id: staffId }) => ({ clinicId, familyId: id, staffId, since: at }))).execute()
}

export async function updateFamilyClosed(db: Db, clinicId: string, id: string, closedAt: string): Promise<void> {
  await db.updateTable('family').set({ closedAt }).where('clinicId', '=', clinicId).where('id', '=', id).execute()
}

/** How many joined by code since a moment, whatever became of them. */
export async function countFamiliesOfOne(db: Db, clinicId: string, since: string): Promise<number> {
  const { count } = await db.selectFrom('family').where('clinicId', '=', clinicId)
    .where('label', 'is', null).where('createdBy', 'is', null).where('createdAt', '>', since)
    .select((row) => row.fn.countAll<number>().as('count')).executeTakeFirstOrThrow()
  return Number(count)
}

/** The yes in force, if there is one. */
export async function findAgreement(
  db: Db, member: FamilyMember, kind: string,
): Promise<{ id: string; textVersion: string } | undefined> {
  return db.selectFrom('agreement').where('clinicId', '=', member.clinicId).where('memberId', '=', member.id)
    .where('kind', '=', kind).where('endedAt', 'is', null).select(['id', 'textVersion']).executeTakeFirst()
}

export async function endAgreement(db: Db, member: FamilyMember, id: string, endedAt: string): Promise<void> {
  await db.updateTable('agreement').set({ endedAt })
    .where('clinicId', '=', member.clinicId).where('memberId', '=', member.id).where('id', '=', id).execute()
}

export async function insertAgreement(db: Db, agreement: Insertable<Database['agreement']>): Promise<void> {
  await db.insertInto('agreement').values(agreement).execute()
}

/** Whether and since when it is safe to write to a member, and that the page which asks was seen. */
export async function updateWriteSafe(
  db: Db, member: FamilyMember, writeSafeAt: string | null, welcomedAt: string,
): Promise<void> {
  await db.updateTable('member').set((row) => ({ writeSafeAt, welcomedAt: row.fn.coalesce('welcomedAt', row.val(welcomedAt)) }))
    .where('clinicId', '=', member.clinicId).where('id', '=', member.id).execute()
}
