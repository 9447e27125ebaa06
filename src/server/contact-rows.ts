import type { AstroGlobal } from 'astro'
import type { Contact } from '../domain/catalog/shape.ts'
import { listContactStandings, type ContactStanding } from '../domain/clinics/contact-states.ts'
import { todayOf } from '../domain/clinics/today.ts'
import { fullDay } from '../words/dates.ts'

/** Every line of help as it stands today. */
export async function readStandings({ locals: { world, clinic, locale } }: AstroGlobal): Promise<ContactStanding[]> {
  return listContactStandings(world, clinic, locale, await todayOf(world, clinic.id))
}

/** The crisis contacts in words: what has to be filled in before the clinic opens, what waits or is due, and everything else. */
export async function readContactRows(astro: AstroGlobal) {
  const { locale, words: { clinic: { contacts: words } } } = astro.locals
  const standings = await readStandings(astro)
  const tagOf = ({ state, line: { checkedOn }, proposal, unconfirmed }: ContactStanding): string | null => {
    if (proposal) return words.waitsFor(proposal.by)
    if (unconfirmed !== undefined) return words.unconfirmed
    if (state === 'empty' || state === 'missing') return null
    return state === 'due' ? words.due : checkedOn ? words.checked(fullDay(locale, checkedOn)) : words.neverChecked
  }
  const rowsOf = (kind: ReturnType<typeof groupOf>) => standings.filter((standing) => groupOf(standing) === kind).map((standing) => ({
    token: standing.contact.id, label: standing.line.label,
    number: standing.line.number ?? standing.line.sms ?? words.empty,
    standing: tagOf(standing), isOpen: kind !== 'other',
  }))
  return { missing: rowsOf('missing'), waiting: rowsOf('waiting'), toCheck: rowsOf('to-check'), others: rowsOf('other') }
}

function groupOf({ state, proposal, unconfirmed }: ContactStanding): 'missing' | 'waiting' | 'to-check' | 'other' {
  if (proposal || unconfirmed !== undefined) return 'waiting'
  if (state === 'missing') return 'missing'
  return state === 'due' || state === 'unchecked' ? 'to-check' : 'other'
}

/** Where a line comes from, when and in which languages it answers: as the clinic wrote it, else as the country's list has it. */
export function reachOf({ locals: { words: { frame } } }: AstroGlobal, { sourceUrl, hours, languages }: Contact, told: Partial<ContactReach> | undefined): ContactReach {
  return {
    source: told?.source || (sourceUrl ?? ''), hours: told?.hours || (hours ?? ''),
    languages: told?.languages || (languages ?? []).map((one) => frame.languages[one]).join(', '),
  }
}

interface ContactReach { source: string; hours: string; languages: string }

/** One line in short facts, as the page of the line and the second person see it. */
export function contactFacts(astro: AstroGlobal, standing: ContactStanding): { label: string; value: string }[] {
  const { locale, words: { clinic: { contacts: { facts, empty } } } } = astro.locals
  const { contact, line, record, proposal, dueOn } = standing
  const told = proposal ?? record
  const { source, hours, languages } = reachOf(astro, contact, told)
  const becomes = proposal && (proposal.value || (contact.voice ? facts.toDefault : facts.gone))
  return [
    { label: facts.inForce, value: line.number ?? line.sms ?? empty },
    ...(becomes ? [{ label: facts.proposed, value: becomes }] : []),
    ...(proposal?.note ? [{ label: facts.note, value: proposal.note }] : []),
    { label: facts.source, value: source || facts.empty },
    { label: facts.hours, value: hours || facts.empty },
    { label: facts.languages, value: languages || facts.empty },
    { label: facts.checked, value: line.checkedOn ? fullDay(locale, line.checkedOn) : facts.empty },
    { label: facts.due, value: dueOn ? fullDay(locale, dueOn) : facts.empty },
    ...(proposal ? [{ label: facts.by, value: proposal.by }] : []),
  ]
}
