import type { FamilyMember } from '../actor.ts'
import { todayOf } from '../clinics/today.ts'
import { found } from '../result.ts'
import { atomically, now, type World } from '../world.ts'
import { findOpenCall, findOwnQuestion, isSeenByClinic, listOwnQuestions, updateAnswerSeen } from './queries.ts'
import { readQuestionBox, type QuestionBox } from './question-box.ts'
import { requestPlace } from './request.ts'

/** A question of one's own. `answer` is undefined while it waits. Days are the clinic's. */
export interface OwnQuestion { id: string; askedOn: string; text: string; isAnswered: boolean; isNew: boolean }

/** All a member asked for, and what they may ask. */
export interface OwnRequests {
  isSeen: boolean
  call: { id: string; askedOn: string } | undefined
  box: QuestionBox | undefined
  questions: OwnQuestion[]
}

/** A member's own requests, their words opened. Questions stay readable while the box is off. */
export async function readOwnRequests(world: World, member: FamilyMember): Promise<OwnRequests> {
  const [isSeen, call, box, rows] = [
    await isSeenByClinic(world.db, member, await todayOf(world, member.clinicId)), await findOpenCall(world.db, member),
    await readQuestionBox(world.db, member.clinicId), await listOwnQuestions(world.db, member),
  ]
  const questions = await Promise.all(rows.map(async ({ id, askedOn, textSealed, answeredAt, answerSeenAt }) => ({
    id, askedOn, isAnswered: answeredAt !== null, isNew: answeredAt !== null && answerSeenAt === null,
    text: await world.vault.open(textSealed ?? '', requestPlace('text_sealed', { clinicId: member.clinicId, id, memberId: member.id })),
  })))
  return { isSeen, call: call && { id: call.id, askedOn: call.askedOn }, box, questions }
}

/**
 * One's own question with its answer, which counts as seen from now on.
 * @throws NotFound for a question of anybody else, or one that was taken back
 */
export async function openOwnQuestion(world: World, member: FamilyMember, id: string) {
  const row = found(await findOwnQuestion(world.db, member, id), 'question')
  const place = { clinicId: member.clinicId, id, memberId: member.id }
  if (row.answeredAt !== null && row.answerSeenAt === null) {
    await atomically(world, (inside) => updateAnswerSeen(inside.db, member, id, now(inside)))
  }
  return {
    askedOn: row.askedOn,
    text: await world.vault.open(row.textSealed ?? '', requestPlace('text_sealed', place)),
    answer: row.answerSealed === null ? undefined : await world.vault.open(row.answerSealed, requestPlace('answer_sealed', place)),
    answeredAt: row.answeredAt,
  }
}
