import * as z from 'zod'
import type { FamilyMember } from '../actor.ts'
import { formKey, id, oneOf } from '../fields.ts'
import { withReceipt } from '../receipts.ts'
import type { Result } from '../result.ts'
import { done, refused } from '../result.ts'
import type { World } from '../world.ts'
import { atomically, now } from '../world.ts'
import { findOffered } from './offered.ts'
import { isOpenPlan } from './plan.ts'
import { updateRefresher } from './queries.ts'

/** `own-words`: they were looked at; nothing is asked back. `all`: the whole refresher is skipped. */
export const PassRefresher = z.object({ formKey, refresherId: id, what: oneOf(['own-words', 'all']) })
export type PassRefresher = z.infer<typeof PassRefresher>

/** Goes past the question about the person's own words, or skips the refresher that is offered. */
export async function passRefresher(
  world: World, member: FamilyMember, input: PassRefresher,
): Promise<Result<void, 'not-asked' | 'changed-meanwhile'>> {
  return atomically(world, (inside) => withReceipt(inside, member, input, async () => {
    const offered = await findOffered(inside, member)
    if (offered?.refresher.id !== input.refresherId) return refused('not-asked')
    const { refresher: { id: refresherId, startedAt }, questions, own } = offered
    const at = now(inside)
    if (input.what === 'all') await updateRefresher(inside.db, member, refresherId, { skippedAt: at })
    else if (!own) return refused('not-asked')
    else {
      const isDone = !isOpenPlan({ questions, own: undefined })
      await updateRefresher(inside.db, member, refresherId, { startedAt: startedAt ?? at, ownWordsAt: at, ...(isDone && { doneAt: at }) })
    }
    return done(undefined)
  }))
}
