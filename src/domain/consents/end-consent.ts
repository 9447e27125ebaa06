import * as z from 'zod'
import type { Clinician } from '../actor.ts'
import { record } from '../audit.ts'
import { id } from '../fields.ts'
import { updateRevoked } from '../invitations/queries.ts'
import { updateCancelledOfConsent } from '../messages/queries.ts'
import { done, found, type Result } from '../result.ts'
import { atomically, now, type World } from '../world.ts'
import { findConsentOfTeam, updateConsentRevoked } from './queries.ts'

export const EndConsent = z.object({ familyId: id, consentId: id })
export type EndConsent = z.infer<typeof EndConsent>

/**
 * Withdraws one person's consent, at once: their open invitation stops working, messages that wait are dropped, and staff see nothing of them from
 * the next request on. Their account and what they learned stay theirs. Ended twice is ended once.
 * @throws NotFound for a consent outside the clinician's team
 */
export async function endConsent(world: World, clinician: Clinician, input: EndConsent): Promise<Result<null, never>> {
  return atomically(world, async (inside) => {
    const consent = found(await findConsentOfTeam(inside.db, clinician, input.familyId, input.consentId), 'consent')
    const at = now(inside)
    if (!await updateConsentRevoked(inside.db, clinician, consent.id, at)) return done(null)
    await updateRevoked(inside.db, clinician.clinicId, { consentId: consent.id }, at)
    await updateCancelledOfConsent(inside.db, clinician.clinicId, consent.id, at)
    await record(inside, clinician, 'consent.revoked', { kind: 'consent', id: consent.id }, { consentId: consent.id })
    return done(null)
  })
}
