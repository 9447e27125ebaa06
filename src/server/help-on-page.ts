import type { AstroGlobal } from 'astro'
import { dayIn, type Locale } from '../domain/clinics/clinic.ts'
import { helpLinesOf } from '../domain/clinics/contacts.ts'
import { now } from '../domain/world.ts'
import { fullDay } from '../words/dates.ts'
import { wordsOf } from '../words/words.ts'

/** The language of the help-now page stands in its address, so that a paper or a bookmark keeps it. */
export const HELP_PLACES: Record<Locale, string> = { en: '/help-now', es: '/help-now/es' }

/** What the help-now page draws, and the frame around it in the same language. */
export async function readHelpPage({ locals }: AstroGlobal, lang: Locale) {
  const { world, clinic } = locals
  const words = wordsOf(lang)
  locals.locale = lang
  locals.words = words
  const lines = await helpLinesOf(world, clinic, lang)
  const contacts = new Map([...lines].map(([token, line]) =>
    [token, { ...line, checked: line.checkedOn ? words.help.checked(fullDay(lang, line.checkedOn)) : undefined }]))
  const other: Locale = lang === 'en' ? 'es' : 'en'
  return {
    contacts, words,
    dated: words.help.dated(fullDay(lang, dayIn(clinic.timeZone, now(world)))),
    someUnchecked: [...lines.values()].some(({ number, checkedOn }) => number !== null && checkedOn === null),
    other: { href: HELP_PLACES[other], lang: other },
  }
}
