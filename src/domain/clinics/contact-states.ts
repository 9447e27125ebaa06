import type { Contact, Locale } from '../catalog/shape.ts'
import { listStaff } from '../staff/queries.ts'
import type { World } from '../world.ts'
import type { Clinic } from './clinic.ts'
import { listContactProposals, listContactRecords, type ContactProposal, type ContactRecord } from './contact-queries.ts'
import { CLINIC_MAIN, helpLinesOf, isDefaultValue, missingContacts, type HelpLine } from './contacts.ts'
import { addDays } from './days.ts'

/**
 * How a line of help stands for an administrator: `missing` has to be filled in before the clinic opens, `empty` may
 * stay so, `unchecked` nobody called yet, `due` was called too long ago.
 */
export type ContactState = 'missing' | 'empty' | 'unchecked' | 'due' | 'checked'

export interface ContactStanding {
  contact: Contact
  line: HelpLine
  state: ContactState
  /** The day to check it again; null before it was checked at all. */
  dueOn: string | null
  record: ContactRecord | undefined
  /** A change that waits for a second person, with its writer's name. */
  proposal: ContactProposal & { by: string } | undefined
  /** The clinic's own words are in force and no second person looked at them: who wrote them. */
  unconfirmed: string | undefined
}

/** Every line of help in the catalog's order. @param today a day of the clinic's calendar */
export async function listContactStandings(
  world: World, clinic: Pick<Clinic, 'id' | 'phone'>, locale: Locale, today: string,
): Promise<ContactStanding[]> {
  const records = new Map((await listContactRecords(world.db, clinic.id)).map((row) => [row.token, row]))
  const proposals = new Map((await listContactProposals(world.db, clinic.id)).map((row) => [row.token, row]))
  const names = new Map((await listStaff(world.db, clinic.id)).map(({ id, displayName }) => [id, displayName]))
  const missing = new Set(missingContacts(world.catalog, records.values()))
  const lines = await helpLinesOf(world, clinic, locale)
  return world.catalog.contacts.flatMap((contact) => {
    const line = lines.get(contact.id)
    if (!line) return []
    const [record, waiting] = [records.get(contact.id), proposals.get(contact.id)]
    const dueOn = line.checkedOn && addDays(line.checkedOn, contact.verifyEveryDays)
    return [{
      contact, line, dueOn, record,
      state: missing.has(contact) ? 'missing' as const : stateOf(line, dueOn, today),
      proposal: waiting && { ...waiting, by: names.get(waiting.proposedBy) ?? '' },
      unconfirmed: record && isUnconfirmed(contact, record) ? names.get(record.changedBy ?? '') ?? '' : undefined,
    }]
  })
}

function isUnconfirmed(contact: Contact, { value, note, confirmedBy }: ContactRecord): boolean {
  if (confirmedBy !== null || contact.id === CLINIC_MAIN && value === '') return false
  return !isDefaultValue(contact, value) || note !== ''
}

function stateOf(line: HelpLine, dueOn: string | null, today: string): ContactState {
  if (line.number === null && line.sms === null) return 'empty'
  if (dueOn === null) return 'unchecked'
  return dueOn < today ? 'due' : 'checked'
}
