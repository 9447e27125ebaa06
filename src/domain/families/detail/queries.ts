import type { Db } from '../../../../db/open.ts'

/* What the family page shows beside the state of each course. Every caller has found family and members in the
   clinician's team first. */

/** Rows of attendance read of one family, the newest. */
const ATTENDANCE_MAX = 2_000
/** Assignments of one family, those taken back included. */
const ASSIGNMENTS_MAX = 1_000
/** Calls shown of one family, the newest. */
const CALLS_MAX = 50

/** Since when these members are here, and whether they or their family pause. */
export async function listMemberTimes(db: Db, clinicId: string, memberIds: readonly string[]) {
  if (memberIds.length === 0) return []
  return db.selectFrom('member')
    .innerJoin('family', (join) => join.onRef('family.clinicId', '=', 'member.clinicId').onRef('family.id', '=', 'member.familyId'))
    .where('member.clinicId', '=', clinicId).where('member.id', 'in', memberIds)
    .select(['member.id', 'member.joinedAt', 'member.pausedAt', 'family.pausedAt as familyPausedAt']).execute()
}

/** An assignment with what decides its state. */
export interface AssignmentRow {
  memberId: string; courseKey: string; opensOn: string | null; withdrawnAt: string | null; closedAt: string | null
  pausedAt: string | null; familyPausedAt: string | null
}

/** Every assignment of these members, the one that was made last first. */
export async function listAssignmentRows(db: Db, clinicId: string, memberIds: readonly string[]): Promise<AssignmentRow[]> {
  if (memberIds.length === 0) return []
  return db.selectFrom('assignment')
    .innerJoin('member', (join) => join.onRef('member.clinicId', '=', 'assignment.clinicId').onRef('member.id', '=', 'assignment.memberId'))
    .innerJoin('family', (join) => join.onRef('family.clinicId', '=', 'member.clinicId').onRef('family.id', '=', 'member.familyId'))
    .where('assignment.clinicId', '=', clinicId).where('assignment.memberId', 'in', memberIds)
    .select(['assignment.memberId', 'assignment.courseKey', 'assignment.opensOn', 'assignment.withdrawnAt', 'assignment.closedAt',
      'member.pausedAt', 'family.pausedAt as familyPausedAt'])
    .orderBy('assignment.assignedAt', 'desc').orderBy('assignment.id').limit(ASSIGNMENTS_MAX).execute()
}

/** One line of attendance. `startsAt` is ISO-8601 UTC text. */
export interface AttendanceLine { memberId: string; state: string; startsAt: string }

/** Whether these members came, newest workshop first; one that was called off counts for nobody. */
export async function listAttendanceOf(db: Db, clinicId: string, memberIds: readonly string[]): Promise<AttendanceLine[]> {
  if (memberIds.length === 0) return []
  return db.selectFrom('attendance')
    .innerJoin('workshop', (join) => join
      .onRef('workshop.clinicId', '=', 'attendance.clinicId').onRef('workshop.id', '=', 'attendance.workshopId'))
    .where('attendance.clinicId', '=', clinicId).where('attendance.memberId', 'in', memberIds)
    .where('workshop.cancelledAt', 'is', null)
    .select(['attendance.memberId', 'attendance.state', 'workshop.startsAt'])
    .orderBy('workshop.startsAt', 'desc').orderBy('workshop.id').limit(ATTENDANCE_MAX).execute()
}

/** A module somebody finished: when, and `online` or how else. */
export interface FinishedModule { memberId: string; moduleKey: string; completedAt: string; completedHow: string }

/** Which of these modules the members finished, newest first. The caller asks for no private module. */
export async function listFinishedModules(
  db: Db, clinicId: string, memberIds: readonly string[], moduleKeys: readonly string[],
): Promise<FinishedModule[]> {
  if (memberIds.length === 0 || moduleKeys.length === 0) return []
  return db.selectFrom('moduleProgress').where('clinicId', '=', clinicId)
    .where('memberId', 'in', memberIds).where('moduleKey', 'in', moduleKeys)
    .where('completedAt', 'is not', null).where('completedHow', 'is not', null)
    .select(['memberId', 'moduleKey', 'completedAt', 'completedHow']).$narrowType<{ completedAt: string; completedHow: string }>()
    .orderBy('completedAt', 'desc').orderBy('moduleKey').execute()
}

/** A call as it is stored. Its person is a member or, before they joined, the consent that names them. */
export interface CallRow {
  id: string; memberId: string | null; consentId: string | null; outcome: string
  onDay: string; nextOn: string | null; noteSealed: string | null; byName: string
}

/** The calls of a family, newest first. */
export function listCallsOf(db: Db, clinicId: string, familyId: string): Promise<CallRow[]> {
  return db.selectFrom('call')
    .innerJoin('account', (join) => join.onRef('account.clinicId', '=', 'call.clinicId').onRef('account.id', '=', 'call.byStaffId'))
    .where('call.clinicId', '=', clinicId).where('call.familyId', '=', familyId)
    .select(['call.id', 'call.memberId', 'call.consentId', 'call.outcome', 'call.onDay', 'call.nextOn', 'call.noteSealed', 'account.displayName as byName'])
    .orderBy('call.at', 'desc').orderBy('call.id').limit(CALLS_MAX).execute()
}
