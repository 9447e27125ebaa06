import type { World } from '../world.ts'
import { now } from '../world.ts'
import { dayIn } from './clinic.ts'
import { findTimeZone } from './queries.ts'

/** Today in the clinic's calendar, `YYYY-MM-DD`. */
export async function todayOf(world: World, clinicId: string): Promise<string> {
  return dayIn(await findTimeZone(world.db, clinicId), now(world))
}
