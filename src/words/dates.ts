import type { Locale } from '../domain/clinics/clinic.ts'

const LANGUAGE_TAG = { en: 'en-US', es: 'es-US' } as const

/** A calendar day in words without its year: "Friday, December 4" or «viernes, 4 de diciembre». @param on `YYYY-MM-DD` */
export function weekdayAndDay(locale: Locale, on: string): string {
  return format(locale, on, { weekday: 'long', month: 'long', day: 'numeric' })
}

/** "November 20" or «20 de noviembre». @param on `YYYY-MM-DD` */
export function monthAndDay(locale: Locale, on: string): string {
  return format(locale, on, { month: 'long', day: 'numeric' })
}

/** "November 20, 2026" or «20 de noviembre de 2026». @param on `YYYY-MM-DD` */
export function fullDay(locale: Locale, on: string): string {
  return format(locale, on, { year: 'numeric', month: 'long', day: 'numeric' })
}

function format(locale: Locale, on: string, parts: Intl.DateTimeFormatOptions): string {
  return new Intl.DateTimeFormat(LANGUAGE_TAG[locale], { ...parts, timeZone: 'UTC' }).format(new Date(`${on}T00:00:00Z`))
}
