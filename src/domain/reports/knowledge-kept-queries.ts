import type { Db } from '../../../db/open.ts'
import { whereLive } from '../consents/live.ts'
import { CLINIC_SEES_PROGRESS } from '../invitations/agreement.ts'

/* The only place where staff come near the answers of refreshers: one row of sums over the whole clinic, never a person. */

/** Answers that were right and those that were not, and how many people gave the fewer-peopled of the two. */
export interface Split { right: number; notRight: number; people: number }

/** Sums over answers given on day 21 to questions whose first try in the same version is known. */
export interface KeptTotals { people: number; day21: Split; firstTry: Split }

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
    .select(({ fn, eb }) => {
      const among = (column: 'refresherAnswer.outcome' | 'questionState.firstOutcome', is: '=' | '!=') =>
        fn.count(eb.case().when(column, is, 'right').then(eb.ref('refresherAnswer.memberId')).end())
      return [
        fn.count('refresherAnswer.memberId').distinct().as('people'),
        among('refresherAnswer.outcome', '=').as('right21'), among('refresherAnswer.outcome', '!=').as('not21'),
        among('questionState.firstOutcome', '=').as('rightFirst'), among('questionState.firstOutcome', '!=').as('notFirst'),
        among('refresherAnswer.outcome', '=').distinct().as('rightPeople21'), among('refresherAnswer.outcome', '!=').distinct().as('notPeople21'),
        among('questionState.firstOutcome', '=').distinct().as('rightPeopleFirst'), among('questionState.firstOutcome', '!=').distinct().as('notPeopleFirst'),
      ]
    }).executeTakeFirstOrThrow()
  const count = (name: keyof typeof row) => Number(row[name])
  const splitOf = (when: '21' | 'First'): Split => ({
    right: count(`right${when}`), notRight: count(`not${when}`), people: Math.min(count(`rightPeople${when}`), count(`notPeople${when}`)),
  })
  return { people: count('people'), day21: splitOf('21'), firstTry: splitOf('First') }
}
