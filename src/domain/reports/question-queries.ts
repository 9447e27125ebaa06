import { sql, type Insertable } from 'kysely'
import type { Db } from '../../../db/open.ts'
import type { Database } from '../../../db/schema.ts'
import { whereLive } from '../consents/live.ts'
import { CLINIC_SEES_PROGRESS } from '../invitations/agreement.ts'
import type { ScoreSums } from './statistics.ts'

/* The only place where staff come near first tries: sums over the clinic, masked before anyone sees them. */

/** Who began a module last; older answers say less of the questions as they are, and their number would know no bound. */
export const LATEST_PEOPLE = 2_000
/** Flags of one clinic on one page. */
const FLAGS_MAX = 200

/** How many gave one answer to one version of a question as their first. `locale` is null where it was not kept. */
export interface GivenTotal { questionKey: string; version: number; locale: string | null; optionKeys: string; outcome: 'right' | 'not-yet' | 'unsure'; people: number }

/** A question that was pointed out to its author. `by` is the name its clinician goes by, `at` ISO-8601 UTC text. */
export interface Flag { id: string; moduleKey: string; questionKey: string; version: number; reason: string; by: string; at: string }

/** The latest members who began a module, so far as they let the clinic see their progress and, where linked, have a live consent. */
function latestPeople(db: Db, clinicId: string, moduleKey: string, today: string) {
  return db.selectFrom('moduleProgress')
    .innerJoin('member', (join) => join.onRef('member.clinicId', '=', 'moduleProgress.clinicId').onRef('member.id', '=', 'moduleProgress.memberId'))
    .innerJoin('agreement', (join) => join.onRef('agreement.clinicId', '=', 'member.clinicId').onRef('agreement.memberId', '=', 'member.id')
      .on('agreement.kind', '=', CLINIC_SEES_PROGRESS).on('agreement.endedAt', 'is', null))
    .leftJoin('consent', (join) => join.onRef('consent.clinicId', '=', 'member.clinicId').onRef('consent.id', '=', 'member.consentId'))
    .where('moduleProgress.clinicId', '=', clinicId).where('moduleProgress.moduleKey', '=', moduleKey)
    .where((where) => where.or([where('member.consentId', 'is', null), whereLive(today)(where)]))
    .orderBy('moduleProgress.openedAt', 'desc').orderBy('moduleProgress.memberId', 'desc').limit(LATEST_PEOPLE)
    .select(['moduleProgress.clinicId', 'moduleProgress.memberId', 'moduleProgress.moduleKey'])
}

/**
 * First tries at the questions of a module by the latest people, counted by version, language and answer. Who gave them stands in none.
 * @param today a day of the clinic's calendar
 */
export async function sumFirstTries(db: Db, clinicId: string, moduleKey: string, today: string): Promise<GivenTotal[]> {
  const rows = await firstTriesOf(db, clinicId, moduleKey, today)
    .groupBy(['firstTry.questionKey', 'firstTry.questionVersion', 'firstTry.locale', 'firstTry.optionKeys', 'firstTry.outcome'])
    .orderBy('firstTry.questionKey').orderBy('firstTry.questionVersion')
    .select(({ fn }) => ['firstTry.questionKey', 'firstTry.questionVersion as version', 'firstTry.locale', 'firstTry.optionKeys', 'firstTry.outcome', fn.countAll().as('people')])
    .execute()
  return rows.map((row) => ({ ...row, people: Number(row.people) }))
}

function firstTriesOf(db: Db, clinicId: string, moduleKey: string, today: string) {
  return db.with('latest', () => latestPeople(db, clinicId, moduleKey, today)).selectFrom('latest')
    .innerJoin('firstTry', (join) => join.onRef('firstTry.clinicId', '=', 'latest.clinicId').onRef('firstTry.memberId', '=', 'latest.memberId')
      .onRef('firstTry.moduleKey', '=', 'latest.moduleKey'))
}

/** One version of a question. */
interface Asked { key: string; version: number }

/**
 * For each of these questions the sums that its discrimination takes, over the latest people whose first try at every
 * one of them is known.
 */
export async function sumScores(db: Db, clinicId: string, moduleKey: string, today: string, quiz: readonly Asked[]): Promise<Map<string, ScoreSums>> {
  if (quiz.length < 2) return new Map()
  const ofQuiz = firstTriesOf(db, clinicId, moduleKey, today).where(({ or, and, eb }) =>
    or(quiz.map(({ key, version }) => and([eb('firstTry.questionKey', '=', key), eb('firstTry.questionVersion', '=', version)]))))
  const rights = sql<number>`sum(case when outcome = 'right' then 1 else 0 end)`
  const rows = await db
    .with('given', () => ofQuiz.select(['firstTry.memberId', 'firstTry.questionKey', 'firstTry.outcome']))
    .with('scored', (inner) => inner.selectFrom('given').groupBy('memberId').having(({ fn }) => fn.countAll(), '=', quiz.length)
      .select(['memberId', rights.as('score')]))
    .selectFrom('given').innerJoin('scored', 'scored.memberId', 'given.memberId').groupBy('given.questionKey')
    .select(({ fn }) => ['given.questionKey', fn.countAll().as('people'), rights.as('right'), fn.sum('scored.score').as('scores'),
      sql<number>`sum(scored.score * scored.score)`.as('squares'),
      sql<number>`sum(case when outcome = 'right' then scored.score else 0 end)`.as('scoresOfRight')])
    .execute()
  return new Map(rows.map(({ questionKey, people, right, scores, squares, scoresOfRight }) => [questionKey, {
    people: Number(people), right: Number(right), scores: Number(scores), squares: Number(squares), scoresOfRight: Number(scoresOfRight),
  }]))
}

/** The flags in force, newest first. @param moduleKey of one module; without it all of the clinic */
export function listFlags(db: Db, clinicId: string, moduleKey?: string): Promise<Flag[]> {
  return db.selectFrom('questionFlag')
    .innerJoin('account', (join) => join.onRef('account.clinicId', '=', 'questionFlag.clinicId').onRef('account.id', '=', 'questionFlag.flaggedBy'))
    .where('questionFlag.clinicId', '=', clinicId).where('questionFlag.clearedAt', 'is', null)
    .$if(moduleKey !== undefined, (query) => query.where('questionFlag.moduleKey', '=', moduleKey ?? ''))
    .orderBy('questionFlag.flaggedAt', 'desc').orderBy('questionFlag.id', 'desc').limit(FLAGS_MAX)
    .select(['questionFlag.id', 'questionFlag.moduleKey', 'questionFlag.questionKey', 'questionFlag.questionVersion as version',
      'questionFlag.reason', 'account.displayName as by', 'questionFlag.flaggedAt as at'])
    .execute()
}

/** A flag in force of this clinic. */
export function findFlag(db: Db, clinicId: string, id: string): Promise<{ id: string } | undefined> {
  return db.selectFrom('questionFlag').where('clinicId', '=', clinicId).where('id', '=', id).where('clearedAt', 'is', null)
    .select('id').executeTakeFirst()
}

/** @returns false where this version of the question is flagged already */
export async function insertFlag(db: Db, flag: Insertable<Database['questionFlag']>): Promise<boolean> {
  const { numInsertedOrUpdatedRows } = await db.insertInto('questionFlag').values(flag)
    .onConflict((conflict) => conflict.columns(['clinicId', 'moduleKey', 'questionKey', 'questionVersion']).where('clearedAt', 'is', null).doNothing())
    .executeTakeFirst()
  return numInsertedOrUpdatedRows === 1n
}

/** Takes a flag down. */
export async function clearFlag(db: Db, clinicId: string, id: string, clearedBy: string, clearedAt: string): Promise<void> {
  await db.updateTable('questionFlag').set({ clearedBy, clearedAt }).where('clinicId', '=', clinicId).where('id', '=', id).execute()
}
