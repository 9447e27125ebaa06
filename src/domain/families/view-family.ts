import type { Clinician } from '../actor.ts'
import { record } from '../audit.ts'
import { found } from '../result.ts'
import { atomically, type World } from '../world.ts'
import { findFamilyOfTeam } from './queries.ts'
import type { FamilyDetail } from './read-family.ts'
import { readFamily } from './read-family.ts'

/**
 * Opens a family: every look is recorded before anything is shown.
 * @throws NotFound for a family outside the clinician's team
 */
export async function viewFamily(world: World, clinician: Clinician, familyId: string): Promise<FamilyDetail> {
  await atomically(world, async (inside) => {
    const family = found(await findFamilyOfTeam(inside.db, clinician, familyId), 'family')
    await record(inside, clinician, 'family.viewed', { kind: 'family', id: family.id })
  })
  return readFamily(world, clinician, familyId)
}
