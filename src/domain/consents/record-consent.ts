import * as z from 'zod'
import type { Clinician } from '../actor.ts'
import { record } from '../audit.ts'
import { locales } from '../catalog/text.ts'
import { findFamilyOfTeam } from '../families/queries.ts'
import { day, formKey, id, line, oneOf, optionalLine, tick } from '../fields.ts'
import { momentAt } from '../invitations/moment.ts'
import { updateRevoked } from '../invitations/queries.ts'
import { withReceipt } from '../receipts.ts'
import { done, found, refused, type Result } from '../result.ts'
import { atomically, type World } from '../world.ts'
import { columnsOf, faultOf, type ConsentFault } from './check-consent.ts'
import { ELEMENTS, RELATIONS, SCOPES } from './elements.ts'
import { findConsentOfTeam, insertConsent, updateConsentOfMember, updateConsentRevoked } from './queries.ts'

/** A consent as the clinician confirms it from the signed form. `recipient` is the name to print on the sheet. */
export const RecordConsent = z.object({
  formKey, familyId: id,
  recipient: line('no-recipient'), relation: oneOf(RELATIONS, 'choose-relation'), locale: oneOf(locales, 'choose-language'),
  phone: optionalLine(), safeToCall: tick, email: optionalLine(), safeToWrite: tick,
  scope: z.array(z.enum(SCOPES, 'not-understood')), purpose: line('no-purpose'),
  signedOn: day, endsOn: day, formVersion: line('no-form-version'), keptWhere: line('no-place'),
  confirmed: z.array(z.enum(ELEMENTS, 'not-understood')),
  /** The consent that this one follows: it ends now, and whoever came in with it stays linked. */
  renews: id.optional(),
})
export type RecordConsent = z.infer<typeof RecordConsent>

/**
 * Records that a signed consent names one relative. Nobody is told; an invitation is the next step.
 * @returns refused: a fault of the form; what is incomplete or over permits nothing and is not kept
 * @throws NotFound for a family outside the clinician's team or of somebody who joined by code, and for a consent to
 * follow that was withdrawn
 */
export async function recordConsent(
  world: World, clinician: Clinician, input: RecordConsent,
): Promise<Result<{ consentId: string }, ConsentFault | 'changed-meanwhile'>> {
  return atomically(world, (inside) => withReceipt(inside, clinician, input, async () => {
    const family = found(await findFamilyOfTeam(inside.db, clinician, input.familyId), 'family')
    found(family.label ?? undefined, 'family of the clinic')
    const { at, on } = await momentAt(inside, clinician.clinicId)
    const fault = faultOf(input, on)
    if (fault) return refused(fault)
    const consentId = inside.newId()
    const { clinicId } = clinician
    await insertConsent(inside.db, { clinicId, id: consentId, recordedBy: clinician.id, recordedAt: at, ...columnsOf(input, at) })
    if (input.renews) await follow(inside, clinician, { ...input, renews: input.renews, consentId, at })
    await record(inside, clinician, 'consent.recorded', { kind: 'consent', id: consentId }, { consentId })
    return done({ consentId })
  }))
}

/** Puts a new consent in the place of an earlier one of the family, whose open sheets stop working. */
async function follow(
  inside: World, clinician: Clinician, change: { familyId: string; renews: string; consentId: string; at: string },
): Promise<void> {
  const before = found(await findConsentOfTeam(inside.db, clinician, change.familyId, change.renews), 'consent')
  found(await updateConsentRevoked(inside.db, clinician, before.id, change.at) || undefined, 'consent in force')
  await updateRevoked(inside.db, clinician.clinicId, { consentId: before.id }, change.at)
  await updateConsentOfMember(inside.db, clinician.clinicId, { from: before.id, to: change.consentId })
  await record(inside, clinician, 'consent.revoked', { kind: 'consent', id: before.id }, { consentId: before.id, reason: 'renewed' })
}
