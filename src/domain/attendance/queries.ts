import type { Insertable } from 'kysely'
import type { Db } from '../../../db/open.ts'
import type { Database } from '../../../db/schema.ts'
import type { Attendance } from './states.ts'

/** More lines than a workshop with corrections has. */
const CHANGES_MAX = 1_000

/** One person's line. `via` is `staff` or `check-in`. */
export interface Mark { memberId: string; state: Attendance; via: string }

/** The lines of these members at a workshop; whom of them the reader may see, the caller has asked. */
export async function listMarks(db: Db, clinicId: string, workshopId: string, memberIds: readonly string[]): Promise<Map<string, Mark>> {
  if (memberIds.length === 0) return new Map()
  const rows = await db.selectFrom('attendance')
    .where('clinicId', '=', clinicId).where('workshopId', '=', workshopId).where('memberId', 'in', memberIds)
    .select(['memberId', 'state', 'via']).execute()
  return new Map((rows as Mark[]).map((mark) => [mark.memberId, mark]))
}

/** A line of attendance, new or in place of the one before. */
export async function upsertMark(db: Db, mark: Insertable<Database['attendance']>): Promise<void> {
  const { state, via, recordedBy, at } = mark
  await db.insertInto('attendance').values(mark)
    .onConflict((conflict) => conflict.columns(['clinicId', 'workshopId', 'memberId']).doUpdateSet({ state, via, recordedBy, at }))
    .execute()
}

/** One more row of the history. */
export async function insertChange(db: Db, change: Insertable<Database['attendanceChange']>): Promise<void> {
  await db.insertInto('attendanceChange').values(change).execute()
}

/** A line that was changed after it was first saved. `by` is the name its writer goes by. */
export interface Change { memberId: string; before: Attendance; after: Attendance; reason: string; at: string; by: string }

/** The corrections at a workshop of these members, whom the caller may see, oldest first. */
export async function listChanges(db: Db, clinicId: string, workshopId: string, memberIds: readonly string[]): Promise<Change[]> {
  if (memberIds.length === 0) return []
  const rows = await db.selectFrom('attendanceChange')
    .innerJoin('account', (join) => join.onRef('account.clinicId', '=', 'attendanceChange.clinicId').onRef('account.id', '=', 'attendanceChange.byAccountId'))
    .where('attendanceChange.clinicId', '=', clinicId).where('attendanceChange.workshopId', '=', workshopId)
    .where('attendanceChange.memberId', 'in', memberIds).where('attendanceChange.before', 'is not', null)
    .orderBy('attendanceChange.at').orderBy('attendanceChange.id').limit(CHANGES_MAX)
    .select(['memberId', 'before', 'after', 'reason', 'at', 'account.displayName as by']).execute()
  return rows as Change[]
}

/** How many came without an account; none were counted until somebody did. */
export async function findWalkIns(db: Db, clinicId: string, workshopId: string): Promise<number> {
  const row = await db.selectFrom('walkIn').where('clinicId', '=', clinicId).where('workshopId', '=', workshopId).select('people').executeTakeFirst()
  return row?.people ?? 0
}

export async function upsertWalkIns(db: Db, row: Insertable<Database['walkIn']>): Promise<void> {
  const { people, byStaffId, at } = row
  await db.insertInto('walkIn').values(row)
    .onConflict((conflict) => conflict.columns(['clinicId', 'workshopId']).doUpdateSet({ people, byStaffId, at })).execute()
}
