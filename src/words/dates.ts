import type { Locale } from '../domain/clinics/clinic.ts'

const LANGUAGE_TAG = { en: 'en-US', es: 'es-US' } as const

/** Made once for each language: making one costs more than drawing a page's rows. */
const formatsOf = (parts: Intl.DateTimeFormatOptions): Record<Locale, Intl.DateTimeFormat> => ({
  en: new Intl.DateTimeFormat(LANGUAGE_TAG.en, { ...parts, timeZone: 'UTC' }),
  es: new Intl.DateTimeFormat(LANGUAGE_TAG.es, { ...parts, timeZone: 'UTC' }),
})
const WEEKDAY_AND_DAY = formatsOf({ weekday: 'long', month: 'long', day: 'numeric' })
const WEEKDAY = formatsOf({ weekday: 'long' })
const MONTH_AND_DAY = formatsOf({ month: 'long', day: 'numeric' })
const MONTH_AND_YEAR = formatsOf({ year: 'numeric', month: 'long' })
const FULL_DAY = formatsOf({ year: 'numeric', month: 'long', day: 'numeric' })
const SHORT_DAY = formatsOf({ year: 'numeric', month: 'short', day: 'numeric' })

/** A calendar day in words without its year: "Friday, December 4" or «viernes, 4 de diciembre». @param on `YYYY-MM-DD` */
export function weekdayAndDay(locale: Locale, on: string): string {
  return WEEKDAY_AND_DAY[locale].format(midnight(on))
}

/** "Monday" or «lunes». @param number from 1, Monday, to 7 */
export function weekday(locale: Locale, number: number): string {
  return WEEKDAY[locale].format(midnight(`2024-01-0${number}`))
}

/** "November 20" or «20 de noviembre». @param on `YYYY-MM-DD` */
export function monthAndDay(locale: Locale, on: string): string {
  return MONTH_AND_DAY[locale].format(midnight(on))
}

/** "November 20, 2026" or «20 de noviembre de 2026». @param on `YYYY-MM-DD` */
export function fullDay(locale: Locale, on: string): string {
  return FULL_DAY[locale].format(midnight(on))
}

/** "Nov 20, 2026" or «20 nov 2026», for tables with many columns. @param on `YYYY-MM-DD` */
export function shortDay(locale: Locale, on: string): string {
  return SHORT_DAY[locale].format(midnight(on))
}

const clocks = new Map<string, Intl.DateTimeFormat>()

/** "7:42 pm", the same in both languages. @param at ISO-8601 UTC text */
export function clockTime(timeZone: string, at: string): string {
  let clock = clocks.get(timeZone)
  if (!clock) {
    clock = new Intl.DateTimeFormat('en-US', { timeZone, hour: 'numeric', minute: '2-digit' })
    clocks.set(timeZone, clock)
  }
  return clock.format(new Date(at)).replaceAll('\u202f', ' ').toLowerCase()
}

/** "November 2026" or «noviembre de 2026». @param month `YYYY-MM` */
export function monthAndYear(locale: Locale, month: string): string {
  return MONTH_AND_YEAR[locale].format(midnight(`${month}-01`))
}

function midnight(on: string): Date {
  return new Date(`${on}T00:00:00Z`)
}

const zones = new Map<string, string>()

/** "Eastern Time" or «hora del Este»: how people there call the time of a zone, the same in summer and winter. */
export function zoneName(locale: Locale, timeZone: string): string {
  const key = `${locale} ${timeZone}`
  const known = zones.get(key)
  if (known !== undefined) return known
  const parts = new Intl.DateTimeFormat(LANGUAGE_TAG[locale], { timeZone, timeZoneName: 'longGeneric' }).formatToParts(0)
  // What the radio and the offices of the United States say in Spanish; the standard names it after the Orient.
  const name = (parts.find(({ type }) => type === 'timeZoneName')?.value ?? timeZone).replace('hora oriental', 'hora del Este')
  zones.set(key, name)
  return name
}
