import type { Db } from '../../../db/open.ts'
import { whereLive } from '../consents/live.ts'
import { CLINIC_SEES_PROGRESS } from '../invitations/agreement.ts'

/* The only place where staff come near the answers of refreshers: one row of sums over the whole clinic, never a person. */

/** Sums over answers given on day 21 to questions whose first try in the same version is known. */
export interface KeptTotals { people: number; answers: number; rightOnDay21: number; rightAtFirstTry: number }

/**
 * The clinic's sums over members who let the clinic see their progress and, where linked, have a live consent.
 * @param today day of the clinic's calendar
 */
export async function sumKnowledgeKept(db: Db, clinicId: string, today: string): Promise<KeptTotals> {
  const row = await db.selectFrom('refresherAnswer')
    .innerJoin('refresher', (join) => join.onRef('refresher.clinicId', '=', 'refresherAnswer.clinicId')
      .onRef('refresher.id', '=', 'refresherAnswer.refresherId').on('refresher.afterDays', '=', 21))
    .innerJoin('questionState', (join) => join.onRef('questionState.clinicId', '=', 'refresherAnswer.clinicId')
      .onRef('questionState.memberId', '=', 'refresherAnswer.memberId').onRef('questionState.moduleKey', '=', 'refresherAnswer.moduleKey')
      .onRef('questionState.questionKey', '=', 'refresherAnswer.questionKey')
      .onRef('questionState.version', '=', 'refresherAnswer.questionVersion'))
    .innerJoin('member', (join) => join.onRef('member.clinicId', '=', 'refresherAnswer.clinicId').onRef('member.id', '=', 'refresherAnswer.memberId'))
    .innerJoin('agreement', (join) => join.onRef('agreement.clinicId', '=', 'member.clinicId').onRef('agreement.memberId', '=', 'member.id')
      .on('agreement.kind', '=', CLINIC_SEES_PROGRESS).on('agreement.endedAt', 'is', null))
    .leftJoin('consent', (join) => join.onRef('consent.clinicId', '=', 'member.clinicId').onRef('consent.id', '=', 'member.consentId'))
    .where('refresherAnswer.clinicId', '=', clinicId)
    .where((where) => where.or([where('member.consentId', 'is', null), whereLive(today)(where)]))
    .select(({ fn, eb }) => [
      fn.count('refresherAnswer.memberId').distinct().as('people'),
      fn.countAll().as('answers'),
      fn.count(eb.case().when('refresherAnswer.outcome', '=', 'right').then('refresherAnswer.questionKey').end()).as('rightOnDay21'),
      fn.count(eb.case().when('questionState.firstOutcome', '=', 'right').then('refresherAnswer.questionKey').end()).as('rightAtFirstTry'),
    ]).executeTakeFirstOrThrow()
  return {
    people: Number(row.people), answers: Number(row.answers),
    rightOnDay21: Number(row.rightOnDay21), rightAtFirstTry: Number(row.rightAtFirstTry),
  }
}
