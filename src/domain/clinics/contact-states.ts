import type { Contact, Locale } from '../catalog/shape.ts'
import type { World } from '../world.ts'
import type { Clinic } from './clinic.ts'
import { helpLinesOf, missingContacts, type HelpLine } from './contacts.ts'
import { addDays } from './days.ts'
import { listOwnContacts } from './queries.ts'

/**
 * How a line of help stands for an administrator: `missing` has to be filled in before the clinic opens, `empty` may
 * stay so, `unchecked` nobody called yet, `due` was called too long ago.
 */
export type ContactState = 'missing' | 'empty' | 'unchecked' | 'due' | 'checked'

export interface ContactStanding { contact: Contact; line: HelpLine; state: ContactState }

/** Every line of help in the catalog's order. @param today a day of the clinic's calendar */
export async function listContactStandings(
  world: World, clinic: Pick<Clinic, 'id' | 'phone'>, locale: Locale, today: string,
): Promise<ContactStanding[]> {
  const missing = new Set(missingContacts(world.catalog, await listOwnContacts(world.db, clinic.id)))
  const lines = await helpLinesOf(world, clinic, locale)
  return world.catalog.contacts.flatMap((contact) => {
    const line = lines.get(contact.id)
    return line ? [{ contact, line, state: missing.has(contact) ? 'missing' : stateOf(contact, line, today) }] : []
  })
}

function stateOf(contact: Contact, line: HelpLine, today: string): ContactState {
  if (line.number === null && line.sms === null) return 'empty'
  if (line.checkedOn === null) return 'unchecked'
  return addDays(line.checkedOn, contact.verifyEveryDays) < today ? 'due' : 'checked'
}
