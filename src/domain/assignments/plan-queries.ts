import type { Db } from '../../../db/open.ts'
import { prepared } from '../../../db/prepared.ts'
import type { FamilyMember } from '../actor.ts'

/** More than the courses there are, those taken back lately among them. */
const PLAN_MAX = 100
/** More modules than the assigned courses have. */
const DATES_MAX = 500

const planRows = prepared((db: Db, clinicId: string, memberId: string) =>
  db.selectFrom('assignment')
    .innerJoin('member', (join) => join
      .onRef('member.clinicId', '=', 'assignment.clinicId').onRef('member.id', '=', 'assignment.memberId'))
    .innerJoin('family', (join) => join
      .onRef('family.clinicId', '=', 'member.clinicId').onRef('family.id', '=', 'member.familyId'))
    .where('assignment.clinicId', '=', clinicId).where('assignment.memberId', '=', memberId)
    .where((where) => where.or([where('withdrawnAt', 'is', null), where('changedAt', 'is not', null)]))
    .orderBy('dueOn', (order) => order.asc().nullsLast()).orderBy('assignedAt').orderBy('assignment.id')
    .select(['assignment.id', 'courseKey', 'dueOn', 'opensOn', 'firstWeek', 'withdrawnAt', 'assignment.closedAt', 'changedAt',
      'member.pausedAt as ownPausedAt', 'family.pausedAt as familyPausedAt']).limit(PLAN_MAX))

const dateRows = prepared((db: Db, clinicId: string, memberId: string) =>
  db.selectFrom('assignmentModule')
    .innerJoin('assignment', (join) => join
      .onRef('assignment.clinicId', '=', 'assignmentModule.clinicId').onRef('assignment.id', '=', 'assignmentModule.assignmentId'))
    .where('assignment.clinicId', '=', clinicId).where('assignment.memberId', '=', memberId).where('withdrawnAt', 'is', null)
    .select(['assignmentId', 'moduleKey', 'assignmentModule.opensOn', 'assignmentModule.dueOn']).limit(DATES_MAX))

/** What a member was assigned: in force, and taken back as long as they were not told of it. */
export function listPlan(db: Db, { clinicId, id }: Pick<FamilyMember, 'clinicId' | 'id'>) {
  return planRows(db, clinicId, id)
}

/** The dates of the modules of a member's assignments by week. */
export function listPlanDates(db: Db, { clinicId, id }: Pick<FamilyMember, 'clinicId' | 'id'>) {
  return dateRows(db, clinicId, id)
}
