import type { Insertable, Selectable, Updateable } from 'kysely'
import type { Db } from '../../../db/open.ts'
import type { Database } from '../../../db/schema.ts'
import { prepared } from '../../../db/prepared.ts'
import type { FamilyMember } from '../actor.ts'
import { whereLive } from '../consents/live.ts'
import { CLINIC_SEES_PROGRESS } from '../invitations/agreement.ts'

/* The dates of workshops, one by one, and who is invited to them. The series behind them: series-queries.ts. */

/** More people than one room or one call holds. */
const INVITED_MAX = 500
/** Two years of a clinic's weekly workshops on one list. */
const DATES_MAX = 200

/** One live meeting. `startsAt` is UTC, `dayOfSeries` a day of the series' own calendar. */
export type WorkshopRow = Selectable<Database['workshop']>

/** Somebody who is invited, as the clinic's staff may know of them. `label` is null for one who joined by code. */
export interface Invited { id: string; familyId: string; label: string | null; displayName: string; locale: string }

/** A workshop of this clinic, cancelled or not. */
export function findWorkshop(db: Db, clinicId: string, id: string): Promise<WorkshopRow | undefined> {
  return db.selectFrom('workshop').where('clinicId', '=', clinicId).where('id', '=', id).selectAll().executeTakeFirst()
}

/**
 * Who is invited to a workshop and may be shown to staff, by family: everyone or the families invited to its series,
 * so far as they take part, have given their own yes and, where linked, have a live consent.
 * @param today a day of the clinic's calendar
 */
export function listInvited(db: Db, workshop: Pick<WorkshopRow, 'clinicId' | 'seriesId'>, today: string): Promise<Invited[]> {
  return db.selectFrom('workshopSeries')
    .innerJoin('family', (join) => join.onRef('family.clinicId', '=', 'workshopSeries.clinicId')
      .on('family.closedAt', 'is', null).on('family.endedAt', 'is', null))
    .leftJoin('workshopGuest', (join) => join.onRef('workshopGuest.clinicId', '=', 'workshopSeries.clinicId')
      .onRef('workshopGuest.seriesId', '=', 'workshopSeries.id').onRef('workshopGuest.familyId', '=', 'family.id'))
    .innerJoin('member', (join) => join.onRef('member.clinicId', '=', 'family.clinicId').onRef('member.familyId', '=', 'family.id'))
    .innerJoin('account', (join) => join.onRef('account.clinicId', '=', 'member.clinicId').onRef('account.id', '=', 'member.id'))
    .innerJoin('agreement', (join) => join.onRef('agreement.clinicId', '=', 'member.clinicId').onRef('agreement.memberId', '=', 'member.id')
      .on('agreement.kind', '=', CLINIC_SEES_PROGRESS).on('agreement.endedAt', 'is', null))
    .leftJoin('consent', (join) => join.onRef('consent.clinicId', '=', 'member.clinicId').onRef('consent.id', '=', 'member.consentId'))
    .where('workshopSeries.clinicId', '=', workshop.clinicId).where('workshopSeries.id', '=', workshop.seriesId)
    .where('account.disabledAt', 'is', null)
    .where((where) => where.or([where('workshopSeries.everyoneAt', 'is not', null), where('workshopGuest.since', 'is not', null)]))
    .where((where) => where.or([where('member.consentId', 'is', null), whereLive(today)(where)]))
    .orderBy('family.label', (order) => order.asc().nullsLast()).orderBy('family.id').orderBy('account.displayName').orderBy('member.id')
    .limit(INVITED_MAX).select(['member.id', 'member.familyId', 'family.label', 'account.displayName', 'account.locale']).execute()
}

/** The workshops a member is invited to with their family, whether staff may see the member or not. */
function ofFamily(db: Db, clinicId: string, familyId: string) {
  return db.selectFrom('workshop')
    .innerJoin('workshopSeries', (join) => join
      .onRef('workshopSeries.clinicId', '=', 'workshop.clinicId').onRef('workshopSeries.id', '=', 'workshop.seriesId'))
    .innerJoin('family', (join) => join.onRef('family.clinicId', '=', 'workshop.clinicId').on('family.id', '=', familyId))
    .where('workshop.clinicId', '=', clinicId).where('family.closedAt', 'is', null).where('family.endedAt', 'is', null)
    .where((where) => where.or([
      where('workshopSeries.everyoneAt', 'is not', null),
      where.exists(where.selectFrom('workshopGuest').whereRef('workshopGuest.clinicId', '=', 'workshop.clinicId')
        .whereRef('workshopGuest.seriesId', '=', 'workshop.seriesId').where('workshopGuest.familyId', '=', familyId)
        .select('workshopGuest.since')),
    ]))
    .selectAll('workshop').select('workshopSeries.timeZone')
}

/** A workshop as its invited member reads it: with the zone its wall time is told in. */
export type OwnWorkshop = WorkshopRow & { timeZone: string }

/** A workshop this member is invited to. */
export function findOwnWorkshop(db: Db, member: FamilyMember, id: string): Promise<OwnWorkshop | undefined> {
  return ofFamily(db, member.clinicId, member.familyId).where('workshop.id', '=', id).executeTakeFirst()
}

const ownWorkshops = prepared((db: Db, clinicId: string, familyId: string, from: string, before: string) =>
  ofFamily(db, clinicId, familyId).where('workshop.startsAt', '>=', from).where('workshop.startsAt', '<', before)
    .orderBy('workshop.startsAt').orderBy('workshop.id').limit(DATES_MAX))

/** The workshops this member is invited to that start between two moments, earliest first; cancelled ones too. */
export function listOwnWorkshops(db: Db, member: FamilyMember, from: string, before: string): Promise<OwnWorkshop[]> {
  return ownWorkshops(db, member.clinicId, member.familyId, from, before)
}

/** How a member's own attendance was noted, by workshop. */
export async function listOwnAttendance(db: Db, member: FamilyMember, ids: readonly string[]): Promise<Map<string, string>> {
  if (ids.length === 0) return new Map()
  const rows = await db.selectFrom('attendance').where('clinicId', '=', member.clinicId).where('memberId', '=', member.id)
    .where('workshopId', 'in', ids).select(['workshopId', 'state']).execute()
  return new Map(rows.map(({ workshopId, state }) => [workshopId, state]))
}

/** The module a member got for a workshop they missed, while it is theirs to do. */
export async function findOwnMakeUp(db: Db, member: FamilyMember, workshopId: string): Promise<string | undefined> {
  const row = await db.selectFrom('makeUp').where('clinicId', '=', member.clinicId).where('workshopId', '=', workshopId)
    .where('memberId', '=', member.id).where('withdrawnAt', 'is', null).select('moduleKey').executeTakeFirst()
  return row?.moduleKey
}

/** The clinic's workshops that start between two moments, earliest first; cancelled ones too. */
export function listWorkshops(db: Db, clinicId: string, from: string, before: string): Promise<OwnWorkshop[]> {
  return db.selectFrom('workshop')
    .innerJoin('workshopSeries', (join) => join
      .onRef('workshopSeries.clinicId', '=', 'workshop.clinicId').onRef('workshopSeries.id', '=', 'workshop.seriesId'))
    .where('workshop.clinicId', '=', clinicId).where('workshop.startsAt', '>=', from).where('workshop.startsAt', '<', before)
    .orderBy('workshop.startsAt').orderBy('workshop.id').limit(DATES_MAX)
    .selectAll('workshop').select('workshopSeries.timeZone').execute()
}

/** The dates of a series that start at a moment or later, earliest first. */
export function listDatesOf(db: Db, clinicId: string, seriesId: string, from: string): Promise<WorkshopRow[]> {
  return db.selectFrom('workshop').where('clinicId', '=', clinicId).where('seriesId', '=', seriesId).where('startsAt', '>=', from)
    .orderBy('startsAt').limit(DATES_MAX).selectAll().execute()
}

/** @returns false when the series has a date on that day already */
export async function insertWorkshop(db: Db, row: Insertable<Database['workshop']>): Promise<boolean> {
  const { numInsertedOrUpdatedRows } = await db.insertInto('workshop').values(row)
    .onConflict((conflict) => conflict.columns(['clinicId', 'seriesId', 'dayOfSeries']).doNothing()).executeTakeFirst()
  return numInsertedOrUpdatedRows === 1n
}

/** A change that everyone's calendar has to hear of: the revision goes up. @param at when it was changed */
export async function updateWorkshop(
  db: Db, clinicId: string, id: string, at: string,
  change: Pick<Updateable<Database['workshop']>, 'startsAt' | 'dayOfSeries' | 'minutes' | 'place' | 'link' | 'moduleKey' | 'makeUpKey' | 'cancelledAt'>,
): Promise<void> {
  await db.updateTable('workshop').set((set) => ({ ...change, changedAt: at, revision: set('revision', '+', 1) }))
    .where('clinicId', '=', clinicId).where('id', '=', id).execute()
}

/** Which of these workshops have attendance noted. */
export async function listAttended(db: Db, clinicId: string, ids: readonly string[]): Promise<Set<string>> {
  if (ids.length === 0) return new Set()
  const rows = await db.selectFrom('attendance').where('clinicId', '=', clinicId).where('workshopId', 'in', ids)
    .select('workshopId').distinct().execute()
  return new Set(rows.map(({ workshopId }) => workshopId))
}
