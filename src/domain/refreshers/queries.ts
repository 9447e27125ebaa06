import type { Db } from '../../../db/open.ts'
import { prepared } from '../../../db/prepared.ts'
import type { FamilyMember } from '../actor.ts'
import type { Interval, Refresher } from './intervals.ts'
import type { RefresherAnswer } from './rank-questions.ts'

/* A member's own refreshers, the answers in them and replies to "Did you try it?": each query is scoped to its author. */

/** Three for each module finished within the days that are looked at. */
const REFRESHERS_MAX = 200
/** Two for each of a module's three refreshers. */
const ANSWERS_MAX = 20
/** Modules finished within the days of the try question. */
const FINISHED_MAX = 100

const switches = prepared((db: Db, clinicId: string, memberId: string) =>
  db.selectFrom('member').where('clinicId', '=', clinicId).where('id', '=', memberId).select(['refreshersOffAt', 'triesOffAt', 'pausedAt']))

/** When a member turned refreshers and the try question off, and since when they rest their course; null while they are on. */
export interface Switches { refreshersOffAt: string | null; triesOffAt: string | null; pausedAt: string | null }

export async function findSwitches(db: Db, member: FamilyMember): Promise<Switches> {
  const [row] = await switches(db, member.clinicId, member.id)
  return row ?? { refreshersOffAt: null, triesOffAt: null, pausedAt: null }
}

export async function updateSwitches(
  db: Db, member: FamilyMember, change: { refreshersOffAt?: string | null; triesOffAt?: string | null },
): Promise<void> {
  await db.updateTable('member').set(change).where('clinicId', '=', member.clinicId).where('id', '=', member.id).execute()
}

const refreshersDue = prepared((db: Db, clinicId: string, memberId: string, from: string, to: string) =>
  db.selectFrom('refresher').where('clinicId', '=', clinicId).where('memberId', '=', memberId)
    .where('dueOn', '>=', from).where('dueOn', '<=', to)
    .select(['id', 'moduleKey', 'afterDays', 'dueOn', 'startedAt', 'ownWordsAt', 'doneAt', 'skippedAt'])
    .orderBy('dueOn').orderBy('id').limit(REFRESHERS_MAX))

/** A member's refreshers that fell due within these days, taken or not. */
export async function listRefreshers(db: Db, member: FamilyMember, from: string, to: string): Promise<Refresher[]> {
  return await refreshersDue(db, member.clinicId, member.id, from, to) as Refresher[]
}

/** The refreshers of a finished module. Made once. */
export async function insertRefreshers(
  db: Db, member: FamilyMember, moduleKey: string, refreshers: { id: string; afterDays: Interval; dueOn: string }[],
): Promise<void> {
  await db.insertInto('refresher')
    .values(refreshers.map((refresher) => ({ clinicId: member.clinicId, memberId: member.id, moduleKey, ...refresher })))
    .onConflict((conflict) => conflict.columns(['clinicId', 'memberId', 'moduleKey', 'afterDays']).doNothing()).execute()
}

/** Drops the refreshers of a module that was not complete after all; one that was begun stays. */
export async function deleteUntouched(db: Db, member: FamilyMember, moduleKey: string): Promise<void> {
  await db.deleteFrom('refresher')
    .where('clinicId', '=', member.clinicId).where('memberId', '=', member.id).where('moduleKey', '=', moduleKey)
    .where('startedAt', 'is', null).where('doneAt', 'is', null).where('skippedAt', 'is', null).execute()
}

/** Changes a member's own refresher. */
export async function updateRefresher(
  db: Db, member: FamilyMember, id: string, change: { startedAt?: string; ownWordsAt?: string; doneAt?: string; skippedAt?: string },
): Promise<void> {
  await db.updateTable('refresher').set(change)
    .where('clinicId', '=', member.clinicId).where('memberId', '=', member.id).where('id', '=', id).execute()
}

const answersOfModule = prepared((db: Db, clinicId: string, memberId: string, moduleKey: string) =>
  db.selectFrom('refresherAnswer').where('clinicId', '=', clinicId).where('memberId', '=', memberId).where('moduleKey', '=', moduleKey)
    .select(['refresherId', 'questionKey', 'questionVersion', 'optionKeys', 'outcome', 'at']).orderBy('at').limit(ANSWERS_MAX))

/** What a member answered in refreshers of this module, oldest first. */
export async function listRefresherAnswers(db: Db, member: FamilyMember, moduleKey: string): Promise<RefresherAnswer[]> {
  const rows = await answersOfModule(db, member.clinicId, member.id, moduleKey)
  return rows.map(({ optionKeys, ...row }) => ({ ...row, options: optionKeys.split(' ') }))
}

const latestAnswer = prepared((db: Db, clinicId: string, memberId: string) =>
  db.selectFrom('refresherAnswer')
    .innerJoin('refresher', (join) => join
      .onRef('refresher.clinicId', '=', 'refresherAnswer.clinicId').onRef('refresher.id', '=', 'refresherAnswer.refresherId'))
    .where('refresherAnswer.clinicId', '=', clinicId).where('refresherAnswer.memberId', '=', memberId)
    .select(['refresherAnswer.moduleKey', 'questionKey', 'questionVersion', 'optionKeys', 'outcome', 'at', 'afterDays'])
    .orderBy('at', 'desc').limit(1))

/** The answer a member gave last, in whichever refresher. */
export async function findLatestAnswer(db: Db, member: FamilyMember) {
  const [row] = await latestAnswer(db, member.clinicId, member.id)
  return row && { ...row, options: row.optionKeys.split(' ') }
}

/** Appends an answer; a question has one in each refresher. */
export async function insertRefresherAnswer(db: Db, member: FamilyMember, moduleKey: string, answer: RefresherAnswer): Promise<void> {
  const { options, ...row } = answer
  await db.insertInto('refresherAnswer')
    .values({ clinicId: member.clinicId, memberId: member.id, moduleKey, ...row, optionKeys: options.join(' ') }).execute()
}

/** A module finished lately, and when the member said whether they tried it. */
export interface FinishedLately { moduleKey: string; completedAt: string; repliedAt: string | null }

const finishedLately = prepared((db: Db, clinicId: string, memberId: string, since: string) =>
  db.selectFrom('moduleProgress')
    .leftJoin('tryReply', (join) => join.onRef('tryReply.clinicId', '=', 'moduleProgress.clinicId')
      .onRef('tryReply.memberId', '=', 'moduleProgress.memberId').onRef('tryReply.moduleKey', '=', 'moduleProgress.moduleKey'))
    .where('moduleProgress.clinicId', '=', clinicId).where('moduleProgress.memberId', '=', memberId)
    .where('completedAt', '>=', since)
    .select(['moduleProgress.moduleKey', 'completedAt', 'triedAt', 'notYetAt'])
    .orderBy('completedAt').limit(FINISHED_MAX))

/** Modules a member finished since that moment, oldest first. */
export async function listFinishedLately(db: Db, member: FamilyMember, since: string): Promise<FinishedLately[]> {
  const rows = await finishedLately(db, member.clinicId, member.id, since)
  return rows.map(({ moduleKey, completedAt, triedAt, notYetAt }) =>
    ({ moduleKey, completedAt: completedAt ?? '', repliedAt: triedAt ?? notYetAt }))
}

const tryReply = prepared((db: Db, clinicId: string, memberId: string, moduleKey: string) =>
  db.selectFrom('tryReply').where('clinicId', '=', clinicId).where('memberId', '=', memberId).where('moduleKey', '=', moduleKey)
    .select(['triedAt', 'notYetAt']))

/** When the member said whether they tried it; null while they have not. */
export async function findTryReply(db: Db, member: FamilyMember, moduleKey: string): Promise<string | null> {
  const [row] = await tryReply(db, member.clinicId, member.id, moduleKey)
  return row?.triedAt ?? row?.notYetAt ?? null
}

/** What a member says about trying it; the first reply stays. */
export async function insertTryReply(
  db: Db, member: FamilyMember, moduleKey: string, reply: { triedAt: string } | { notYetAt: string },
): Promise<void> {
  await db.insertInto('tryReply').values({ clinicId: member.clinicId, memberId: member.id, moduleKey, ...reply })
    .onConflict((conflict) => conflict.columns(['clinicId', 'memberId', 'moduleKey']).doNothing()).execute()
}
