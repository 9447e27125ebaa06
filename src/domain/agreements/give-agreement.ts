import * as z from 'zod'
import type { FamilyMember } from '../actor.ts'
import { record } from '../audit.ts'
import { formKey } from '../fields.ts'
import { giveAgreement as keepYes } from '../invitations/agreement.ts'
import { withReceipt } from '../receipts.ts'
import { done, type Result } from '../result.ts'
import { atomically, type World } from '../world.ts'

export const GiveAgreement = z.object({ formKey })
export type GiveAgreement = z.infer<typeof GiveAgreement>

/** The member says yes again: their clinicians see what /join/visible lists. */
export async function giveAgreement(
  world: World, member: FamilyMember, input: GiveAgreement,
): Promise<Result<null, 'changed-meanwhile'>> {
  return atomically(world, (inside) => withReceipt(inside, member, input, async () => {
    await keepYes(inside, member)
    await record(inside, member, 'sharing.changed', { kind: 'member', id: member.id }, { reason: 'agreement-given' })
    return done(null)
  }))
}
