import * as z from 'zod'
import type { FamilyMember } from '../actor.ts'
import { formKey, id } from '../fields.ts'
import { insertAnswer } from '../learning/progress-queries.ts'
import { findProgress } from '../learning/queries.ts'
import { completeIfDone, openModule } from '../learning/record-step.ts'
import { withReceipt } from '../receipts.ts'
import type { Result } from '../result.ts'
import { done, found, refused } from '../result.ts'
import type { World } from '../world.ts'
import { atomically, now } from '../world.ts'
import { grade, isAnswerTo } from './grade.ts'
import { isOpen, quizStateOf } from './quiz-state.ts'

/** More options than any question has. */
const OPTIONS_MAX = 20

export const AnswerQuestion = z.object({ formKey, moduleKey: id, questionKey: id, options: z.array(id).max(OPTIONS_MAX) })
export type AnswerQuestion = z.infer<typeof AnswerQuestion>

/**
 * Saves one answer as it is given: the append-only row, where the question stands, and completion, in one commit.
 * A question already answered in this attempt stays as it was: the page shows what is saved. The same form sent
 * again is done again without a second row; the same form with another answer is refused.
 * @throws NotFound for a module or question that does not exist
 */
export async function answerQuestion(
  world: World, member: FamilyMember, input: AnswerQuestion,
): Promise<Result<void, 'choose-answer' | 'answered-before' | 'parts-left' | 'changed-meanwhile'>> {
  const module = found(world.catalog.module(input.moduleKey), 'module')
  const question = found(module.quiz.find((one) => one.key === input.questionKey), 'question')
  if (!isAnswerTo(question, input.options)) return refused('choose-answer')
  return atomically(world, (inside) => withReceipt(inside, member, input, async () => {
    const before = await findProgress(inside.db, member, module)
    const { phase } = quizStateOf(module, before)
    if (phase === 'locked' || phase === 'ready') return refused('parts-left')
    if (!isOpen(question, before)) return refused('answered-before')
    await openModule(inside, member, module)
    await insertAnswer(inside.db, member, module.key, {
      formKey: input.formKey, questionKey: question.key, version: question.version, attempt: before.attempts,
      options: input.options.join(' '), outcome: grade(question, input.options), at: now(inside),
    })
    await completeIfDone(inside, member, module)
    return done(undefined)
  }))
}
