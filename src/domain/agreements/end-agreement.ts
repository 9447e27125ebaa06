import * as z from 'zod'
import type { FamilyMember } from '../actor.ts'
import { record } from '../audit.ts'
import { formKey } from '../fields.ts'
import { CLINIC_SEES_PROGRESS } from '../invitations/agreement.ts'
import { endAgreement as updateEnded, findAgreement } from '../invitations/member-queries.ts'
import { cancelMessages } from '../messages/cancel-messages.ts'
import { withReceipt } from '../receipts.ts'
import { done, type Result } from '../result.ts'
import { atomically, now, type World } from '../world.ts'

export const EndAgreement = z.object({ formKey })
export type EndAgreement = z.infer<typeof EndAgreement>

/** The member's clinicians see nothing of them from the next request on; the account and all it did stay. */
export async function endAgreement(
  world: World, member: FamilyMember, input: EndAgreement,
): Promise<Result<null, 'changed-meanwhile'>> {
  return atomically(world, (inside) => withReceipt(inside, member, input, async () => {
    const inForce = await findAgreement(inside.db, member, CLINIC_SEES_PROGRESS)
    if (!inForce) return done(null)
    await updateEnded(inside.db, member, inForce.id, now(inside))
    await cancelMessages(inside, member.clinicId, member.id, ['nudge'])
    await record(inside, member, 'sharing.changed', { kind: 'agreement', id: inForce.id }, { reason: 'agreement-ended' })
    return done(null)
  }))
}
