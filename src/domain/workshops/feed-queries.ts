import type { Db } from '../../../db/open.ts'
import type { FamilyMember } from '../actor.ts'

/** Whose private calendar address this is, if it is one and the account may still sign in. */
export async function findFeedOwner(db: Db, clinicId: string, tokenHash: string): Promise<{ member: FamilyMember; locale: string } | undefined> {
  const row = await db.selectFrom('calendarFeed')
    .innerJoin('account', (join) => join.onRef('account.clinicId', '=', 'calendarFeed.clinicId').onRef('account.id', '=', 'calendarFeed.accountId'))
    .innerJoin('member', (join) => join.onRef('member.clinicId', '=', 'account.clinicId').onRef('member.id', '=', 'account.id'))
    .where('calendarFeed.clinicId', '=', clinicId).where('calendarFeed.tokenHash', '=', tokenHash).where('account.disabledAt', 'is', null)
    .select(['member.id', 'member.familyId', 'account.locale']).executeTakeFirst()
  return row && { member: { role: 'family-member', clinicId, id: row.id, familyId: row.familyId }, locale: row.locale }
}

/** Since when the member's private address is on. */
export async function findFeed(db: Db, { clinicId, id }: FamilyMember): Promise<{ madeAt: string } | undefined> {
  return db.selectFrom('calendarFeed').where('clinicId', '=', clinicId).where('accountId', '=', id).select('madeAt').executeTakeFirst()
}

/** The address before it, if there was one, is worth nothing from now on. */
export async function putFeed(db: Db, { clinicId, id }: FamilyMember, tokenHash: string, madeAt: string): Promise<void> {
  await db.insertInto('calendarFeed').values({ clinicId, accountId: id, tokenHash, madeAt })
    .onConflict((conflict) => conflict.columns(['clinicId', 'accountId']).doUpdateSet({ tokenHash, madeAt })).execute()
}

export async function deleteFeed(db: Db, { clinicId, id }: FamilyMember): Promise<void> {
  await db.deleteFrom('calendarFeed').where('clinicId', '=', clinicId).where('accountId', '=', id).execute()
}
