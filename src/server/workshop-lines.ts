import type { TopicLine, WorkshopLine } from '../components/workshops/line.ts'
import type { Module } from '../domain/catalog/shape.ts'
import { pick } from '../domain/catalog/shape.ts'
import { dayIn } from '../domain/clinics/clinic.ts'
import { now } from '../domain/world.ts'
import { endOf } from '../domain/workshops/own-workshops.ts'
import type { OwnWorkshop } from '../domain/workshops/queries.ts'
import type { SeriesRow } from '../domain/workshops/series-queries.ts'
import { clockTime, weekday, weekdayAndDay, zoneName } from '../words/dates.ts'

type Locals = Pick<App.Locals, 'world' | 'locale' | 'words'>

/** "Tuesday, December 1, 6:00 pm (Eastern Time)". */
export function whenOf({ locale, words }: Pick<Locals, 'locale' | 'words'>, { startsAt, timeZone }: Pick<OwnWorkshop, 'startsAt' | 'timeZone'>): string {
  return words.workshops.when(capital(weekdayAndDay(locale, dayIn(timeZone, startsAt))), clockTime(timeZone, startsAt), zoneName(locale, timeZone))
}

/** A module as a topic; undefined when the content no longer has it. */
export function topicOf({ world, locale, words }: Locals, moduleKey: string | null): TopicLine | undefined {
  const module = world.catalog.module(moduleKey ?? '')
  if (!module) return undefined
  const { text, lang } = pick(module.title, locale)
  const [course, order] = [courseNumber(world, module), module.order]
  return { number: words.workshops.module(course, order), title: text, lang, href: `/learn/${course}/${order}` }
}

function courseNumber(world: App.Locals['world'], { courseKey }: Module): number {
  return world.catalog.course(courseKey)?.order ?? 0
}

export function workshopLine(locals: Locals, workshop: OwnWorkshop): WorkshopLine {
  const { id, minutes, place, link, moduleKey, cancelledAt, revision } = workshop
  return {
    id, minutes, place, link, when: whenOf(locals, workshop), topic: topicOf(locals, moduleKey),
    isCancelled: cancelledAt !== null, isChanged: cancelledAt === null && revision > 0 && endOf(workshop) > now(locals.world),
  }
}

/** "Tuesday, 6:00 pm (Eastern Time)": when a series meets, on its wall clock. */
export function seriesRhythm({ locale, words }: Pick<Locals, 'locale' | 'words'>, series: Pick<SeriesRow, 'weekday' | 'startsAtTime' | 'timeZone'>): string {
  const time = clockTime('UTC', `2026-01-01T${series.startsAtTime}:00.000Z`)
  return words.staffWorkshops.weekly(capital(weekday(locale, series.weekday)), time, zoneName(locale, series.timeZone))
}

function capital(text: string): string {
  return text.charAt(0).toLocaleUpperCase() + text.slice(1)
}
