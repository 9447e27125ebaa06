import * as z from 'zod'
import type { FamilyMember } from '../actor.ts'
import { record } from '../audit.ts'
import { formKey, oneOf } from '../fields.ts'
import { updateWriteSafe } from '../invitations/member-queries.ts'
import { withReceipt } from '../receipts.ts'
import { done, refused, type Result } from '../result.ts'
import { atomically, now, type World } from '../world.ts'
import { findReminder, putReminder } from './contact-queries.ts'
import { dropContact, keepContact, newContact } from './keep-contact.ts'
import { addressTyped, reachableAddress } from './safe-contact.ts'

/** Full hours outside the quiet ones. */
export const HOURS = ['8', '9', '10', '11', '12', '13', '14', '15', '16', '17', '18', '19', '20'] as const
/** Counted from 1, Monday. */
export const WEEKDAYS = ['1', '2', '3', '4', '5', '6', '7'] as const
/** When nothing was chosen: Monday at ten. */
export const FIRST_TIME = { weekday: 1, hour: 10 }

/** `address` counts with `safe` alone. `weekday` and `hour` are those of the clinic. */
export const SetReminders = z.object({
  formKey, safe: oneOf(['no', 'yes']), address: addressTyped, nextPart: oneOf(['no', 'yes']), workshops: oneOf(['no', 'yes']),
  weekday: oneOf(WEEKDAYS), hour: oneOf(HOURS),
})
export type SetReminders = z.infer<typeof SetReminders>
export type ReminderRefusal = 'wrong-address' | 'too-often' | 'changed-meanwhile'

/**
 * Keeps where a member may be written to and what they ask to be told. A new address gets one confirmation and nothing
 * else until it is answered. No stops everything.
 */
export async function setReminders(world: World, member: FamilyMember, input: SetReminders): Promise<Result<null, ReminderRefusal>> {
  const address = input.safe === 'yes' ? reachableAddress(world, input.address) : undefined
  if (input.safe === 'yes' && !address) return refused('wrong-address')
  const contact = address && await newContact(world, member, address)
  return atomically(world, (inside) => withReceipt(inside, member, input, async () => {
    const at = now(inside)
    if (contact && !await keepContact(inside, member, contact)) return refused('too-often')
    if (!contact) await dropContact(inside, member)
    await updateWriteSafe(inside.db, member, contact ? at : null, at)
    const before = await findReminder(inside.db, member)
    const since = (choice: 'no' | 'yes', earlier: string | null | undefined) => (contact && choice === 'yes' ? earlier ?? at : null)
    await putReminder(inside.db, {
      clinicId: member.clinicId, memberId: member.id, changedAt: at, weekday: Number(input.weekday), hour: Number(input.hour),
      nextPartAt: since(input.nextPart, before?.nextPartAt), workshopsAt: since(input.workshops, before?.workshopsAt),
    })
    await record(inside, member, 'contact.changed', { kind: 'member', id: member.id })
    return done(null)
  }))
}
