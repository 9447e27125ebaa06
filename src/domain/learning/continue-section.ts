import * as z from 'zod'
import type { FamilyMember } from '../actor.ts'
import { formKey, id } from '../fields.ts'
import { withReceipt } from '../receipts.ts'
import type { Result } from '../result.ts'
import { done, found } from '../result.ts'
import type { World } from '../world.ts'
import { atomically, now } from '../world.ts'
import { canOpenQuiz, firstUnfinishedPart } from './completion.ts'
import { insertSectionProgress } from './progress-queries.ts'
import { findProgress } from './queries.ts'
import { appendEvent, completeIfDone, openModule } from './record-step.ts'

export const ContinueSection = z.object({ do: z.literal('continue'), formKey, moduleKey: id, sectionKey: id })
export type ContinueSection = z.infer<typeof ContinueSection>

/** Where reading goes on: the next part (from 1), the quiz, or the finished page. */
export type NextPlace = { part: number } | 'quiz' | 'done'

/**
 * Records that a section was continued. Sent twice, it is recorded once and answers the same.
 * @throws NotFound for a module or section that does not exist
 */
export async function continueSection(
  world: World, member: FamilyMember, input: Omit<ContinueSection, 'do'>,
): Promise<Result<NextPlace, 'changed-meanwhile'>> {
  const module = found(world.catalog.module(input.moduleKey), 'module')
  const section = found(module.sections.find((key) => key === input.sectionKey), 'section')
  return atomically(world, (inside) => withReceipt(inside, member, input, async () => {
    await openModule(inside, member, module)
    const isNew = await insertSectionProgress(inside.db, member, module, section, now(inside))
    if (isNew) await appendEvent(inside, member, module, 'section-continued', section)
    await completeIfDone(inside, member, module)
    return done(nextPlace(module, section, await findProgress(inside.db, member, module)))
  }))
}

/** The next part after this one that is not continued yet, else the first one left, else the quiz. */
function nextPlace(
  module: Parameters<typeof canOpenQuiz>[0], section: string, progress: Parameters<typeof canOpenQuiz>[1],
): NextPlace {
  const after = module.sections.slice(module.sections.indexOf(section) + 1)
  const following = after.find((key) => !progress.continued.has(key))
  if (following) return { part: module.sections.indexOf(following) + 1 }
  const left = firstUnfinishedPart(module, progress)
  if (left !== undefined) return { part: left }
  return progress.completedAt === null ? 'quiz' : 'done'
}
