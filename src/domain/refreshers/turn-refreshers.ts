import * as z from 'zod'
import type { FamilyMember } from '../actor.ts'
import { formKey, oneOf } from '../fields.ts'
import { withReceipt } from '../receipts.ts'
import type { Result } from '../result.ts'
import { done } from '../result.ts'
import type { World } from '../world.ts'
import { atomically, now } from '../world.ts'
import { findSwitches, updateSwitches } from './queries.ts'

export const TurnRefreshers = z.object({ formKey, refreshers: oneOf(['on', 'off']), tries: oneOf(['on', 'off']).optional() })
export type TurnRefreshers = z.infer<typeof TurnRefreshers>

/** Turns refreshers, and if told so the question "Did you try it?", on or off. The time of the first turn stays. */
export async function turnRefreshers(
  world: World, member: FamilyMember, input: TurnRefreshers,
): Promise<Result<void, 'changed-meanwhile'>> {
  return atomically(world, (inside) => withReceipt(inside, member, input, async () => {
    const before = await findSwitches(inside.db, member)
    const turned = (to: 'on' | 'off', since: string | null) => (to === 'on' ? null : since ?? now(inside))
    await updateSwitches(inside.db, member, {
      refreshersOffAt: turned(input.refreshers, before.refreshersOffAt),
      ...(input.tries && { triesOffAt: turned(input.tries, before.triesOffAt) }),
    })
    return done(undefined)
  }))
}
