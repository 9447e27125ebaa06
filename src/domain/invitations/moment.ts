import { dayIn } from '../clinics/clinic.ts'
import { findTimeZone } from '../clinics/queries.ts'
import { now, type World } from '../world.ts'
import type { Moment } from './invitation.ts'

/** The time, and the day it is at the clinic: consents end by the day. */
export async function momentAt(world: World, clinicId: string): Promise<Moment> {
  const at = now(world)
  return { at, on: dayIn(await findTimeZone(world.db, clinicId), at) }
}
