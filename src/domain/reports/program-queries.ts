import { sql, type Expression } from 'kysely'
import type { Db } from '../../../db/open.ts'
import { whereLive } from '../consents/live.ts'
import { CLINIC_SEES_PROGRESS } from '../invitations/agreement.ts'

/* Sums over a clinic by spans of time; masked before anyone sees them. `starts` are the moments, ascending, at which a
   span begins: span 0 is what came before the first of them. */

/** Whose sums, as of which day of the clinic's calendar, in which spans. */
export interface Over { clinicId: string; today: string; starts: readonly string[] }

/** When the clinic began here, ISO-8601 UTC text. */
export async function findBegin(db: Db, clinicId: string): Promise<string> {
  const { createdAt } = await db.selectFrom('clinic').where('id', '=', clinicId).select('createdAt').executeTakeFirstOrThrow()
  return createdAt
}

/** Members who let the clinic see their progress and, where linked, have a live consent. */
function visibleMembers(db: Db, { clinicId, today }: Over) {
  return db.selectFrom('member')
    .innerJoin('agreement', (join) => join.onRef('agreement.clinicId', '=', 'member.clinicId').onRef('agreement.memberId', '=', 'member.id')
      .on('agreement.kind', '=', CLINIC_SEES_PROGRESS).on('agreement.endedAt', 'is', null))
    .leftJoin('consent', (join) => join.onRef('consent.clinicId', '=', 'member.clinicId').onRef('consent.id', '=', 'member.consentId'))
    .where('member.clinicId', '=', clinicId)
    .where((where) => where.or([where('member.consentId', 'is', null), whereLive(today)(where)]))
}

/** The number of the span a moment falls into. */
function spanOf(at: Expression<string | null>, starts: readonly string[]) {
  const passed = starts.map((start) => sql`case when ${at} >= ${start} then 1 else 0 end`)
  return sql<number>`${sql.join([sql`0`, ...passed], sql` + `)}`
}

function bySpan<Counts extends string>(rows: ({ span: number } & Record<Counts, unknown>)[], { starts }: Over, ...counts: Counts[]): Record<Counts, number>[] {
  return Array.from({ length: starts.length + 1 }, (_, span) => {
    const row = rows.find((one) => Number(one.span) === span)
    return Object.fromEntries(counts.map((count) => [count, Number(row?.[count] ?? 0)])) as Record<Counts, number>
  })
}

/** People by when they joined. */
export async function countJoined(db: Db, over: Over): Promise<number[]> {
  const rows = await visibleMembers(db, over)
    .select(({ fn, ref }) => [spanOf(ref('member.joinedAt'), over.starts).as('span'), fn.countAll().as('people')]).groupBy('span').execute()
  return bySpan(rows, over, 'people').map(({ people }) => people)
}

/** Families by when the first of them joined. */
export async function countFamilies(db: Db, over: Over): Promise<number[]> {
  const rows = await db
    .with((cte) => cte('first').materialized(), () => visibleMembers(db, over).groupBy('member.familyId').select(({ fn }) => fn.min('member.joinedAt').as('at')))
    .selectFrom('first').select(({ fn, ref }) => [spanOf(ref('first.at'), over.starts).as('span'), fn.countAll().as('families')]).groupBy('span').execute()
  return bySpan(rows, over, 'families').map(({ families }) => families)
}

/** People by when they finished their first module. @param moduleKeys the ordinary ones, which alone count */
export async function countFinished(db: Db, over: Over, moduleKeys: readonly string[]): Promise<number[]> {
  if (moduleKeys.length === 0) return bySpan([], over, 'people').map(({ people }) => people)
  // One look-up for each member, kept: joined, it would go through all that the clinic ever learned.
  const rows = await db
    .with((cte) => cte('first').materialized(), () => visibleMembers(db, over).select(({ selectFrom }) => selectFrom('moduleProgress')
      .whereRef('moduleProgress.clinicId', '=', 'member.clinicId').whereRef('moduleProgress.memberId', '=', 'member.id')
      .where('moduleProgress.moduleKey', 'in', moduleKeys).select(({ fn }) => fn.min('moduleProgress.completedAt').as('at')).as('at')))
    .selectFrom('first').where('at', 'is not', null)
    .select(({ fn, ref }) => [spanOf(ref('first.at'), over.starts).as('span'), fn.countAll().as('people')]).groupBy('span').execute()
  return bySpan(rows, over, 'people').map(({ people }) => people)
}

/** Workshops that began before a moment and were not called off, by when they began. They are no people and need no mask. */
export async function countHeld(db: Db, over: Over, before: string): Promise<number[]> {
  const rows = await db.selectFrom('workshop').where('clinicId', '=', over.clinicId).where('startsAt', '<', before).where('cancelledAt', 'is', null)
    .select(({ fn, ref }) => [spanOf(ref('startsAt'), over.starts).as('span'), fn.countAll().as('held')]).groupBy('span').execute()
  return bySpan(rows, over, 'held').map(({ held }) => held)
}

/** Times somebody came or did not, however they came, and the people behind them, by when the workshop began. */
export interface Attended { came: number; notThere: number; people: number }

/** Attendance that was marked, of workshops that took place. */
export async function sumAttended(db: Db, over: Over): Promise<Attended[]> {
  const rows = await db
    .with('visible', () => visibleMembers(db, over).select(['member.clinicId', 'member.id']))
    .selectFrom('workshop')
    .innerJoin('attendance', (join) => join.onRef('attendance.clinicId', '=', 'workshop.clinicId').onRef('attendance.workshopId', '=', 'workshop.id'))
    .innerJoin('visible', (join) => join.onRef('visible.clinicId', '=', 'attendance.clinicId').onRef('visible.id', '=', 'attendance.memberId'))
    .where('workshop.clinicId', '=', over.clinicId).where('workshop.cancelledAt', 'is', null)
    .select(({ fn, ref }) => [spanOf(ref('workshop.startsAt'), over.starts).as('span'), fn.count('attendance.memberId').distinct().as('people'),
      sql<number>`sum(case when attendance.state = 'absent' then 0 else 1 end)`.as('came'),
      sql<number>`sum(case when attendance.state = 'absent' then 1 else 0 end)`.as('notThere')])
    .groupBy('span').execute()
  return bySpan(rows, over, 'came', 'notThere', 'people')
}
