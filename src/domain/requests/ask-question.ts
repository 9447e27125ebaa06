import * as z from 'zod'
import type { FamilyMember } from '../actor.ts'
import { record } from '../audit.ts'
import { formKey, line } from '../fields.ts'
import { momentAt } from '../invitations/moment.ts'
import { withReceipt } from '../receipts.ts'
import { done, found, refused, type Result } from '../result.ts'
import { atomically, type World } from '../world.ts'
import { countOpenQuestions, insertRequest, isSeenByClinic } from './queries.ts'
import { readQuestionBox } from './question-box.ts'
import { OPEN_QUESTIONS_MAX, QUESTION_MAX, requestPlace } from './request.ts'

export const AskQuestion = z.object({ formKey, text: line('empty', QUESTION_MAX) })
export type AskQuestion = z.infer<typeof AskQuestion>

/**
 * Puts a question in the box, sealed for its readers.
 * @returns refused `enough-waiting` while five wait, `not-seen` where the clinic knows nothing of this member
 * @throws NotFound while the box is off
 */
export async function askQuestion(
  world: World, member: FamilyMember, input: AskQuestion,
): Promise<Result<null, 'enough-waiting' | 'not-seen' | 'changed-meanwhile'>> {
  const { clinicId, familyId } = member
  const id = world.newId()
  const textSealed = await world.vault.seal(input.text, requestPlace('text_sealed', { clinicId, id, memberId: member.id }))
  return atomically(world, (inside) => withReceipt(inside, member, input, async () => {
    found(await readQuestionBox(inside.db, clinicId), 'question box')
    const { at, on } = await momentAt(inside, clinicId)
    if (!await isSeenByClinic(inside.db, member, on)) return refused('not-seen')
    if (await countOpenQuestions(inside.db, member) >= OPEN_QUESTIONS_MAX) return refused('enough-waiting')
    await insertRequest(inside.db, { clinicId, id, kind: 'question', familyId, memberId: member.id, textSealed, askedOn: on, askedAt: at })
    await record(inside, member, 'request.question', { kind: 'request', id })
    return done(null)
  }))
}
