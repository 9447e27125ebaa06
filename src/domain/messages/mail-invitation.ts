import type { Clinician } from '../actor.ts'
import { findTimeZone } from '../clinics/queries.ts'
import { now, type World } from '../world.ts'
import { afterQuiet } from './hours.ts'
import { addressPlace, bodyPlace } from './message.ts'
import { insertMessage } from './queries.ts'
import { isEmail } from './safe-contact.ts'

/** The mail of an invitation, sealed. */
export interface InvitationMail { id: string; locale: string; addressSealed: string; bodySealed: string }

/** Where a consent's invitation may be sent by mail: its address, if the clinic marked it safe and mail goes out here. */
export function mailableAddress(world: World, consent: { email: string | null; safeToWriteAt: string | null }): string | undefined {
  const { email, safeToWriteAt } = consent
  return email !== null && safeToWriteAt !== null && isEmail(email) && world.reach.includes('email') ? email : undefined
}

/** @param token of the link. @returns undefined where it may not be sent */
export async function sealInvitationMail(
  world: World, clinicId: string, consent: { email: string | null; safeToWriteAt: string | null; locale: string }, token: string,
): Promise<InvitationMail | undefined> {
  const address = mailableAddress(world, consent)
  if (address === undefined) return undefined
  const id = world.newId()
  return {
    id, locale: consent.locale, addressSealed: await world.vault.seal(address, addressPlace(clinicId, id)),
    bodySealed: await world.vault.seal(JSON.stringify({ path: `/join/${token}` }), bodyPlace(clinicId, id)),
  }
}

/** Puts the mail into the outbox. Only inside `atomically`. */
export async function mailInvitation(
  inside: World, { clinicId, id: byStaffId }: Clinician, mail: InvitationMail & { invitationId: string; consentId: string },
): Promise<void> {
  const at = now(inside)
  const dueAt = afterQuiet(await findTimeZone(inside.db, clinicId), at)
  await insertMessage(inside.db, { clinicId, ...mail, kind: 'invitation', byStaffId, createdAt: at, dueAt, attempts: 0 })
}
