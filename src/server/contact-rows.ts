import type { AstroGlobal } from 'astro'
import { dayIn } from '../domain/clinics/clinic.ts'
import { listContactStandings, type ContactStanding } from '../domain/clinics/contact-states.ts'
import { now } from '../domain/world.ts'
import { fullDay } from '../words/dates.ts'

/** The crisis contacts in words: what has to be filled in before the clinic opens, and everything else. */
export async function readContactRows(astro: AstroGlobal) {
  const { world, clinic, locale, words: { clinic: { contacts: words } } } = astro.locals
  const standings = await listContactStandings(world, clinic, locale, dayIn(clinic.timeZone, now(world)))
  const standingOf = ({ state, line: { checkedOn } }: ContactStanding) => state === 'empty' ? null
    : state === 'due' ? words.due : checkedOn ? words.checked(fullDay(locale, checkedOn)) : words.neverChecked
  const rowOf = (standing: ContactStanding) => ({
    token: standing.contact.id, label: standing.line.label,
    number: standing.line.number ?? standing.line.sms ?? words.empty,
    standing: standingOf(standing), isOpen: standing.state !== 'checked',
  })
  return {
    missing: standings.filter(({ state }) => state === 'missing').map(rowOf),
    others: standings.filter(({ state }) => state !== 'missing').map(rowOf),
  }
}
