import * as z from 'zod'
import type { FamilyMember } from '../actor.ts'
import { formKey, id } from '../fields.ts'
import { updateModuleProgress } from '../learning/progress-queries.ts'
import { findProgress } from '../learning/queries.ts'
import { appendEvent, openModule } from '../learning/record-step.ts'
import { withReceipt } from '../receipts.ts'
import type { Result } from '../result.ts'
import { done, found, refused } from '../result.ts'
import type { World } from '../world.ts'
import { atomically } from '../world.ts'
import { questionsToAsk, quizStateOf } from './quiz-state.ts'
import { inSeededOrder } from './shuffle.ts'

export const StartAttempt = z.object({ formKey, moduleKey: id })
export type StartAttempt = z.infer<typeof StartAttempt>

/**
 * Begins the quiz, or a further try at what was missed, in an order of its own that stays for this attempt. While
 * questions are open it changes nothing, so a double press goes to the same question.
 * @returns the number in the address of the question to answer now; undefined when none is left
 * @throws NotFound for a module that does not exist
 */
export async function startAttempt(
  world: World, member: FamilyMember, input: StartAttempt,
): Promise<Result<{ question: number | undefined }, 'parts-left' | 'changed-meanwhile'>> {
  const module = found(world.catalog.module(input.moduleKey), 'module')
  return atomically(world, (inside) => withReceipt(inside, member, input, async () => {
    const before = await findProgress(inside.db, member, module)
    const { phase, missed } = quizStateOf(module, before)
    if (phase === 'locked') return refused('parts-left')
    if (phase === 'ready' || (phase === 'answered' && missed.length > 0)) {
      await openModule(inside, member, module)
      const attempt = before.attempts + 1
      const asked = inSeededOrder(questionsToAsk(module, before), `${member.id}|${module.key}|${attempt}`)
      await updateModuleProgress(inside.db, member, module, { attempts: attempt, askedKeys: asked.map(({ key }) => key).join(' ') })
      await appendEvent(inside, member, module, 'attempt-started', String(attempt))
    }
    return done({ question: quizStateOf(module, await findProgress(inside.db, member, module)).open[0] })
  }))
}
