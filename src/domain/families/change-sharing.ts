import * as z from 'zod'
import type { FamilyMember } from '../actor.ts'
import { record } from '../audit.ts'
import { formKey, oneOf } from '../fields.ts'
import { withReceipt } from '../receipts.ts'
import { done, found, type Result } from '../result.ts'
import { atomically, now, type World } from '../world.ts'
import { findSharing, updateSharing } from './relatives-queries.ts'

export const ChangeSharing = z.object({ formKey, joinedShown: oneOf(['yes', 'no']), countsShared: oneOf(['yes', 'no']) })
export type ChangeSharing = z.infer<typeof ChangeSharing>

/** What relatives see of a member from the next request on. Who hides that they joined shares no counts either. */
export async function changeSharing(
  world: World, member: FamilyMember, input: ChangeSharing,
): Promise<Result<null, 'changed-meanwhile'>> {
  return atomically(world, (inside) => withReceipt(inside, member, input, async () => {
    const before = found(await findSharing(inside.db, member), 'member')
    const isShown = input.joinedShown === 'yes'
    const isCounted = isShown && input.countsShared === 'yes'
    await updateSharing(inside.db, member, {
      joinedShownAt: isShown ? before.joinedShownAt ?? now(inside) : null,
      countsSharedAt: isCounted ? before.countsSharedAt ?? now(inside) : null,
    })
    const reason = isCounted ? 'counts' : isShown ? 'joined' : 'nothing'
    await record(inside, member, 'sharing.changed', { kind: 'member', id: member.id }, { reason })
    return done(null)
  }))
}
