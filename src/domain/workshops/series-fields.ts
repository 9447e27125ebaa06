import * as z from 'zod'
import type { Catalog } from '../catalog/shape.ts'
import { id, LINE_MAX, oneOf, optionalDay } from '../fields.ts'
import type { Problem } from '../problems.ts'
import type { SeriesRow, Topic } from './series-queries.ts'

const MINUTES_MIN = 10
const MINUTES_MAX = 480
const LINK_MAX = 500
/** Rows of topics in one form. */
export const TOPIC_ROWS_MAX = 26
const FAMILIES_MAX = 500

const key = z.string().max(64, 'not-understood')

/** Nothing, or an address of a video meeting: https alone, without a name or password in it. */
const link = z.string().trim().max(LINK_MAX, 'too-long').optional().transform((text) => text ?? '').refine(isSafeLink, 'wrong-link' satisfies Problem)

/** Where and for how long one date is. `startsAtTime` is wall time, `HH:MM`. */
export const whereAndWhen = {
  startsAtTime: z.string('wrong-time' satisfies Problem).regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'wrong-time' satisfies Problem),
  minutes: z.coerce.number('wrong-minutes' satisfies Problem).int('wrong-minutes').min(MINUTES_MIN, 'wrong-minutes').max(MINUTES_MAX, 'wrong-minutes'),
  place: z.string().trim().max(LINE_MAX, 'too-long').optional().transform((text) => text ?? ''),
  link,
}

/**
 * What every form about a series carries. `topics` and `makeUps` are rows side by side; an empty topic is no row, an
 * empty make-up is the topic itself. `familyIds` are families of the clinician's own team.
 */
export const seriesFields = {
  ...whereAndWhen,
  weekday: oneOf(['1', '2', '3', '4', '5', '6', '7']),
  untilOn: optionalDay,
  invited: oneOf(['all', 'chosen']),
  familyIds: z.array(id).max(FAMILIES_MAX),
  topics: z.array(key).max(TOPIC_ROWS_MAX), makeUps: z.array(key).max(TOPIC_ROWS_MAX),
}

/** Whether "Tell people?" was answered with yes. */
export const tell = oneOf(['yes', 'no'])

export type SeriesFields = z.infer<z.ZodObject<typeof seriesFields>>

function isSafeLink(text: string): boolean {
  if (text === '') return true
  const url = URL.parse(text)
  return url !== null && url.protocol === 'https:' && url.username === '' && url.password === ''
}

/** The columns of a series that a form decides. */
export function columnsOf({ startsAtTime, minutes, place, link: address, weekday, untilOn }: SeriesFields) {
  return { startsAtTime, minutes, place, link: address, weekday: Number(weekday), untilOn } satisfies Partial<SeriesRow>
}

/** The rows that name a topic. */
export function topicsOf({ topics, makeUps }: Pick<SeriesFields, 'topics' | 'makeUps'>): Topic[] {
  return topics.flatMap((moduleKey, at) => (moduleKey ? [{ moduleKey, makeUpKey: makeUps[at] || null }] : []))
}

/** Every module that is named is there and open to everyone: private ones are no topic and make up for nothing. */
export function areOrdinary(catalog: Catalog, topics: readonly Topic[]): boolean {
  const keys = topics.flatMap(({ moduleKey, makeUpKey }) => [moduleKey, ...(makeUpKey === null ? [] : [makeUpKey])])
  return keys.every((one) => catalog.module(one)?.private === false)
}
