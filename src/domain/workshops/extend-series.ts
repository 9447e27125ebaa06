import { todayOf } from '../clinics/today.ts'
import { atomically, type World } from '../world.ts'
import { makeDates } from './make-dates.ts'
import { listSeries } from './series-queries.ts'

/** Makes the dates that every series of a clinic is missing for the next 26 weeks; again and again the same. @returns how many it made */
export async function extendSeries(world: World, clinicId: string): Promise<number> {
  const today = await todayOf(world, clinicId)
  return atomically(world, async (inside) => {
    let made = 0
    for (const series of await listSeries(inside.db, clinicId, today)) made += await makeDates(inside, series)
    return made
  })
}
