import * as z from 'zod'
import type { FamilyMember } from '../actor.ts'
import { record } from '../audit.ts'
import { formKey, id } from '../fields.ts'
import { withReceipt } from '../receipts.ts'
import { done, type Result } from '../result.ts'
import { atomically, now, type World } from '../world.ts'
import { endShare } from './share-queries.ts'

export const StopShare = z.object({ formKey, shareId: id })
export type StopShare = z.infer<typeof StopShare>

/** The reader sees nothing of it from the next request on. Nothing happens for what is over or somebody else's. */
export async function stopShare(world: World, member: FamilyMember, input: StopShare): Promise<Result<null, 'changed-meanwhile'>> {
  return atomically(world, (inside) => withReceipt(inside, member, input, async () => {
    if (await endShare(inside.db, member, input.shareId, now(inside))) {
      await record(inside, member, 'share.ended', { kind: 'share', id: input.shareId })
    }
    return done(null)
  }))
}
