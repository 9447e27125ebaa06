import * as z from 'zod'
import type { FamilyMember } from '../actor.ts'
import type { Module, Question } from '../catalog/shape.ts'
import { formKey, id } from '../fields.ts'
import { findProgress } from '../learning/queries.ts'
import { completeIfDone, openModule } from '../learning/record-step.ts'
import { withReceipt } from '../receipts.ts'
import type { Result } from '../result.ts'
import { done, found, refused } from '../result.ts'
import type { World } from '../world.ts'
import { atomically, now } from '../world.ts'
import type { Outcome } from './grade.ts'
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
    await saveAnswer(inside, member, module, question, before.attempts, input)
    await completeIfDone(inside, member, module)
    return done(undefined)
  }))
}

async function saveAnswer(
  world: World, member: FamilyMember, module: Module, question: Question, attempt: number, input: AnswerQuestion,
): Promise<void> {
  const outcome: Outcome = grade(question, input.options)
  const options = input.options.join(' ')
  const whose = { clinicId: member.clinicId, memberId: member.id, moduleKey: module.key, questionKey: question.key }
  await world.db.insertInto('answer').values({
    ...whose, formKey: input.formKey, questionVersion: question.version, attempt, optionKeys: options, outcome, at: now(world),
  }).execute()
  const latest = { latestOutcome: outcome, latestOptions: options, attempt }
  await world.db.insertInto('questionState')
    .values({ ...whose, ...latest, version: question.version, firstOutcome: outcome, tries: 1 })
    .onConflict((conflict) => conflict.columns(['clinicId', 'memberId', 'moduleKey', 'questionKey'])
      .doUpdateSet((row) => ({
        ...latest,
        version: question.version,
        tries: row('questionState.tries', '+', 1),
        firstOutcome: row.case().when('questionState.version', '=', question.version)
          .then(row.ref('questionState.firstOutcome')).else(outcome).end(),
      })))
    .execute()
}
