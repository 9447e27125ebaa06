import type { Clinician, FamilyMember } from '../actor.ts'
import { dayIn } from '../clinics/clinic.ts'
import { findTimeZone } from '../clinics/queries.ts'
import { now, type World } from '../world.ts'
import { listGotShares, type GotShare } from './share-queries.ts'

/** What others let this reader see today; with `authorIds`, what those people do. Unshared texts leave no trace in it. */
export async function readGotShares(
  world: World, reader: FamilyMember | Clinician, authorIds?: readonly string[],
): Promise<GotShare[]> {
  const today = dayIn(await findTimeZone(world.db, reader.clinicId), now(world))
  return listGotShares(world.db, reader, today, authorIds)
}
