import * as z from 'zod'
import type { FamilyMember } from '../actor.ts'
import { formKey, id, oneOf } from '../fields.ts'
import { withReceipt } from '../receipts.ts'
import type { Result } from '../result.ts'
import { done, refused } from '../result.ts'
import type { World } from '../world.ts'
import { atomically, now } from '../world.ts'
import { insertTryReply, updateSwitches } from './queries.ts'
import { findTryQuestion } from './try-question.ts'

/** `stop`: do not ask this about any module. */
export const ReplyToTry = z.object({ formKey, moduleKey: id, reply: oneOf(['yes', 'not-yet', 'stop']) })
export type ReplyToTry = z.infer<typeof ReplyToTry>

/** Keeps the reply to "Did you try it?" for its author alone. `not-asked`: Today asks about no such module. */
export async function replyToTry(
  world: World, member: FamilyMember, input: ReplyToTry,
): Promise<Result<void, 'not-asked' | 'changed-meanwhile'>> {
  return atomically(world, (inside) => withReceipt(inside, member, input, async () => {
    if ((await findTryQuestion(inside, member))?.module.key !== input.moduleKey) return refused('not-asked')
    const at = now(inside)
    if (input.reply === 'stop') await updateSwitches(inside.db, member, { triesOffAt: at })
    else await insertTryReply(inside.db, member, input.moduleKey, input.reply === 'yes' ? { triedAt: at } : { notYetAt: at })
    return done(undefined)
  }))
}
