import type { Clinician } from '../actor.ts'
import { listFamiliesOfTeam } from '../families/queries.ts'
import { NotFound } from '../result.ts'
import type { World } from '../world.ts'
import { deleteGuests, insertGuests } from './series-queries.ts'

/**
 * Invites the families a form names, and no longer those of the same team that it leaves out; other teams' guests stay.
 * @throws NotFound when one of them is not of the clinician's team
 */
export async function inviteFamilies(inside: World, clinician: Clinician, seriesId: string, familyIds: readonly string[], at: string): Promise<void> {
  const own = (await listFamiliesOfTeam(inside.db, clinician)).map(({ id }) => id)
  if (!familyIds.every((id) => own.includes(id))) throw new NotFound('family')
  await deleteGuests(inside.db, clinician.clinicId, seriesId, own.filter((id) => !familyIds.includes(id)))
  await insertGuests(inside.db, clinician.clinicId, seriesId, [...new Set(familyIds)], at)
}
