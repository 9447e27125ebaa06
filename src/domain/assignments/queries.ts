import type { Db } from '../../../db/open.ts'
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
