import * as z from 'zod'
import type { FamilyMember } from '../actor.ts'
import { record } from '../audit.ts'
import { formKey, oneOf } from '../fields.ts'
import { withReceipt } from '../receipts.ts'
import { done, type Result } from '../result.ts'
import { atomically, now, type World } from '../world.ts'
import { updateWriteSafe } from './member-queries.ts'

/** Nothing chosen means no. */
export const SetContactSafety = z.object({ formKey, safe: oneOf(['no', 'yes']).optional() })
export type SetContactSafety = z.infer<typeof SetContactSafety>

/** Keeps whether it is safe to write to a member, and that they saw the page which asks. */
export async function setContactSafety(
  world: World, member: FamilyMember, input: SetContactSafety,
): Promise<Result<null, 'changed-meanwhile'>> {
  return atomically(world, (inside) => withReceipt(inside, member, input, async () => {
    const at = now(inside)
    await updateWriteSafe(inside.db, member, input.safe === 'yes' ? at : null, at)
    await record(inside, member, 'contact.changed', { kind: 'member', id: member.id })
    return done(null)
  }))
}
