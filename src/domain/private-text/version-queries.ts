import type { Db } from '../../../db/open.ts'
import type { FamilyMember } from '../actor.ts'

/* The plan as it stood on earlier days. Nothing that draws a page for staff may name this table. */

/** Days that are kept; older ones are the author's to delete. */
export const VERSIONS_MAX = 50

/** One kept plan. `agreedOn` is a day of the clinic's calendar. */
export interface VersionRow { id: string; agreedOn: string; sealed: string; at: string }

function own(db: Db, { clinicId, id }: FamilyMember) {
  return db.selectFrom('planVersion').where('clinicId', '=', clinicId).where('memberId', '=', id)
}

/** The days a member agreed on their plan, newest first. */
export async function listVersionDays(db: Db, member: FamilyMember): Promise<string[]> {
  const rows = await own(db, member).select('agreedOn').orderBy('agreedOn', 'desc').limit(VERSIONS_MAX).execute()
  return rows.map(({ agreedOn }) => agreedOn)
}

export function findVersion(db: Db, member: FamilyMember, agreedOn: string): Promise<VersionRow | undefined> {
  return own(db, member).where('agreedOn', '=', agreedOn).select(['id', 'agreedOn', 'sealed', 'at']).executeTakeFirst()
}

/** Keeps a plan; another of the same day and id is replaced. */
export async function upsertVersion(db: Db, { clinicId, id }: FamilyMember, { sealed, at, ...row }: VersionRow): Promise<void> {
  await db.insertInto('planVersion').values({ clinicId, memberId: id, ...row, sealed, at })
    .onConflict((conflict) => conflict.columns(['clinicId', 'memberId', 'agreedOn']).doUpdateSet({ sealed, at })).execute()
}

export async function deleteVersionOf(db: Db, { clinicId, id }: FamilyMember, agreedOn: string): Promise<void> {
  await db.deleteFrom('planVersion').where('clinicId', '=', clinicId).where('memberId', '=', id).where('agreedOn', '=', agreedOn).execute()
}
