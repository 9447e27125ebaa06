import * as z from 'zod'
import type { Clinician } from '../actor.ts'
import { record } from '../audit.ts'
import { formKey, id, oneOf } from '../fields.ts'
import { withReceipt } from '../receipts.ts'
import { done, found, refused, type Result } from '../result.ts'
import { atomically, now, type World } from '../world.ts'
import { insertFlag } from './question-queries.ts'

/** Why an author should look at a question again. No words of one's own: a flag is about the text, never about a person. */
export const FLAG_REASONS = ['hard-to-read', 'more-than-one-fits', 'not-taught', 'out-of-date', 'translation'] as const
export type FlagReason = (typeof FLAG_REASONS)[number]

export const FlagQuestion = z.object({ formKey, moduleKey: id, questionKey: id, reason: oneOf(FLAG_REASONS) })
export type FlagQuestion = z.infer<typeof FlagQuestion>

/**
 * Points the version of a question in force out to its author; every clinician of the clinic sees it.
 * @throws NotFound for a question that is not there, and for one of a private module
 */
export async function flagQuestion(
  world: World, clinician: Clinician, input: FlagQuestion,
): Promise<Result<null, 'flagged-before' | 'changed-meanwhile'>> {
  const module = world.catalog.module(input.moduleKey)
  const question = found(module?.private ? undefined : module?.quiz.find(({ key }) => key === input.questionKey), 'question')
  return atomically(world, (inside) => withReceipt(inside, clinician, input, async () => {
    const flagId = inside.newId()
    const isNew = await insertFlag(inside.db, {
      clinicId: clinician.clinicId, id: flagId, moduleKey: input.moduleKey, questionKey: question.key, questionVersion: question.version,
      reason: input.reason, flaggedBy: clinician.id, flaggedAt: now(inside), clearedBy: null, clearedAt: null,
    })
    if (!isNew) return refused('flagged-before')
    await record(inside, clinician, 'quiz-question.flagged', { kind: 'question-flag', id: flagId }, { reason: input.reason })
    return done(null)
  }))
}
