import type { Insertable } from 'kysely'
import type { Db } from '../../../db/open.ts'
import type { Database } from '../../../db/schema.ts'
import { prepared } from '../../../db/prepared.ts'
import type { FamilyMember } from '../actor.ts'

/** One course a clinician picked for a member. `dueOn` is a day of the clinic's calendar. */
export interface OpenAssignment { id: string; courseKey: string; dueOn: string | null; assignedAt: string }

/** More than the courses there are. */
const ASSIGNMENTS_MAX = 50

const openAssignments = prepared((db: Db, clinicId: string, memberId: string) =>
  db.selectFrom('assignment')
    .where('clinicId', '=', clinicId).where('memberId', '=', memberId).where('withdrawnAt', 'is', null)
    .orderBy('dueOn', (order) => order.asc().nullsLast()).orderBy('assignedAt').orderBy('id')
    .select(['id', 'courseKey', 'dueOn', 'assignedAt']).limit(ASSIGNMENTS_MAX))

/** A member's assignments in force, earliest date first. */
export function listOpenAssignments(db: Db, member: Pick<FamilyMember, 'clinicId' | 'id'>): Promise<OpenAssignment[]> {
  return openAssignments(db, member.clinicId, member.id)
}

/** An assignment in force of one of several members. */
export type MemberAssignment = OpenAssignment & { memberId: string }

/** Assignments in force of these members, whom the caller may see; earliest date first. */
export async function listAssignmentsOf(db: Db, clinicId: string, memberIds: readonly string[]): Promise<MemberAssignment[]> {
  if (memberIds.length === 0) return []
  return db.selectFrom('assignment')
    .where('clinicId', '=', clinicId).where('memberId', 'in', memberIds).where('withdrawnAt', 'is', null)
    .orderBy('dueOn', (order) => order.asc().nullsLast()).orderBy('assignedAt').orderBy('id')
    .select(['id', 'memberId', 'courseKey', 'dueOn', 'assignedAt']).execute()
}

/** @returns false when the member already has the course: whoever writes first wins */
export async function insertAssignment(db: Db, assignment: Insertable<Database['assignment']>): Promise<boolean> {
  const { numInsertedOrUpdatedRows } = await db.insertInto('assignment').values(assignment)
    .onConflict((conflict) => conflict.columns(['clinicId', 'memberId', 'courseKey']).where('withdrawnAt', 'is', null).doNothing())
    .executeTakeFirst()
  return numInsertedOrUpdatedRows === 1n
}

/** The dates of the modules of a new assignment by week. */
export async function insertModuleDates(db: Db, dates: Insertable<Database['assignmentModule']>[]): Promise<void> {
  if (dates.length > 0) await db.insertInto('assignmentModule').values(dates).execute()
}

/** These assignments, withdrawn or not, with whose they are. */
export async function listAssignmentsById(
  db: Db, clinicId: string, ids: readonly string[],
): Promise<{ id: string; memberId: string; courseKey: string; withdrawnAt: string | null }[]> {
  if (ids.length === 0) return []
  return db.selectFrom('assignment').where('clinicId', '=', clinicId).where('id', 'in', ids)
    .select(['id', 'memberId', 'courseKey', 'withdrawnAt']).orderBy('id').execute()
}

export async function updateWithdrawn(db: Db, clinicId: string, id: string, withdrawnAt: string): Promise<void> {
  await db.updateTable('assignment').set({ withdrawnAt })
    .where('clinicId', '=', clinicId).where('id', '=', id).where('withdrawnAt', 'is', null).execute()
}
