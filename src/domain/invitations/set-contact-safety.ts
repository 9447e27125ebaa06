import * as z from 'zod'
import type { FamilyMember } from '../actor.ts'
import { record } from '../audit.ts'
import { formKey, oneOf, tick } from '../fields.ts'
import { findReminder, putReminder } from '../messages/contact-queries.ts'
import { dropContact, keepContact, newContact } from '../messages/keep-contact.ts'
import { addressTyped, reachableAddress } from '../messages/safe-contact.ts'
import { FIRST_TIME, type ReminderRefusal } from '../messages/set-reminders.ts'
import { withReceipt } from '../receipts.ts'
import { done, refused, type Result } from '../result.ts'
import { atomically, now, type World } from '../world.ts'
import { updateWriteSafe } from './member-queries.ts'

/** Nothing chosen means no. */
export const SetContactSafety = z.object({ formKey, safe: oneOf(['no', 'yes']).optional(), address: addressTyped, remind: tick })
export type SetContactSafety = z.infer<typeof SetContactSafety>

/** Keeps whether and where it is safe to write to a member, and that they saw the page which asks. Yes sends one confirmation. */
export async function setContactSafety(
  world: World, member: FamilyMember, input: SetContactSafety,
): Promise<Result<null, ReminderRefusal>> {
  const address = input.safe === 'yes' ? reachableAddress(world, input.address) : undefined
  if (input.safe === 'yes' && !address) return refused('wrong-address')
  const contact = address && await newContact(world, member, address)
  return atomically(world, (inside) => withReceipt(inside, member, input, async () => {
    const at = now(inside)
    if (contact && !await keepContact(inside, member, contact)) return refused('too-often')
    if (!contact) await dropContact(inside, member)
    await updateWriteSafe(inside.db, member, contact ? at : null, at)
    const { weekday, hour } = await findReminder(inside.db, member) ?? FIRST_TIME
    await putReminder(inside.db, {
      clinicId: member.clinicId, memberId: member.id, weekday, hour, changedAt: at,
      nextPartAt: contact && input.remind ? at : null, workshopsAt: null,
    })
    await record(inside, member, 'contact.changed', { kind: 'member', id: member.id })
    return done(null)
  }))
}
