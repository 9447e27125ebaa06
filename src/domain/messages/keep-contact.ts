import type { FamilyMember } from '../actor.ts'
import { newCode, PERSONAL_CODE_LENGTH } from '../accounts/codes.ts'
import { now, type World } from '../world.ts'
import { MESSAGE_KINDS, type AddressKind, bodyPlace } from './message.ts'
import { countConfirmations, deleteContact, findLocale, findOwnContact, replaceContact, updateResumed } from './contact-queries.ts'
import { insertMessage, updateCancelled } from './queries.ts'
import { addressHmac, confirmHmac, contactPlace, newToken, stopHmac, stopPlace } from './safe-contact.ts'

/** How long a confirmation can be answered. */
const CONFIRM_DAYS = 7
/** Confirmations a member can send out in a day: an address that is not theirs is not flooded. */
const CONFIRMATIONS_MAX = 3
const DAY_MS = 86_400_000

/** An address made ready to be kept: everything that has to be sealed, outside the transaction. */
export interface NewContact {
  kind: AddressKind
  addressSealed: string
  addressHmac: string
  stopHmac: string
  stopSealed: string
  confirmHmac: string
  message: { id: string; bodySealed: string }
}

/** @param address as `readAddress` gives it */
export async function newContact(world: World, { clinicId, id }: FamilyMember, { kind, address }: { kind: AddressKind; address: string }): Promise<NewContact> {
  const [stop, code, messageId] = [newToken(), newCode(PERSONAL_CODE_LENGTH), world.newId()]
  return {
    kind, addressSealed: await world.vault.seal(address, contactPlace(clinicId, id)), addressHmac: addressHmac(world, address),
    stopHmac: stopHmac(world, stop), stopSealed: await world.vault.seal(stop, stopPlace(clinicId, id)),
    confirmHmac: confirmHmac(world, code),
    message: {
      id: messageId,
      bodySealed: await world.vault.seal(JSON.stringify({ path: `/confirm/${code}`, code }), bodyPlace(clinicId, messageId)),
    },
  }
}

/**
 * Keeps the address a member says only they read, and writes to it once to have that confirmed. The same address
 * again stays as confirmed as it is. Only inside `atomically`.
 * @returns false where they asked for too many confirmations today; nothing is changed then
 */
export async function keepContact(inside: World, member: FamilyMember, contact: NewContact): Promise<boolean> {
  const { clinicId, id: memberId } = member
  const at = now(inside)
  const before = await findOwnContact(inside.db, member)
  if (before?.addressHmac === contact.addressHmac && before.confirmedAt !== null) {
    await updateResumed(inside.db, member)
    return true
  }
  const since = new Date(Date.parse(at) - DAY_MS).toISOString()
  if (await countConfirmations(inside.db, member, since) >= CONFIRMATIONS_MAX) return false
  await updateCancelled(inside.db, clinicId, memberId, at)
  const { message, ...row } = contact
  await replaceContact(inside.db, {
    clinicId, memberId, ...row, askedAt: at, confirmUntil: new Date(Date.parse(at) + CONFIRM_DAYS * DAY_MS).toISOString(),
  })
  await insertMessage(inside.db, {
    clinicId, id: message.id, kind: 'confirm', locale: await findLocale(inside.db, member), accountId: memberId,
    bodySealed: message.bodySealed, createdAt: at, dueAt: at, attempts: 0,
  })
  return true
}

/** Nothing is written to a member any more, and what waited is dropped. Only inside `atomically`. */
export async function dropContact(inside: World, { clinicId, id: memberId }: FamilyMember): Promise<void> {
  await deleteContact(inside.db, { clinicId, memberId })
  await updateCancelled(inside.db, clinicId, memberId, now(inside), MESSAGE_KINDS)
}
