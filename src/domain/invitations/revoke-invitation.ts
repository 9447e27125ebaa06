import * as z from 'zod'
import type { Clinician } from '../actor.ts'
import { record } from '../audit.ts'
import { id } from '../fields.ts'
import { done, found, refused, type Result } from '../result.ts'
import { atomically, now, type World } from '../world.ts'
import { findInvitationOfTeam, updateRevoked } from './queries.ts'

export const RevokeInvitation = z.object({ invitationId: id })
export type RevokeInvitation = z.infer<typeof RevokeInvitation>

/**
 * Takes an invitation back, at once; what had ended already stays as it was.
 * @returns refused when somebody came in with it: then ending the consent is the way
 * @throws NotFound for an invitation to a family whose team the clinician is not on
 */
export async function revokeInvitation(
  world: World, clinician: Clinician, input: RevokeInvitation,
): Promise<Result<null, 'accepted'>> {
  return atomically(world, async (inside) => {
    const invitation = found(await findInvitationOfTeam(inside.db, clinician, input.invitationId), 'invitation')
    if (invitation.acceptedAt !== null) return refused('accepted')
    if (await updateRevoked(inside.db, clinician.clinicId, { id: invitation.id }, now(inside)) > 0) {
      await record(inside, clinician, 'invitation.revoked', { kind: 'invitation', id: invitation.id },
        { consentId: invitation.consentId })
    }
    return done(null)
  })
}
