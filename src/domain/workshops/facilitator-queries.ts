import type { Db } from '../../../db/open.ts'
import { whereLive } from '../consents/live.ts'
import { CLINIC_SEES_PROGRESS } from '../invitations/agreement.ts'
import type { WorkshopRow } from './queries.ts'

/** Which of these members, whom the caller may see, have finished a module. */
export async function listFinished(db: Db, clinicId: string, memberIds: readonly string[], moduleKey: string): Promise<Set<string>> {
  if (memberIds.length === 0) return new Set()
  const rows = await db.selectFrom('moduleProgress').where('clinicId', '=', clinicId).where('memberId', 'in', memberIds)
    .where('moduleKey', '=', moduleKey).where('completedAt', 'is not', null).select('memberId').execute()
  return new Set(rows.map(({ memberId }) => memberId))
}

/** The latest dates of the same series before a workshop, called-off ones left out. */
export async function listDatesBefore(db: Db, { clinicId, seriesId, startsAt }: WorkshopRow, count: number): Promise<string[]> {
  const rows = await db.selectFrom('workshop').where('clinicId', '=', clinicId).where('seriesId', '=', seriesId)
    .where('startsAt', '<', startsAt).where('cancelledAt', 'is', null).orderBy('startsAt', 'desc').limit(count).select('id').execute()
  return rows.map(({ id }) => id)
}

/** How often each of these members, whom the caller may see, is noted as absent at these workshops. */
export async function countAbsences(db: Db, clinicId: string, memberIds: readonly string[], workshopIds: readonly string[]): Promise<Map<string, number>> {
  if (memberIds.length === 0 || workshopIds.length === 0) return new Map()
  const rows = await db.selectFrom('attendance').where('clinicId', '=', clinicId).where('workshopId', 'in', workshopIds)
    .where('memberId', 'in', memberIds).where('state', '=', 'absent')
    .groupBy('memberId').select(({ fn }) => ['memberId', fn.countAll().as('times')]).execute()
  return new Map(rows.map(({ memberId, times }) => [memberId, Number(times)]))
}

/** First tries at one version of one question of a module, over the whole clinic. */
export interface QuestionTotals { questionKey: string; version: number; people: number; right: number }

/**
 * Sums over members who let the clinic see their progress and, where linked, have a live consent. Who answered stands in none.
 * @param today a day of the clinic's calendar
 */
export async function sumFirstOutcomes(db: Db, clinicId: string, moduleKey: string, today: string): Promise<QuestionTotals[]> {
  const rows = await db.selectFrom('questionState')
    .innerJoin('member', (join) => join.onRef('member.clinicId', '=', 'questionState.clinicId').onRef('member.id', '=', 'questionState.memberId'))
    .innerJoin('agreement', (join) => join.onRef('agreement.clinicId', '=', 'member.clinicId').onRef('agreement.memberId', '=', 'member.id')
      .on('agreement.kind', '=', CLINIC_SEES_PROGRESS).on('agreement.endedAt', 'is', null))
    .leftJoin('consent', (join) => join.onRef('consent.clinicId', '=', 'member.clinicId').onRef('consent.id', '=', 'member.consentId'))
    .where('questionState.clinicId', '=', clinicId).where('questionState.moduleKey', '=', moduleKey)
    .where((where) => where.or([where('member.consentId', 'is', null), whereLive(today)(where)]))
    .groupBy(['questionState.questionKey', 'questionState.version'])
    .select(({ fn, eb }) => ['questionState.questionKey', 'questionState.version', fn.countAll().as('people'),
      fn.count(eb.case().when('questionState.firstOutcome', '=', 'right').then('questionState.questionKey').end()).as('right')])
    .execute()
  return rows.map(({ people, right, ...row }) => ({ ...row, people: Number(people), right: Number(right) }))
}
