import * as z from 'zod'
import type { Clinician } from '../actor.ts'
import { record } from '../audit.ts'
import { formKey, id, line } from '../fields.ts'
import { queueMessage } from '../messages/queue-message.ts'
import { withReceipt } from '../receipts.ts'
import { done, found, refused, type Result } from '../result.ts'
import { atomically, now, type World } from '../world.ts'
import { findQuestion, isReader, updateAnswered } from './queries.ts'
import { ANSWER_MAX, requestPlace } from './request.ts'

export const AnswerQuestion = z.object({ formKey, requestId: id, answer: line('empty', ANSWER_MAX) })
export type AnswerQuestion = z.infer<typeof AnswerQuestion>

/**
 * Answers a question once. The answer waits inside; a message only says that something is there, where that is safe.
 * @returns whether such a message goes out; refused `answered` when a colleague was first
 * @throws NotFound for who is not a named reader, and for a question that was taken back
 */
export async function answerQuestion(
  world: World, clinician: Clinician, input: AnswerQuestion,
): Promise<Result<{ isTold: boolean }, 'answered' | 'changed-meanwhile'>> {
  const { clinicId } = clinician
  const { requestId } = input
  const asked = found(await findQuestion(world.db, clinicId, requestId), 'question')
  const memberId = asked.memberId ?? ''
  const answerSealed = await world.vault.seal(input.answer, requestPlace('answer_sealed', { clinicId, id: requestId, memberId }))
  return atomically(world, (inside) => withReceipt(inside, clinician, input, async () => {
    found(await isReader(inside.db, clinician) || undefined, 'reader')
    const { answeredAt } = found(await findQuestion(inside.db, clinicId, requestId), 'question')
    if (answeredAt !== null) return refused('answered')
    await updateAnswered(inside.db, clinicId, requestId, { answerSealed, answeredAt: now(inside), answeredBy: clinician.id })
    const { is } = await queueMessage(inside, { clinicId, memberId, kind: 'waiting', byStaffId: clinician.id, onceKey: requestId })
    await record(inside, clinician, 'question.answered', { kind: 'request', id: requestId })
    return done({ isTold: is === 'queued' })
  }))
}
