import { findTimeZone } from '../clinics/queries.ts'
import { atomically, now, type World } from '../world.ts'
import { findContactAddress, findStaffAddress, findWaiting, isInvitationOpen, updateEnded, updateProblem, updateTried, type DueMessage } from './delivery-queries.ts'
import { afterQuiet, wallTime } from './hours.ts'
import { addressPlace, bodyPlace, canBeStopped, isLimited, type AddressKind, type MessageBody } from './message.ts'
import { refusalOf } from './queue-message.ts'
import { contactPlace, stopPlace } from './safe-contact.ts'
import { findStanding } from './standing-queries.ts'
import type { Delivery, OutgoingMessage, Transports, Writer } from './transport.ts'

/** Minutes from each try to the next: at 0, 1, 5, 15, 60 and 240. */
const WAIT_MINUTES = [1, 4, 10, 45, 180]
const MINUTE_MS = 60_000

/** What became of one try: nothing is left to do, or when the next one is due (ISO-8601 UTC). */
export type Tried = 'done' | { retryAt: string }

/**
 * Sends one message, if it still waits and there is a way to its address; without one it waits for staff. The try is
 * noted before it is made, so two processes never make it at once and one that dies is followed by the next try.
 * Whether the member may still be written to is asked again here.
 */
export async function deliverMessage(world: World, transports: Transports, write: Writer, place: { clinicId: string; id: string }): Promise<Tried> {
  const kinds = (['email', 'phone'] as const).filter((kind) => transports[kind])
  const claimed = kinds.length === 0 ? undefined : await atomically(world, (inside) => claim(inside, place, kinds))
  if (!claimed) return 'done'
  const { message, nextAt } = claimed
  if (!message) return { retryAt: nextAt }
  const ready = await prepare(world, message, write)
  const transport = ready && transports[ready.kind]
  if (!ready || !transport) {
    await atomically(world, (inside) => updateEnded(inside.db, message, { cancelledAt: now(inside) }))
    return 'done'
  }
  const delivery = await transport.deliver(ready.outgoing)
  return atomically(world, (inside) => note(inside, message, delivery, nextAt))
}

async function note(inside: World, message: DueMessage, delivery: Delivery, nextAt: string): Promise<Tried> {
  if (delivery.outcome === 'sent') {
    await updateEnded(inside.db, message, { sentAt: now(inside) })
    return 'done'
  }
  if (delivery.outcome === 'refused' || message.attempts >= WAIT_MINUTES.length) {
    await updateEnded(inside.db, message, { givenUpAt: now(inside), lastProblem: delivery.reason })
    return 'done'
  }
  await updateProblem(inside.db, message, delivery.reason)
  return { retryAt: nextAt }
}

/** The message with its next try noted; none where it is not due yet, as another process tries it; undefined where it waits no more. */
async function claim(
  inside: World, place: { clinicId: string; id: string }, kinds: readonly AddressKind[],
): Promise<{ message: DueMessage | undefined; nextAt: string } | undefined> {
  const at = now(inside)
  const message = await findWaiting(inside.db, place, kinds)
  if (!message) return undefined
  if (message.dueAt > at) return { message: undefined, nextAt: message.dueAt }
  const waitMinutes = WAIT_MINUTES[message.attempts] ?? WAIT_MINUTES.at(-1)!
  const next = new Date(Date.parse(at) + waitMinutes * MINUTE_MS).toISOString()
  const nextAt = waitsForMorning(message) ? afterQuiet(await findTimeZone(inside.db, message.clinicId), next) : next
  return await updateTried(inside.db, message, nextAt) ? { message, nextAt } : undefined
}

/** What somebody waits for at the screen, what warns them, and the list of the early morning, know no quiet hours. */
function waitsForMorning({ kind }: DueMessage): boolean {
  return kind !== 'confirm' && kind !== 'security' && kind !== 'staff-digest'
}

interface Ready { kind: AddressKind; outgoing: OutgoingMessage }

/** Undefined where it may not go any more. */
async function prepare(world: World, message: DueMessage, write: Writer): Promise<Ready | undefined> {
  const { clinicId, id, kind, bodySealed } = message
  const recipient = await recipientOf(world, message)
  if (!recipient) return undefined
  const body = bodySealed === null ? {} : JSON.parse(await world.vault.open(bodySealed, bodyPlace(clinicId, id))) as MessageBody
  return { kind: recipient.kind, outgoing: { id, to: recipient.to, ...write(message, body, canBeStopped(kind) ? recipient.stopCode : undefined) } }
}

interface Recipient { kind: AddressKind; to: string; stopCode?: string }

async function recipientOf(world: World, message: DueMessage): Promise<Recipient | undefined> {
  const { clinicId, id, kind, accountId, invitationId, addressSealed } = message
  const timeZone = await findTimeZone(world.db, clinicId)
  const on = (at: string) => wallTime(timeZone, at).on
  const today = on(now(world))
  if (addressSealed !== null) {
    const isOpen = invitationId !== null && await isInvitationOpen(world.db, clinicId, invitationId, today)
    return isOpen ? { kind: 'email', to: await world.vault.open(addressSealed, addressPlace(clinicId, id)) } : undefined
  }
  if (accountId === null) return undefined
  if (kind === 'staff-digest') {
    const to = await findStaffAddress(world.db, clinicId, accountId)
    return to === undefined ? undefined : { kind: 'email', to }
  }
  if (!isLimited(kind)) {
    const contact = await findContactAddress(world.db, clinicId, accountId)
    return contact && {
      kind: contact.kind === 'phone' ? 'phone' : 'email',
      to: await world.vault.open(contact.addressSealed, contactPlace(clinicId, accountId)),
    }
  }
  // "Tomorrow" is true on one day alone.
  if (kind === 'workshop' && on(message.createdAt) !== today) return undefined
  const standing = await findStanding(world.db, clinicId, accountId, today)
  if (!standing || refusalOf(standing, kind)) return undefined
  return {
    kind: standing.kind, to: await world.vault.open(standing.addressSealed, contactPlace(clinicId, accountId)),
    stopCode: await world.vault.open(standing.stopSealed, stopPlace(clinicId, accountId)),
  }
}
