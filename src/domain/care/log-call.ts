import * as z from 'zod'
import type { Clinician } from '../actor.ts'
import { record } from '../audit.ts'
import { addDays } from '../clinics/days.ts'
import { stateOfConsent } from '../consents/live.ts'
import { findConsentOfTeam } from '../consents/queries.ts'
import { readSheets } from '../consents/sheets.ts'
import { listMembersOfFamily } from '../families/queries.ts'
import { formKey, id, oneOf, optionalDay, optionalLine } from '../fields.ts'
import { momentAt } from '../invitations/moment.ts'
import { withReceipt } from '../receipts.ts'
import { done, found, refused, type Result } from '../result.ts'
import { atomically, type World } from '../world.ts'
import { CALL_REASONS, NEXT_DAYS_MAX, NOTE_MAX, OUTCOMES } from './call.ts'
import { insertCall, updateCallRequestsAnswered } from './queries.ts'

/** `personId` is a member, or the consent of somebody who has not joined. `nextOn` is a day of the clinic's calendar. */
export const LogCall = z.object({
  formKey, familyId: id, personId: id, reason: oneOf(CALL_REASONS), outcome: oneOf(OUTCOMES), nextOn: optionalDay,
  note: optionalLine(NOTE_MAX),
})
export type LogCall = z.infer<typeof LogCall>
export type CallRefusal = 'past-date' | 'too-far' | 'changed-meanwhile'

/** Where a note is sealed for: it opens in this call alone. */
export function notePlace(call: { clinicId: string; id: string; familyId: string }): string {
  return `${call.clinicId}|call|note_sealed|${call.id}|${call.familyId}`
}

/**
 * Writes down a phone call. The reason rests for this person until the next date, or for a week. A call that reached
 * them answers what they asked for; one that did not leaves it open, to come back when the rest is over.
 * @throws NotFound when the family or the person is not the clinician's to see
 */
export async function logCall(world: World, clinician: Clinician, input: LogCall): Promise<Result<{ callId: string }, CallRefusal>> {
  const call = { clinicId: clinician.clinicId, id: world.newId(), familyId: input.familyId }
  const noteSealed = input.note === null ? null : await world.vault.seal(input.note, notePlace(call))
  return atomically(world, (inside) => withReceipt(inside, clinician, input, async () => {
    const { at, on } = await momentAt(inside, clinician.clinicId)
    const person = await personOf(inside, clinician, input, on)
    if (input.nextOn !== null && input.nextOn <= on) return refused('past-date')
    if (input.nextOn !== null && input.nextOn > addDays(on, NEXT_DAYS_MAX)) return refused('too-far')
    const { reason, outcome, nextOn } = input
    await insertCall(inside.db, { ...call, ...person, reason, outcome, onDay: on, nextOn, noteSealed, byStaffId: clinician.id, at })
    if (outcome === 'reached') await updateCallRequestsAnswered(inside.db, clinician, { familyId: call.familyId, ...person }, at)
    await record(inside, clinician, 'call.logged', { kind: 'call', id: call.id }, { reason })
    return done({ callId: call.id })
  }))
}

/** The member or the consent that is meant. */
async function personOf(
  { db }: World, clinician: Clinician, { familyId, personId }: LogCall, today: string,
): Promise<{ memberId: string | null; consentId: string | null }> {
  const members = await listMembersOfFamily(db, clinician, today, familyId)
  if (members.some((member) => member.id === personId)) return { memberId: personId, consentId: null }
  const consent = found(await findConsentOfTeam(db, clinician, familyId, personId), 'person of the family')
  const { broughtSomeone } = await readSheets(db, clinician.clinicId, [consent])
  const isWaiting = stateOfConsent(consent, today) === 'live' && !broughtSomeone(consent)
  return { memberId: null, consentId: found(isWaiting ? consent.id : undefined, 'person who has not joined') }
}
