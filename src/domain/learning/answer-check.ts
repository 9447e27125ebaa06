import * as z from 'zod'
import type { FamilyMember } from '../actor.ts'
import { formKey, id } from '../fields.ts'
import { isAnswerTo } from '../quizzes/grade.ts'
import { withReceipt } from '../receipts.ts'
import type { Result } from '../result.ts'
import { done, found, refused } from '../result.ts'
import type { World } from '../world.ts'
import { atomically, now } from '../world.ts'
import { upsertCheckAnswer } from './progress-queries.ts'
import { openModule } from './record-step.ts'

/** More options than any question has. */
const OPTIONS_MAX = 20

export const AnswerCheck = z.object({
  do: z.literal('answer'), formKey, moduleKey: id, checkKey: id, options: z.array(id).max(OPTIONS_MAX),
})
export type AnswerCheck = z.infer<typeof AnswerCheck>

/**
 * Keeps the answer to a quick check, first and latest. Only its author ever sees it, and it blocks nothing.
 * @throws NotFound for a module or check that does not exist
 */
export async function answerCheck(
  world: World, member: FamilyMember, input: Omit<AnswerCheck, 'do'>,
): Promise<Result<void, 'choose-answer' | 'changed-meanwhile'>> {
  const module = found(world.catalog.module(input.moduleKey), 'module')
  const check = found(module.checks.find((question) => question.key === input.checkKey), 'check')
  if (!isAnswerTo(check, input.options)) return refused('choose-answer')
  const options = input.options.join(' ')
  return atomically(world, (inside) => withReceipt(inside, member, input, async () => {
    await openModule(inside, member, module)
    await upsertCheckAnswer(inside.db, member, module.key, { checkKey: check.key, options, at: now(inside) })
    return done(undefined)
  }))
}
