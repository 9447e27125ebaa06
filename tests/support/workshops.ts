import { randomUUID } from 'node:crypto'
import type { Clinician } from '../../src/domain/actor.ts'
import { addDays } from '../../src/domain/clinics/days.ts'
import { dayIn } from '../../src/domain/clinics/clinic.ts'
import type { ChangeSeries } from '../../src/domain/workshops/change-series.ts'
import type { CreateSeries } from '../../src/domain/workshops/create-series.ts'
import { createSeries } from '../../src/domain/workshops/create-series.ts'
import { listDatesOf, type WorkshopRow } from '../../src/domain/workshops/queries.ts'
import { weekdayOf } from '../../src/domain/workshops/series-days.ts'
import type { World } from '../../src/domain/world.ts'
import { dana, HARBOR } from './cast.ts'
import { valueOf } from './joining.ts'

/** Tuesdays at six for 90 minutes, for everyone of the clinic, without topics. */
const TUESDAYS = {
  weekday: '2', startsAtTime: '18:00', minutes: 90, place: 'Room 2', link: '', untilOn: null, invited: 'all', familyIds: [] as string[],
  topics: [] as string[], makeUps: [] as string[],
} as const

/** A form that starts a series. */
export function seriesForm(change: Partial<CreateSeries> = {}): CreateSeries {
  return { ...TUESDAYS, formKey: randomUUID(), fromOn: '2026-11-24', ...change }
}

/** A form that changes one from a day on. */
export function changeForm(seriesId: string, change: Partial<ChangeSeries> = {}): ChangeSeries {
  return { ...TUESDAYS, formKey: randomUUID(), seriesId, changeOn: '2026-11-24', tell: 'no', ...change }
}

/** Starts a series and gives its id. */
export async function startSeries(world: World, change: Partial<CreateSeries> = {}, clinician: Clinician = dana): Promise<string> {
  return valueOf(await createSeries(world, clinician, seriesForm(change))).seriesId
}

/** Every date of a series of Harbor, earliest first. */
export function datesOf(world: World, seriesId: string): Promise<WorkshopRow[]> {
  return listDatesOf(world.db, HARBOR, seriesId, '')
}

/** The first day and the weekday of a series that begins so many days from now. */
export function daysFrom(world: World, days: number): Pick<CreateSeries, 'fromOn' | 'weekday'> {
  const fromOn = addDays(dayIn('America/New_York', world.clock.now().toISOString()), days)
  return { fromOn, weekday: String(weekdayOf(fromOn)) as CreateSeries['weekday'] }
}
