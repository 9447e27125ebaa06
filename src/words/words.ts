import type { Locale } from '../domain/clinics/clinic.ts'
import { en } from './en.ts'
import { es } from './es.ts'
import type { Same } from './same.ts'

/** What both dictionaries hold. */
export type Words = Same<typeof en>

/** The dictionary of a language. */
export function wordsOf(locale: Locale): Words {
  return locale === 'es' ? es : en
}
