import type { Insertable, Selectable, Updateable } from 'kysely'
import type { Db } from '../../../db/open.ts'
import type { Database } from '../../../db/schema.ts'

/** More series than a clinic runs side by side and has run. */
const SERIES_MAX = 100
/** What one series holds at most of each. */
const TOPICS_MAX = 100
const SKIPS_MAX = 500
const GUESTS_MAX = 2_000

export type SeriesRow = Selectable<Database['workshopSeries']>

/** What a series is about, in turn. Without `makeUpKey` the topic itself makes up for a missed date. */
export interface Topic { moduleKey: string; makeUpKey: string | null }

export function findSeries(db: Db, clinicId: string, id: string): Promise<SeriesRow | undefined> {
  return db.selectFrom('workshopSeries').where('clinicId', '=', clinicId).where('id', '=', id).selectAll().executeTakeFirst()
}

/** The clinic's series that have not run out on this day, earliest weekday first. */
export function listSeries(db: Db, clinicId: string, today: string): Promise<SeriesRow[]> {
  return db.selectFrom('workshopSeries').where('clinicId', '=', clinicId)
    .where((where) => where.or([where('untilOn', 'is', null), where('untilOn', '>=', today)]))
    .orderBy('weekday').orderBy('startsAtTime').orderBy('id').limit(SERIES_MAX).selectAll().execute()
}

export async function insertSeries(db: Db, row: Insertable<Database['workshopSeries']>): Promise<void> {
  await db.insertInto('workshopSeries').values(row).execute()
}

export async function updateSeries(db: Db, clinicId: string, id: string, change: Updateable<Database['workshopSeries']>): Promise<void> {
  await db.updateTable('workshopSeries').set(change).where('clinicId', '=', clinicId).where('id', '=', id).execute()
}

export function listTopics(db: Db, clinicId: string, seriesId: string): Promise<Topic[]> {
  return db.selectFrom('workshopTopic').where('clinicId', '=', clinicId).where('seriesId', '=', seriesId)
    .orderBy('number').limit(TOPICS_MAX).select(['moduleKey', 'makeUpKey']).execute()
}

export async function replaceTopics(db: Db, clinicId: string, seriesId: string, topics: readonly Topic[]): Promise<void> {
  await db.deleteFrom('workshopTopic').where('clinicId', '=', clinicId).where('seriesId', '=', seriesId).execute()
  if (topics.length === 0) return
  await db.insertInto('workshopTopic').values(topics.map((topic, at) => ({ clinicId, seriesId, number: at + 1, ...topic }))).execute()
}

/** The days a series leaves out, in order. */
export async function listSkips(db: Db, clinicId: string, seriesId: string): Promise<string[]> {
  const rows = await db.selectFrom('workshopSkip').where('clinicId', '=', clinicId).where('seriesId', '=', seriesId)
    .orderBy('onDay').limit(SKIPS_MAX).select('onDay').execute()
  return rows.map(({ onDay }) => onDay)
}

export async function insertSkip(db: Db, clinicId: string, seriesId: string, onDay: string): Promise<void> {
  await db.insertInto('workshopSkip').values({ clinicId, seriesId, onDay })
    .onConflict((conflict) => conflict.columns(['clinicId', 'seriesId', 'onDay']).doNothing()).execute()
}

/** A family invited to a series. `label` is null for one that joined by code. */
export interface Guest { familyId: string; label: string | null }

/** The families invited to a series by name, by label; closed ones are not among them. */
export function listGuests(db: Db, clinicId: string, seriesId: string): Promise<Guest[]> {
  return db.selectFrom('workshopGuest')
    .innerJoin('family', (join) => join.onRef('family.clinicId', '=', 'workshopGuest.clinicId').onRef('family.id', '=', 'workshopGuest.familyId'))
    .where('workshopGuest.clinicId', '=', clinicId).where('seriesId', '=', seriesId).where('family.closedAt', 'is', null)
    .orderBy('family.label').orderBy('familyId').limit(GUESTS_MAX).select(['familyId', 'family.label']).execute()
}

export async function insertGuests(db: Db, clinicId: string, seriesId: string, familyIds: readonly string[], since: string): Promise<void> {
  if (familyIds.length === 0) return
  await db.insertInto('workshopGuest').values(familyIds.map((familyId) => ({ clinicId, seriesId, familyId, since })))
    .onConflict((conflict) => conflict.columns(['clinicId', 'seriesId', 'familyId']).doNothing()).execute()
}

export async function deleteGuests(db: Db, clinicId: string, seriesId: string, familyIds: readonly string[]): Promise<void> {
  if (familyIds.length === 0) return
  await db.deleteFrom('workshopGuest').where('clinicId', '=', clinicId).where('seriesId', '=', seriesId).where('familyId', 'in', familyIds).execute()
}

/** How many dates a series has had made for it before a day, cancelled ones too: which topic is next in turn. */
export async function countDatesBefore(db: Db, clinicId: string, seriesId: string, before: string): Promise<number> {
  const { dates } = await db.selectFrom('workshop').where('clinicId', '=', clinicId).where('seriesId', '=', seriesId)
    .where('dayOfSeries', '<', before).select(({ fn }) => fn.countAll().as('dates')).executeTakeFirstOrThrow()
  return Number(dates)
}

/** The last day that a series has a date for. */
export async function findLastDay(db: Db, clinicId: string, seriesId: string): Promise<string | null> {
  const { last } = await db.selectFrom('workshop').where('clinicId', '=', clinicId).where('seriesId', '=', seriesId)
    .select(({ fn }) => fn.max('dayOfSeries').as('last')).executeTakeFirstOrThrow()
  return last
}
