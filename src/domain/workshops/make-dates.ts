import { newCode } from '../accounts/codes.ts'
import { addDays } from '../clinics/days.ts'
import { dayIn } from '../clinics/clinic.ts'
import { now, type World } from '../world.ts'
import { insertWorkshop } from './queries.ts'
import { daysOfSeries, WEEKS_AHEAD } from './series-days.ts'
import { countDatesBefore, findLastDay, listSkips, listTopics, type SeriesRow, type Topic } from './series-queries.ts'
import { utcOf } from './wall-time.ts'

/** Short enough to be read from across a room and typed at once; wrong tries are counted. */
const CHECK_IN_CODE_LENGTH = 6

/** The last day that dates are made for now. */
export function horizonOf(world: World, timeZone: string): string {
  return addDays(dayIn(timeZone, now(world)), WEEKS_AHEAD * 7)
}

/** The topic of the so-manieth date of a series, from 0: in turn, and again from the first. */
export function topicAt(topics: readonly Topic[], at: number): { moduleKey: string | null; makeUpKey: string | null } {
  const topic = topics[at % topics.length]
  return { moduleKey: topic?.moduleKey ?? null, makeUpKey: topic ? topic.makeUpKey ?? topic.moduleKey : null }
}

/** Writes one date of a series, as the series stands now. @param at how many dates came before it */
export async function makeDate(inside: World, series: SeriesRow, on: string, topic: ReturnType<typeof topicAt>): Promise<boolean> {
  const { clinicId, id: seriesId, minutes, place, link, timeZone, startsAtTime } = series
  return insertWorkshop(inside.db, {
    clinicId, id: inside.newId(), seriesId, dayOfSeries: on, startsAt: utcOf(timeZone, on, startsAtTime), minutes, place, link, ...topic,
    checkInCode: newCode(CHECK_IN_CODE_LENGTH),
    revision: 0, changedAt: now(inside), cancelledAt: null, createdAt: now(inside),
  })
}

/** Writes the dates that a series is still missing up to 26 weeks ahead, inside a verb's transaction. @returns how many */
export async function makeDates(inside: World, series: SeriesRow): Promise<number> {
  const { clinicId, id } = series
  const last = await findLastDay(inside.db, clinicId, id)
  const topics = await listTopics(inside.db, clinicId, id)
  const today = dayIn(series.timeZone, now(inside))
  // After a long stop of the server nothing is made up for days that are gone.
  const from = last === null ? series.fromOn : [addDays(last, 1), today].toSorted().at(-1) ?? today
  const days = daysOfSeries(series, await listSkips(inside.db, clinicId, id), from, horizonOf(inside, series.timeZone))
  const before = days[0] === undefined ? 0 : await countDatesBefore(inside.db, clinicId, id, days[0])
  let made = 0
  for (const [at, on] of days.entries()) if (await makeDate(inside, series, on, topicAt(topics, before + at))) made += 1
  return made
}
