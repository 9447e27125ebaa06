import type { FamilyMember } from '../actor.ts'
import type { World } from '../world.ts'
import { findOwnContact, findReminder } from './contact-queries.ts'
import { contactPlace } from './safe-contact.ts'
import { FIRST_TIME } from './set-reminders.ts'

/** `waiting` for its confirmation · `confirmed` · `stopped` by the stop link: no reminders go there. */
export type ContactState = 'none' | 'waiting' | 'confirmed' | 'stopped'

/** What a member told about being written to. `weekday` counts from 1, Monday; `hour` is clinic time. */
export interface Reminders {
  state: ContactState
  address: string
  wantsNextPart: boolean
  wantsWorkshops: boolean
  weekday: number
  hour: number
}

export async function readReminders(world: World, member: FamilyMember): Promise<Reminders> {
  const contact = await findOwnContact(world.db, member)
  const reminder = await findReminder(world.db, member)
  const { weekday, hour } = reminder ?? FIRST_TIME
  return {
    state: stateOf(contact), weekday, hour,
    address: contact ? await world.vault.open(contact.addressSealed, contactPlace(member.clinicId, member.id)) : '',
    wantsNextPart: reminder?.nextPartAt != null, wantsWorkshops: reminder?.workshopsAt != null,
  }
}

function stateOf(contact: { confirmedAt: string | null; stoppedAt: string | null } | undefined): ContactState {
  if (!contact) return 'none'
  if (contact.confirmedAt === null) return 'waiting'
  return contact.stoppedAt === null ? 'confirmed' : 'stopped'
}
