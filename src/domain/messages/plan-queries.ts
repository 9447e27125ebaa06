import type { Db } from '../../../db/open.ts'

/* Whom a reminder may be due for. Whether it may go, queueMessage asks of each. */

/** Members and staff that are looked at in one go. */
export const PAGE = 200
/** More than the people of all workshops of a day. */
const WORKSHOP_WISHES_MAX = 5_000

/** Members who asked for this weekday and an hour that has come, and heard nothing of the kind since. By id, after `afterId`. */
export async function listNextPartWishes(
  db: Db, clinicId: string, due: { weekday: number; hour: number; since: string }, afterId: string,
): Promise<{ id: string; familyId: string }[]> {
  return db.selectFrom('reminder')
    .innerJoin('member', (join) => join.onRef('member.clinicId', '=', 'reminder.clinicId').onRef('member.id', '=', 'reminder.memberId'))
    .innerJoin('safeContact', (join) => join
      .onRef('safeContact.clinicId', '=', 'reminder.clinicId').onRef('safeContact.memberId', '=', 'reminder.memberId'))
    .where('reminder.clinicId', '=', clinicId).where('reminder.nextPartAt', 'is not', null)
    .where('reminder.weekday', '=', due.weekday).where('reminder.hour', '<=', due.hour)
    .where('safeContact.confirmedAt', 'is not', null).where('safeContact.stoppedAt', 'is', null)
    .where((where) => where.not(where.exists(where.selectFrom('outbox')
      .whereRef('outbox.clinicId', '=', 'reminder.clinicId').whereRef('outbox.accountId', '=', 'reminder.memberId')
      .where('outbox.kind', 'in', ['next-part', 'nudge']).where('outbox.createdAt', '>=', due.since).select('outbox.id'))))
    .where('member.id', '>', afterId).orderBy('member.id').limit(PAGE).select(['member.id', 'member.familyId']).execute()
}

/** When the latest reminders of the next part went out to a member, newest first. */
export async function listLatestReminders(db: Db, clinicId: string, memberId: string, count: number): Promise<string[]> {
  const rows = await db.selectFrom('outbox').where('clinicId', '=', clinicId).where('accountId', '=', memberId)
    .where('kind', '=', 'next-part').where('cancelledAt', 'is', null)
    .select('createdAt').orderBy('createdAt', 'desc').limit(count).execute()
  return rows.map(({ createdAt }) => createdAt)
}

/** What is known of a member's last visit: a sign-in that is still kept, and the last day of progress. */
export async function findLastVisit(db: Db, clinicId: string, memberId: string): Promise<{ seenAt: string | null; progressOn: string | null }> {
  const seen = await db.selectFrom('signIn').where('clinicId', '=', clinicId).where('accountId', '=', memberId)
    .select((row) => row.fn.max('lastSeenAt').as('seenAt')).executeTakeFirst()
  const progress = await db.selectFrom('moduleProgress').where('clinicId', '=', clinicId).where('memberId', '=', memberId)
    .select((row) => row.fn.max('lastOn').as('progressOn')).executeTakeFirst()
  return { seenAt: seen?.seenAt ?? null, progressOn: progress?.progressOn ?? null }
}

/** Members who asked to hear of workshops, with each workshop they are invited to between two moments. */
export function listWorkshopWishes(
  db: Db, clinicId: string, from: string, before: string,
): Promise<{ workshopId: string; memberId: string }[]> {
  return db.selectFrom('workshop')
    .innerJoin('workshopSeries', (join) => join
      .onRef('workshopSeries.clinicId', '=', 'workshop.clinicId').onRef('workshopSeries.id', '=', 'workshop.seriesId'))
    .innerJoin('reminder', (join) => join.onRef('reminder.clinicId', '=', 'workshop.clinicId').on('reminder.workshopsAt', 'is not', null))
    .innerJoin('member', (join) => join.onRef('member.clinicId', '=', 'reminder.clinicId').onRef('member.id', '=', 'reminder.memberId'))
    .where('workshop.clinicId', '=', clinicId).where('workshop.startsAt', '>=', from).where('workshop.startsAt', '<', before)
    .where('workshop.cancelledAt', 'is', null)
    .where((where) => where.or([
      where('workshopSeries.everyoneAt', 'is not', null),
      where.exists(where.selectFrom('workshopGuest').whereRef('workshopGuest.clinicId', '=', 'workshop.clinicId')
        .whereRef('workshopGuest.seriesId', '=', 'workshop.seriesId').whereRef('workshopGuest.familyId', '=', 'member.familyId')
        .select('workshopGuest.since')),
    ]))
    .orderBy('workshop.id').orderBy('member.id').limit(WORKSHOP_WISHES_MAX).select(['workshop.id as workshopId', 'member.id as memberId']).execute()
}

/** Staff who want the morning list and sign in with an e-mail address. */
export async function listDigestStaff(db: Db, clinicId: string): Promise<{ id: string; locale: string }[]> {
  return db.selectFrom('staff')
    .innerJoin('account', (join) => join.onRef('account.clinicId', '=', 'staff.clinicId').onRef('account.id', '=', 'staff.id'))
    .where('staff.clinicId', '=', clinicId).where('staff.digestAt', 'is not', null).where('staff.clinicianSince', 'is not', null)
    .where('account.nameKind', '=', 'email').where('account.disabledAt', 'is', null)
    .orderBy('staff.id').limit(PAGE).select(['staff.id', 'account.locale']).execute()
}
