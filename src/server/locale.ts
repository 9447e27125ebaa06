import type { Clinic, Locale } from '../domain/clinics/clinic.ts'

export const LANGUAGE_COOKIE = 'language'
export const THEME_COOKIE = 'theme'

/** The language of a page: the person's own choice, then the browser's, then the clinic's first. */
export function chooseLocale(clinic: Clinic, choices: { account?: string | undefined; cookie?: string | undefined; browser: string | null }): Locale {
  const wanted = [choices.account, choices.cookie, ...browserLanguages(choices.browser)]
  const match = wanted.find((language): language is Locale => clinic.languages.includes(language as Locale))
  return match ?? clinic.languages[0] ?? 'en'
}

/** Language tags of an Accept-Language header without regions, in its order. */
function browserLanguages(header: string | null): string[] {
  return (header ?? '').split(',').map((part) => part.split(';')[0]?.split('-')[0]?.trim().toLowerCase() ?? '')
}
