import type { AstroGlobal } from 'astro'
import { dayIn } from '../domain/clinics/clinic.ts'
import type { Relation } from '../domain/consents/elements.ts'
import type { DisclosuresView } from '../domain/disclosures/view-disclosures.ts'
import { fullDay } from '../words/dates.ts'

/** What was told to whom, in words. */
export function disclosureRows({ locals: { clinic: { timeZone }, locale, words: { disclosures: words, consent } } }: AstroGlobal, { rows }: DisclosuresView) {
  return rows.map(({ at, family, what, who, relation, signedOn, noticeVersion, by }) => ({
    day: fullDay(locale, dayIn(timeZone, at)),
    family: family ?? words.joinedByCode,
    what: words.what[what] ?? what,
    who: `${who} (${consent.relations[relation as Relation] ?? relation})`,
    consent: words.signed(fullDay(locale, signedOn)),
    notice: words.noticeVersion(noticeVersion),
    by,
  }))
}
