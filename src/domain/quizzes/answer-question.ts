import * as z from 'zod'
import type { FamilyMember } from '../actor.ts'
import { locales, pick } from '../catalog/shape.ts'
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
import { SURE } from './sure.ts'

/** More options than any question has. */
const OPTIONS_MAX = 20

/** `attempt`: the one its form was drawn in; `locale`: the language of the page. Whoever leaves them out means now, and any. */
export const AnswerQuestion = z.object({
  formKey, moduleKey: id, questionKey: id, options: z.array(id).max(OPTIONS_MAX),
  attempt: z.number().int().optional(), sure: z.enum(SURE).optional(), locale: z.enum(locales).optional(),
})
export type AnswerQuestion = z.infer<typeof AnswerQuestion>

/**
 * Saves one answer as it is given: the append-only row, where the question stands, and completion, in one commit.
 * A question already answered in its attempt stays as it was: the page shows what is saved. The same form sent
 * again is done again without a second row; the same form with another answer is refused. How sure somebody is goes
 * with an answer only; "I am not sure yet" has said it.
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
    if (!isOpen(question, before) || (input.attempt ?? before.attempts) !== before.attempts) return refused('answered-before')
    await openModule(inside, member, module)
    const outcome = grade(question, input.options)
    await insertAnswer(inside.db, member, module.key, {
      formKey: input.formKey, questionKey: question.key, version: question.version, attempt: before.attempts,
      options: input.options.join(' '), outcome, at: now(inside),
      sure: outcome === 'unsure' ? null : input.sure ?? null,
      locale: input.locale ? pick(question.ask, input.locale).lang : null,
    })
    await completeIfDone(inside, member, module)
    return done(undefined)
  }))
}
