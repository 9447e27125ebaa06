import type { Db } from '../../../db/open.ts'
import type { SignInName } from '../accounts/name.ts'
import type { RolesSince } from './roles.ts'

/** More staff than a clinic has. */
const STAFF_MAX = 200

/** One staff account as an administrator sees it. */
export interface StaffPerson extends RolesSince { id: string; displayName: string; disabledAt: string | null }

const accountsOf = (db: Db, clinicId: string) => db.selectFrom('staff')
  .innerJoin('account', (join) => join.onRef('account.clinicId', '=', 'staff.clinicId').onRef('account.id', '=', 'staff.id'))
  .where('staff.clinicId', '=', clinicId)

const people = (db: Db, clinicId: string) => accountsOf(db, clinicId).select([
  'staff.id', 'account.displayName', 'account.disabledAt',
  'staff.clinicianSince', 'staff.administratorSince', 'staff.welcomesCodeJoinersSince', 'staff.readsQuestionsSince',
])

/** Everyone on the staff, those who can sign in first, by name. */
export function listStaff(db: Db, clinicId: string): Promise<StaffPerson[]> {
  return people(db, clinicId)
    .orderBy((row) => row.case().when('account.disabledAt', 'is', null).then(0).else(1).end())
    .orderBy('account.displayName').orderBy('staff.id').limit(STAFF_MAX).execute()
}

export function findStaff(db: Db, clinicId: string, id: string): Promise<StaffPerson | undefined> {
  return people(db, clinicId).where('staff.id', '=', id).executeTakeFirst()
}

/** How many people besides this one can administer the clinic today. */
export async function countOtherAdministrators(db: Db, clinicId: string, id: string): Promise<number> {
  const { count } = await accountsOf(db, clinicId).where('staff.id', '!=', id)
    .where('staff.administratorSince', 'is not', null).where('account.disabledAt', 'is', null)
    .select((row) => row.fn.countAll<number>().as('count')).executeTakeFirstOrThrow()
  return Number(count)
}

/** How many people besides this one work here and can sign in today. */
export async function countOtherStaff(db: Db, clinicId: string, id: string): Promise<number> {
  const { count } = await accountsOf(db, clinicId).where('staff.id', '!=', id).where('account.disabledAt', 'is', null)
    .select((row) => row.fn.countAll<number>().as('count')).executeTakeFirstOrThrow()
  return Number(count)
}

/** Whether somebody who can sign in sees the people who joined by code. */
export async function isAnyoneWelcoming(db: Db, clinicId: string): Promise<boolean> {
  const row = await accountsOf(db, clinicId).where('account.disabledAt', 'is', null)
    .where('staff.clinicianSince', 'is not', null).where('staff.welcomesCodeJoinersSince', 'is not', null)
    .select('staff.id').limit(1).executeTakeFirst()
  return row !== undefined
}

/** The names of who reads the written questions and can sign in. */
export async function listReaders(db: Db, clinicId: string): Promise<string[]> {
  const rows = await accountsOf(db, clinicId).where('account.disabledAt', 'is', null)
    .where('staff.clinicianSince', 'is not', null).where('staff.readsQuestionsSince', 'is not', null)
    .select('account.displayName').orderBy('account.displayName').limit(STAFF_MAX).execute()
  return rows.map(({ displayName }) => displayName)
}

/** Closes the question box where its last reader is gone: nobody may write into a box that no one reads. */
export async function closeUnreadQuestionBox(db: Db, clinicId: string): Promise<void> {
  if ((await listReaders(db, clinicId)).length > 0) return
  await db.updateTable('clinic').set({ questionBoxAt: null }).where('id', '=', clinicId).execute()
}

/** Whether somebody asked for the morning list. */
export async function hasDigest(db: Db, clinicId: string, id: string): Promise<boolean> {
  const row = await db.selectFrom('staff').where('clinicId', '=', clinicId).where('id', '=', id).select('digestAt').executeTakeFirst()
  return row?.digestAt != null
}

export async function updateDigest(db: Db, clinicId: string, id: string, digestAt: string | null): Promise<void> {
  await db.updateTable('staff').set({ digestAt }).where('clinicId', '=', clinicId).where('id', '=', id).execute()
}

export interface NewStaff {
  clinicId: string
  id: string
  name: SignInName
  passwordHash: string
  displayName: string
  locale: string
  createdAt: string
  roles: Pick<RolesSince, 'clinicianSince' | 'administratorSince'>
}

/** A staff account with its sign-in. */
export async function insertStaff(db: Db, { name, roles, ...account }: NewStaff): Promise<void> {
  const { clinicId, id } = account
  await db.insertInto('account').values({ ...account, nameKind: name.kind, nameNorm: name.norm, disabledAt: null }).execute()
  await db.insertInto('staff').values({ clinicId, id, ...roles, welcomesCodeJoinersSince: null }).execute()
}

export async function updateRoles(db: Db, clinicId: string, id: string, roles: RolesSince): Promise<void> {
  await db.updateTable('staff').set(roles).where('clinicId', '=', clinicId).where('id', '=', id).execute()
}

/** @returns whether it was the other way before */
export async function updateDisabled(db: Db, clinicId: string, id: string, disabledAt: string | null): Promise<boolean> {
  const { numUpdatedRows } = await db.updateTable('account').set({ disabledAt })
    .where('clinicId', '=', clinicId).where('id', '=', id)
    .where('disabledAt', disabledAt === null ? 'is not' : 'is', null).executeTakeFirst()
  return numUpdatedRows === 1n
}

const codeFamilies = (db: Db, clinicId: string) => db.selectFrom('family').where('family.clinicId', '=', clinicId).where('family.label', 'is', null)

/** Puts somebody into the team of everyone who joined by code so far. */
export async function joinCodeFamilies(db: Db, clinicId: string, staffId: string, since: string): Promise<void> {
  await db.insertInto('familyTeam').columns(['clinicId', 'familyId', 'staffId', 'since'])
    .expression(codeFamilies(db, clinicId).where('family.closedAt', 'is', null)
      .select((row) => ['family.clinicId', 'family.id', row.val(staffId).as('staffId'), row.val(since).as('since')]))
    .onConflict((conflict) => conflict.columns(['clinicId', 'familyId', 'staffId']).doNothing()).execute()
}

/** Takes somebody out of those teams again. */
export async function leaveCodeFamilies(db: Db, clinicId: string, staffId: string): Promise<void> {
  await db.deleteFrom('familyTeam').where('clinicId', '=', clinicId).where('staffId', '=', staffId)
    .where('familyId', 'in', codeFamilies(db, clinicId).select('family.id')).execute()
}
