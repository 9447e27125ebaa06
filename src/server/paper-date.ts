import { dayIn, type Locale } from '../domain/clinics/clinic.ts'
import { now } from '../domain/world.ts'
import { fullDay } from '../words/dates.ts'

/** The day at the head of a printed sheet, in words: today in the clinic's calendar. */
export function paperDate({ world, clinic }: Pick<App.Locals, 'world' | 'clinic'>, lang: Locale): string {
  return fullDay(lang, dayIn(clinic.timeZone, now(world)))
}
