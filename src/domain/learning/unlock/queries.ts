import type { Insertable } from 'kysely'
import type { Db } from '../../../../db/open.ts'
import type { Database } from '../../../../db/schema.ts'
import { prepared } from '../../../../db/prepared.ts'
import type { FamilyMember } from '../../actor.ts'

/** Modules a family may have been let into. */
const UNLOCKS_MAX = 500

const unlockRow = prepared((db: Db, clinicId: string, memberId: string, moduleKey: string) =>
  db.selectFrom('moduleUnlock').where('clinicId', '=', clinicId).where('memberId', '=', memberId).where('moduleKey', '=', moduleKey)
    .select('at'))

/** Whether a clinician let the member into this module. */
export async function isUnlocked(db: Db, member: Pick<FamilyMember, 'clinicId' | 'id'>, moduleKey: string): Promise<boolean> {
  return (await unlockRow(db, member.clinicId, member.id, moduleKey)).length > 0
}

/** Which modules these members were let into. */
export async function listUnlocks(db: Db, clinicId: string, memberIds: readonly string[]): Promise<{ memberId: string; moduleKey: string }[]> {
  if (memberIds.length === 0) return []
  return db.selectFrom('moduleUnlock').where('clinicId', '=', clinicId).where('memberId', 'in', memberIds)
    .select(['memberId', 'moduleKey']).limit(UNLOCKS_MAX).execute()
}

/** Lets a member in; the first time stays. */
export async function insertUnlock(db: Db, row: Insertable<Database['moduleUnlock']>): Promise<void> {
  await db.insertInto('moduleUnlock').values(row)
    .onConflict((conflict) => conflict.columns(['clinicId', 'memberId', 'moduleKey']).doNothing()).execute()
}
