import type { Locale } from '../catalog/text.ts'

export type { Locale }

/** What every page may know of its clinic. */
export interface Clinic {
  id: string
  name: string
  /** At most 14 characters: stands in the bar and in page titles. */
  discreetName: string
  origin: string
  phone: string
  timeZone: string
  languages: Locale[]
  leaveTarget: string
  /** Signed-out reading of ordinary modules is allowed. */
  libraryIsOpen: boolean
  /** Anyone may check the code on a certificate. */
  certificateCheckIsOn: boolean
  isSetUp: boolean
}

export const DISCREET_NAME_MAX = 14

/** One for each time zone of a clinic: making one costs more than drawing a page's rows. */
const formats = new Map<string, Intl.DateTimeFormat>()

/**
 * The calendar day (`YYYY-MM-DD`) of a moment in the clinic's time zone.
 * @param at ISO-8601 UTC text
 */
export function dayIn(timeZone: string, at: string): string {
  let format = formats.get(timeZone)
  if (!format) {
    format = new Intl.DateTimeFormat('en-CA', { timeZone, year: 'numeric', month: '2-digit', day: '2-digit' })
    formats.set(timeZone, format)
  }
  return format.format(new Date(at))
}
