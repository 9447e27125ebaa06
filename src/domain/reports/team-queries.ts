import type { Db } from '../../../db/open.ts'
import type { Clinician } from '../actor.ts'
import { ATTENDANCE } from '../attendance/states.ts'
import { ownFamilies, teamMembers } from '../families/queries.ts'

/* What the reports of a clinician's own families are made of. Each statement starts at the clinician's team and, for a
   person, at their own yes and their live consent, so each page of a report asks again. No table of answers, checks or
   private texts is named here. */

/** More than one person can look after. */
const FAMILIES_MAX = 500
const MEMBERS_MAX = 2_000
/** More workshops than a clinic holds in ten years. */
const WORKSHOPS_MAX = 5_000
/** More lines than those of one page of a report have. */
const LINES_MAX = 250_000

/** The members this clinician may see today, by family and name. */
export async function listReportMemberIds(db: Db, clinician: Clinician, today: string): Promise<string[]> {
  const rows = await teamMembers(db, clinician, today).select('member.id')
    .orderBy('family.label', (order) => order.asc().nullsLast()).orderBy('family.id').orderBy('account.displayName').orderBy('member.id')
    .limit(MEMBERS_MAX).execute()
  return rows.map(({ id }) => id)
}

/** Those of these members whom the clinician may still see, in the same order, with what stands of them in a report. */
export function listReportMembers(db: Db, clinician: Clinician, today: string, ids: readonly string[]) {
  return teamMembers(db, clinician, today).where('member.id', 'in', [...ids, ''])
    .select(['member.id', 'member.familyId', 'member.consentId', 'member.joinedAt', 'family.label', 'account.displayName', 'account.locale', 'consent.endsOn'])
    .orderBy('family.label', (order) => order.asc().nullsLast()).orderBy('family.id').orderBy('account.displayName').orderBy('member.id')
    .limit(MEMBERS_MAX).execute()
}

/** How often each of these members is noted in each state, at workshops that were held. The caller may see the members. */
export async function countStates(db: Db, clinicId: string, memberIds: readonly string[]): Promise<{ memberId: string; state: string; n: number }[]> {
  const rows = await db.selectFrom('attendance')
    .innerJoin('workshop', (join) => join
      .onRef('workshop.clinicId', '=', 'attendance.clinicId').onRef('workshop.id', '=', 'attendance.workshopId'))
    .where('attendance.clinicId', '=', clinicId).where('attendance.memberId', 'in', [...memberIds, '']).where('workshop.cancelledAt', 'is', null)
    .where('attendance.state', 'in', ATTENDANCE)
    .groupBy(['attendance.memberId', 'attendance.state'])
    .select(['attendance.memberId', 'attendance.state', (eb) => eb.fn.countAll().as('n')]).execute()
  return rows.map((row) => ({ ...row, n: Number(row.n) }))
}

/** The families of the clinician's team that have a label, by it. */
export async function listReportFamilyIds(db: Db, clinician: Clinician): Promise<string[]> {
  const rows = await ownFamilies(db, clinician).where('family.label', 'is not', null).select('family.id')
    .orderBy('family.label').orderBy('family.id').limit(FAMILIES_MAX).execute()
  return rows.map(({ id }) => id)
}

/** Those of these families that are still the clinician's, with their pace. */
export function listReportFamilies(db: Db, clinician: Clinician, ids: readonly string[]) {
  return ownFamilies(db, clinician).where('family.id', 'in', [...ids, ''])
    .select(['family.id', 'family.label', 'family.startedOn', 'family.pausedAt', 'family.steppedDownAt', 'family.endedAt'])
    .orderBy('family.label').orderBy('family.id').limit(FAMILIES_MAX).execute()
}

/** The members of these families whom the clinician may see today. */
export function listMembersOfFamilies(db: Db, clinician: Clinician, today: string, familyIds: readonly string[]) {
  return teamMembers(db, clinician, today).where('member.familyId', 'in', [...familyIds, '']).select(['member.id', 'member.familyId'])
    .limit(MEMBERS_MAX).execute()
}

/** Calls to these families, counted by whom they were with, with the day of the last. The caller has found them in the team. */
export async function countCalls(db: Db, clinicId: string, familyIds: readonly string[]) {
  const rows = await db.selectFrom('call').where('clinicId', '=', clinicId).where('familyId', 'in', [...familyIds, ''])
    .groupBy(['familyId', 'memberId', 'consentId'])
    .select(['familyId', 'memberId', 'consentId', (eb) => eb.fn.countAll().as('n'), (eb) => eb.fn.max('onDay').as('lastOn')])
    .limit(LINES_MAX).execute()
  return rows.map((row) => ({ ...row, n: Number(row.n) }))
}

/** The clinic's workshops that were held between two moments, newest first. */
export async function listHeldIds(db: Db, clinicId: string, range: { from: string | undefined; before: string }): Promise<string[]> {
  const rows = await db.selectFrom('workshop').where('clinicId', '=', clinicId).where('cancelledAt', 'is', null).where('startsAt', '<', range.before)
    .$if(range.from !== undefined, (query) => query.where('startsAt', '>=', range.from ?? ''))
    .select('id').orderBy('startsAt', 'desc').orderBy('id').limit(WORKSHOPS_MAX).execute()
  return rows.map(({ id }) => id)
}

/** These workshops with how many came without an account, newest first. */
export function listHeld(db: Db, clinicId: string, ids: readonly string[]) {
  return db.selectFrom('workshop')
    .leftJoin('walkIn', (join) => join.onRef('walkIn.clinicId', '=', 'workshop.clinicId').onRef('walkIn.workshopId', '=', 'workshop.id'))
    .where('workshop.clinicId', '=', clinicId).where('workshop.id', 'in', [...ids, ''])
    .select(['workshop.id', 'workshop.seriesId', 'workshop.startsAt', 'workshop.moduleKey', 'walkIn.people as walkIns'])
    .orderBy('workshop.startsAt', 'desc').orderBy('workshop.id').limit(WORKSHOPS_MAX).execute()
}

/** The clinician's own people who are invited to these series, as the roster asks it, with when they joined. */
export async function listOwnInvited(db: Db, clinician: Clinician, today: string, seriesIds: readonly string[]) {
  const rows = await teamMembers(db, clinician, today)
    .innerJoin('workshopSeries', (join) => join.onRef('workshopSeries.clinicId', '=', 'family.clinicId').on('workshopSeries.id', 'in', [...seriesIds, '']))
    .leftJoin('workshopGuest', (join) => join.onRef('workshopGuest.clinicId', '=', 'workshopSeries.clinicId')
      .onRef('workshopGuest.seriesId', '=', 'workshopSeries.id').onRef('workshopGuest.familyId', '=', 'family.id'))
    .where('account.disabledAt', 'is', null).where('family.endedAt', 'is', null)
    .where((where) => where.or([where('workshopSeries.everyoneAt', 'is not', null), where('workshopGuest.since', 'is not', null)]))
    .select(['workshopSeries.id as seriesId', 'member.id as memberId', 'member.joinedAt']).limit(LINES_MAX).execute()
  return rows
}

/** How the clinician's own people are noted at these workshops. */
export function listOwnMarks(db: Db, clinician: Clinician, today: string, workshopIds: readonly string[]) {
  return teamMembers(db, clinician, today)
    .innerJoin('attendance', (join) => join.onRef('attendance.clinicId', '=', 'member.clinicId').onRef('attendance.memberId', '=', 'member.id'))
    .where('attendance.workshopId', 'in', [...workshopIds, '']).where('attendance.state', 'in', ATTENDANCE)
    .select(['attendance.workshopId', 'attendance.memberId', 'attendance.state']).limit(LINES_MAX).execute()
}
