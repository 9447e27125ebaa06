import * as z from 'zod'
import type { FamilyMember } from '../actor.ts'
import { record } from '../audit.ts'
import { formKey, id } from '../fields.ts'
import { withReceipt } from '../receipts.ts'
import { done, refused, type Result } from '../result.ts'
import { atomically, now, type World } from '../world.ts'
import { updateCancelled } from './queries.ts'

export const TakeBackRequest = z.object({ formKey, requestId: id })
export type TakeBackRequest = z.infer<typeof TakeBackRequest>

/**
 * Takes back a call or a question of one's own; its words are wiped.
 * @returns refused `answered` when there is nothing left to take back
 */
export async function takeBackRequest(world: World, member: FamilyMember, input: TakeBackRequest): Promise<Result<null, 'answered' | 'changed-meanwhile'>> {
  return atomically(world, (inside) => withReceipt(inside, member, input, async () => {
    if (!await updateCancelled(inside.db, member, input.requestId, now(inside))) return refused('answered')
    await record(inside, member, 'request.taken-back', { kind: 'request', id: input.requestId })
    return done(null)
  }))
}
