import type { Clinician } from '../actor.ts'
import { todayOf } from '../clinics/today.ts'
import { now, type World } from '../world.ts'
import { endOf } from './own-workshops.ts'
import { listWorkshops, type OwnWorkshop } from './queries.ts'
import { listSeries, type SeriesRow } from './series-queries.ts'

const WEEK_MS = 7 * 86_400_000
/** What stands on the list: as far as one prepares, and as far back as attendance is still put right. */
const COMING_WEEKS = 8
const PAST_WEEKS = 4

/** The clinic's workshops: those to come, earliest first, those that are over, latest first, and the series behind them. */
export interface ClinicWorkshops { coming: OwnWorkshop[]; past: OwnWorkshop[]; series: SeriesRow[] }

/** Reads `/staff/workshops`: eight weeks ahead and four back. Every clinician of the clinic sees all of them. */
export async function readClinicWorkshops(world: World, { clinicId }: Clinician): Promise<ClinicWorkshops> {
  const time = world.clock.now().getTime()
  const around = [time - PAST_WEEKS * WEEK_MS, time + COMING_WEEKS * WEEK_MS].map((ms) => new Date(ms).toISOString()) as [string, string]
  const all = await listWorkshops(world.db, clinicId, ...around)
  const at = now(world)
  return {
    coming: all.filter((one) => endOf(one) > at), past: all.filter((one) => endOf(one) <= at).reverse(),
    series: await listSeries(world.db, clinicId, await todayOf(world, clinicId)),
  }
}
