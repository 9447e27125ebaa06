import type { Db } from '../../../../db/open.ts'
import type { Clinician } from '../../actor.ts'
import { found } from '../../result.ts'
import { teamFamilies, teamMembers } from '../queries.ts'
import type { Thresholds } from './thresholds.ts'

/* What a clinician's list is made of. Each statement starts at the clinician's own families, so its cost grows with
   them and not with the clinic. Only summary rows of ordinary modules are read. */

/** More families than one person can look after: the caseload sorts them all before it shows a page. */
const FAMILIES_MAX = 500
/** More members than those families have. */
const MEMBERS_MAX = 2_000
/** More courses than those members have. */
const ASSIGNMENTS_MAX = 20_000
const MODULE_DATES_MAX = 50_000
/** More than they ask, rest, log and attend in the time that is looked at. */
const REQUESTS_MAX = 2_000
const SNOOZES_MAX = 5_000
const CALLS_MAX = 10_000
const ATTENDANCES_MAX = 50_000

/** How a clinic set its reasons. */
export async function findThresholds(db: Db, clinicId: string): Promise<Thresholds> {
  const row = await db.selectFrom('clinic').where('id', '=', clinicId)
    .select(['nudgeInvitationDays', 'nudgeQuietDays', 'nudgeQuizTries', 'nudgeDueDays', 'nudgeMissedWorkshops']).executeTakeFirst()
  return found(row, 'clinic')
}

/** The open families of the clinician's team with their pace, by label; one that joined by code has none. */
export function listCaseloadFamilies(db: Db, clinician: Clinician) {
  return teamFamilies(db, clinician).select(['family.pausedAt', 'family.endedAt', 'familyTeam.coverUntil'])
    .orderBy('family.label').orderBy('family.id').limit(FAMILIES_MAX).execute()
}

/** The members this clinician may see today, with the phone of their consent and whether calling it is safe. */
export function listCaseloadMembers(db: Db, clinician: Clinician, today: string) {
  return teamMembers(db, clinician, today)
    .select(['member.id', 'member.familyId', 'account.displayName', 'member.pausedAt', 'consent.phone', 'consent.safeToCallAt'])
    .orderBy('account.displayName').orderBy('member.id').limit(MEMBERS_MAX).execute()
}

/** Courses in force of these members, whom the caller may see. */
export async function listCaseloadAssignments(db: Db, clinicId: string, memberIds: readonly string[]) {
  if (memberIds.length === 0) return []
  return db.selectFrom('assignment').where('clinicId', '=', clinicId).where('memberId', 'in', memberIds)
    .where('withdrawnAt', 'is', null).where('closedAt', 'is', null)
    .select(['id', 'memberId', 'courseKey', 'assignedAt', 'opensOn', 'dueOn']).limit(ASSIGNMENTS_MAX).execute()
}

/** The dates of single modules of these assignments, where they have their own. */
export async function listModuleDates(db: Db, clinicId: string, assignmentIds: readonly string[]) {
  if (assignmentIds.length === 0) return []
  return db.selectFrom('assignmentModule').where('clinicId', '=', clinicId).where('assignmentId', 'in', assignmentIds)
    .select(['assignmentId', 'moduleKey', 'opensOn', 'dueOn']).limit(MODULE_DATES_MAX).execute()
}

/** Open requests for a call of these families, oldest first. */
export async function listCallRequests(db: Db, clinicId: string, familyIds: readonly string[]) {
  if (familyIds.length === 0) return []
  return db.selectFrom('request').where('clinicId', '=', clinicId).where('familyId', 'in', familyIds).where('kind', '=', 'call')
    .where('answeredAt', 'is', null).where('cancelledAt', 'is', null)
    .select(['familyId', 'memberId', 'consentId', 'askedOn']).orderBy('askedOn').orderBy('id').limit(REQUESTS_MAX).execute()
}

/** The reasons of these families that rest today because somebody said so. */
export async function listSnoozes(db: Db, clinicId: string, familyIds: readonly string[], today: string) {
  if (familyIds.length === 0) return []
  return db.selectFrom('snooze').where('clinicId', '=', clinicId).where('familyId', 'in', familyIds)
    .where('untilOn', '>', today).where('endedAt', 'is', null)
    .select(['familyId', 'reason']).limit(SNOOZES_MAX).execute()
}

/** Calls to these families since a day, newest first. @param since `YYYY-MM-DD`, or a time */
export async function listCallsSince(db: Db, clinicId: string, familyIds: readonly string[], since: string) {
  if (familyIds.length === 0) return []
  return db.selectFrom('call').where('clinicId', '=', clinicId).where('familyId', 'in', familyIds).where('at', '>=', since)
    .select(['familyId', 'memberId', 'consentId', 'reason', 'outcome', 'onDay', 'nextOn'])
    .orderBy('at', 'desc').orderBy('id', 'desc').limit(CALLS_MAX).execute()
}

/** Who was where at workshops since a day that were not called off, newest first. */
export async function listAttendanceSince(db: Db, clinicId: string, memberIds: readonly string[], since: string) {
  if (memberIds.length === 0) return []
  return db.selectFrom('attendance')
    .innerJoin('workshop', (join) => join
      .onRef('workshop.clinicId', '=', 'attendance.clinicId').onRef('workshop.id', '=', 'attendance.workshopId'))
    .where('attendance.clinicId', '=', clinicId).where('attendance.memberId', 'in', memberIds)
    .where('workshop.startsAt', '>=', since).where('workshop.cancelledAt', 'is', null)
    .select(['attendance.memberId', 'attendance.workshopId', 'attendance.state', 'workshop.startsAt'])
    .orderBy('workshop.startsAt', 'desc').orderBy('workshop.id').limit(ATTENDANCES_MAX).execute()
}

/** The make-up modules in force of these members. */
export async function listMakeUps(db: Db, clinicId: string, memberIds: readonly string[]) {
  if (memberIds.length === 0) return []
  return db.selectFrom('makeUp').where('clinicId', '=', clinicId).where('memberId', 'in', memberIds).where('withdrawnAt', 'is', null)
    .select(['memberId', 'workshopId', 'moduleKey']).limit(ATTENDANCES_MAX).execute()
}
