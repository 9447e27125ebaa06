import type { Db } from '../../../../db/open.ts'

/* Who of a family is kept apart from whom. The two of a pair stand in no order. */

/** Pairs of one family are few. */
const PAIRS_MAX = 200

/** Two members who leave no trace for each other. */
export interface Pair { memberA: string; memberB: string }

/** The pairs among these members, the earliest first. The caller may see them. */
export async function listPairsAmong(db: Db, clinicId: string, memberIds: readonly string[]): Promise<Pair[]> {
  if (memberIds.length < 2) return []
  return db.selectFrom('separation').where('clinicId', '=', clinicId)
    .where('memberA', 'in', memberIds).where('memberB', 'in', memberIds)
    .select(['memberA', 'memberB']).orderBy('since').orderBy('memberA').orderBy('memberB').limit(PAIRS_MAX).execute()
}

/** Who is kept apart from a member, whichever of the two was named first; for a WHERE. */
export function apartFrom(db: Db, { clinicId, id }: { clinicId: string; id: string }) {
  return db.selectFrom('separation').where('clinicId', '=', clinicId)
    .where((either) => either.or([either('memberA', '=', id), either('memberB', '=', id)]))
    .select((row) => row.case().when('memberA', '=', id).then(row.ref('memberB')).else(row.ref('memberA')).end().as('id'))
}

export async function insertPair(db: Db, clinicId: string, pair: Pair, by: { staffId: string; at: string }): Promise<void> {
  await db.insertInto('separation').values({ clinicId, ...pair, since: by.at, byStaffId: by.staffId }).execute()
}

/** Takes a pair away, whichever of the two was named first. */
export async function deletePair(db: Db, clinicId: string, { memberA, memberB }: Pair): Promise<void> {
  await db.deleteFrom('separation').where('clinicId', '=', clinicId)
    .where('memberA', 'in', [memberA, memberB]).where('memberB', 'in', [memberA, memberB]).execute()
}
