import * as z from 'zod'
import type { FamilyMember } from '../actor.ts'
import { formKey, id } from '../fields.ts'
import { grade, isAnswerTo } from '../quizzes/grade.ts'
import { withReceipt } from '../receipts.ts'
import type { Result } from '../result.ts'
import { done, refused } from '../result.ts'
import type { World } from '../world.ts'
import { atomically, now } from '../world.ts'
import { findOffered } from './offered.ts'
import { isOpenPlan } from './plan.ts'
import { insertRefresherAnswer, updateRefresher } from './queries.ts'

/** More options than any question has. */
const OPTIONS_MAX = 20

export const AnswerRefresher = z.object({ formKey, refresherId: id, questionKey: id, options: z.array(id).max(OPTIONS_MAX) })
export type AnswerRefresher = z.infer<typeof AnswerRefresher>

/**
 * Saves one answer of the refresher that is offered; with the last one it is done. Nothing else moves: not where the
 * question stands in its quiz, not the first try, not completion.
 * `not-asked`: it is not this person's open refresher or question, or is not any more.
 */
export async function answerRefresher(
  world: World, member: FamilyMember, input: AnswerRefresher,
): Promise<Result<void, 'choose-answer' | 'not-asked' | 'changed-meanwhile'>> {
  return atomically(world, (inside) => withReceipt(inside, member, input, async () => {
    const offered = await findOffered(inside, member)
    const question = offered?.questions.find(({ key }) => key === input.questionKey)
    if (!offered || !question || offered.refresher.id !== input.refresherId) return refused('not-asked')
    if (!isAnswerTo(question, input.options)) return refused('choose-answer')
    const { refresher: { id: refresherId, startedAt }, module, own } = offered
    const at = now(inside)
    await insertRefresherAnswer(inside.db, member, module.key, {
      refresherId, questionKey: question.key, questionVersion: question.version,
      options: input.options, outcome: grade(question, input.options), at,
    })
    const left = { questions: offered.questions.filter((one) => one !== question), own }
    await updateRefresher(inside.db, member, refresherId, { startedAt: startedAt ?? at, ...(!isOpenPlan(left) && { doneAt: at }) })
    return done(undefined)
  }))
}
