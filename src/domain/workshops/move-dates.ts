import { addDays } from '../clinics/days.ts'
import { now, type World } from '../world.ts'
import { makeDate, topicAt } from './make-dates.ts'
import { findWorkshop, listAttended, listDatesOf, updateWorkshop, type WorkshopRow } from './queries.ts'
import { daysOfSeries, weekOf } from './series-days.ts'
import { countDatesBefore, findLastDay, listSkips, listTopics, type SeriesRow } from './series-queries.ts'
import { utcOf } from './wall-time.ts'

type Change = Parameters<typeof updateWorkshop>[4]

/**
 * Brings the dates of a series from a day on to what the series says now, inside a verb's transaction: the date of a
 * week stays the same calendar event on its new day; one that has no day any more is cancelled; a cancelled one stays so.
 * @param from a day of the series' calendar
 * @returns what changed, as it stands now, earliest first
 */
export async function moveDates(inside: World, series: SeriesRow, from: string): Promise<WorkshopRow[]> {
  const { clinicId, id: seriesId } = series
  const dates = await listMovable(inside, series, from)
  const last = await findLastDay(inside.db, clinicId, seriesId) ?? from
  const lastOfWeek = addDays(weekOf(last), 6)
  const skipped = await listSkips(inside.db, clinicId, seriesId)
  const days = daysOfSeries(series, skipped, from, lastOfWeek)
  const topics = await listTopics(inside.db, clinicId, seriesId)
  const before = await countDatesBefore(inside.db, clinicId, seriesId, from)
  const changed: string[] = []
  const used = new Set<WorkshopRow>()
  for (const [at, on] of days.entries()) {
    const topic = topicAt(topics, before + at)
    const date = dates.find((one) => !used.has(one) && one.dayOfSeries === on)
      ?? dates.find((one) => !used.has(one) && weekOf(one.dayOfSeries ?? '') === weekOf(on))
    if (!date) {
      await makeDate(inside, series, on, topic)
      continue
    }
    used.add(date)
    const { startsAtTime, timeZone, minutes, place, link } = series
    const wanted = { dayOfSeries: on, startsAt: utcOf(timeZone, on, startsAtTime), minutes, place, link, ...topic }
    if (date.cancelledAt === null && await change(inside, date, wanted)) changed.push(date.id)
  }
  for (const date of dates.filter((one) => !used.has(one) && one.cancelledAt === null)) {
    if (await change(inside, date, { cancelledAt: now(inside) })) changed.push(date.id)
  }
  const rows = await Promise.all(changed.map((id) => findWorkshop(inside.db, clinicId, id)))
  return rows.filter((row) => row !== undefined).sort((one, other) => one.startsAt.localeCompare(other.startsAt))
}

/** Dates of the series from a day on that are still to come and that nobody's attendance is noted for. */
async function listMovable(inside: World, { clinicId, id }: SeriesRow, from: string): Promise<WorkshopRow[]> {
  const coming = (await listDatesOf(inside.db, clinicId, id, now(inside))).filter(({ dayOfSeries }) => (dayOfSeries ?? '') >= from)
  const attended = await listAttended(inside.db, clinicId, coming.map((date) => date.id))
  return coming.filter((date) => !attended.has(date.id))
}

/** @returns false when it stands so already: an event that did not change gets no new revision */
async function change(inside: World, date: WorkshopRow, wanted: Change): Promise<boolean> {
  const isSame = Object.entries(wanted).every(([name, value]) => date[name as keyof WorkshopRow] === value)
  if (!isSame) await updateWorkshop(inside.db, date.clinicId, date.id, now(inside), wanted)
  return !isSame
}
