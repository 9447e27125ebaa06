import type { Insertable } from 'kysely'
import type { Db } from '../../../db/open.ts'
import { prepared } from '../../../db/prepared.ts'
import type { Database } from '../../../db/schema.ts'
import type { Clinician, FamilyMember } from '../actor.ts'
import { whereLive } from '../consents/live.ts'
import { CLINIC_SEES_PROGRESS } from '../invitations/agreement.ts'

/* Calls and questions that members ask for. What is sealed here is opened for its author and the named readers alone. */

/** Rows of a member's own list, and of the readers' list. */
const OWN_MAX = 50
const READERS_MAX = 200

const OWN = ['id', 'kind', 'askedOn', 'textSealed', 'answerSealed', 'answeredAt', 'answerSeenAt'] as const

function ownRequests(db: Db, { clinicId, id }: FamilyMember) {
  return db.selectFrom('request').where('clinicId', '=', clinicId).where('memberId', '=', id).where('cancelledAt', 'is', null).select(OWN)
}

/** The member's call that is still to be made. */
export function findOpenCall(db: Db, member: FamilyMember) {
  return ownRequests(db, member).where('kind', '=', 'call').where('answeredAt', 'is', null).executeTakeFirst()
}

/** The member's questions, newest first. */
export function listOwnQuestions(db: Db, member: FamilyMember) {
  return ownRequests(db, member).where('kind', '=', 'question').orderBy('askedAt', 'desc').orderBy('id', 'desc').limit(OWN_MAX).execute()
}

export function findOwnQuestion(db: Db, member: FamilyMember, id: string) {
  return ownRequests(db, member).where('kind', '=', 'question').where('id', '=', id).executeTakeFirst()
}

/** How many of the member's questions wait for an answer. */
export async function countOpenQuestions(db: Db, member: FamilyMember): Promise<number> {
  const rows = await ownRequests(db, member).where('kind', '=', 'question').where('answeredAt', 'is', null).limit(OWN_MAX).execute()
  return rows.length
}

const newAnswer = prepared((db: Db, clinicId: string, memberId: string) =>
  db.selectFrom('request').where('clinicId', '=', clinicId).where('memberId', '=', memberId).where('kind', '=', 'question')
    .where('cancelledAt', 'is', null).where('answeredAt', 'is not', null).where('answerSeenAt', 'is', null).select('id').limit(1))

/** Whether an answer waits that the member has not opened. Asked on every Today. */
export async function hasNewAnswer(db: Db, { clinicId, id }: FamilyMember): Promise<boolean> {
  return (await newAnswer(db, clinicId, id)).length > 0
}

/** Whether the clinic may know of this member today: their own yes, and a consent in force where one linked them. */
export async function isSeenByClinic(db: Db, { clinicId, id }: FamilyMember, today: string): Promise<boolean> {
  const row = await db.selectFrom('member')
    .innerJoin('agreement', (join) => join.onRef('agreement.clinicId', '=', 'member.clinicId').onRef('agreement.memberId', '=', 'member.id')
      .on('agreement.kind', '=', CLINIC_SEES_PROGRESS).on('agreement.endedAt', 'is', null))
    .leftJoin('consent', (join) => join.onRef('consent.clinicId', '=', 'member.clinicId').onRef('consent.id', '=', 'member.consentId'))
    .where('member.clinicId', '=', clinicId).where('member.id', '=', id)
    .where((where) => where.or([where('member.consentId', 'is', null), whereLive(today)(where)]))
    .select('member.id').executeTakeFirst()
  return row !== undefined
}

/** When a call suits these members, sealed: of those who wait for one. */
export async function listCallTimes(db: Db, clinicId: string, memberIds: readonly string[]) {
  if (memberIds.length === 0) return []
  return db.selectFrom('request').where('clinicId', '=', clinicId).where('memberId', 'in', memberIds).where('kind', '=', 'call')
    .where('answeredAt', 'is', null).where('cancelledAt', 'is', null).where('textSealed', 'is not', null)
    .select(['id', 'memberId', 'textSealed']).limit(READERS_MAX).execute()
}

export async function insertRequest(db: Db, row: Insertable<Database['request']>): Promise<void> {
  await db.insertInto('request').values(row).execute()
}

/** Takes back what nobody has answered yet. @returns whether it was there */
export async function updateCancelled(db: Db, { clinicId, id: memberId }: FamilyMember, id: string, at: string): Promise<boolean> {
  const { numUpdatedRows } = await db.updateTable('request').set({ cancelledAt: at, textSealed: null })
    .where('clinicId', '=', clinicId).where('memberId', '=', memberId).where('id', '=', id)
    .where('answeredAt', 'is', null).where('cancelledAt', 'is', null).executeTakeFirst()
  return numUpdatedRows > 0n
}

export async function updateAnswerSeen(db: Db, { clinicId, id: memberId }: FamilyMember, id: string, at: string): Promise<void> {
  await db.updateTable('request').set({ answerSeenAt: at }).where('clinicId', '=', clinicId).where('memberId', '=', memberId)
    .where('id', '=', id).where('answeredAt', 'is not', null).where('answerSeenAt', 'is', null).execute()
}

/** Whether this clinician is one of the named readers. */
export async function isReader(db: Db, { clinicId, id }: Clinician): Promise<boolean> {
  const row = await db.selectFrom('staff').where('clinicId', '=', clinicId).where('id', '=', id)
    .where('readsQuestionsSince', 'is not', null).select('id').executeTakeFirst()
  return row !== undefined
}

function questions(db: Db, clinicId: string) {
  return db.selectFrom('request')
    .innerJoin('account', (join) => join.onRef('account.clinicId', '=', 'request.clinicId').onRef('account.id', '=', 'request.memberId'))
    .where('request.clinicId', '=', clinicId).where('request.kind', '=', 'question').where('request.cancelledAt', 'is', null)
    .select(['request.id', 'request.memberId', 'account.displayName', 'account.locale', 'request.askedOn', 'request.textSealed', 'request.answerSealed', 'request.answeredAt'])
}

/** Questions that wait, longest first, then those answered since a time. For named readers alone. */
export function listQuestions(db: Db, clinicId: string, answeredSince: string) {
  return questions(db, clinicId)
    .where((where) => where.or([where('request.answeredAt', 'is', null), where('request.answeredAt', '>=', answeredSince)]))
    .orderBy('request.answeredAt', (order) => order.desc().nullsFirst()).orderBy('request.askedAt').orderBy('request.id').limit(READERS_MAX).execute()
}

/** One question, whose words only its author and the named readers open. */
export function findQuestion(db: Db, clinicId: string, id: string) {
  return questions(db, clinicId).where('request.id', '=', id).executeTakeFirst()
}

export async function updateAnswered(db: Db, clinicId: string, id: string, change: { answerSealed: string; answeredAt: string; answeredBy: string }): Promise<void> {
  await db.updateTable('request').set(change).where('clinicId', '=', clinicId).where('id', '=', id).execute()
}
