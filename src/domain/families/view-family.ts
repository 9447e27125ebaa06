import type { Clinician } from '../actor.ts'
import type { World } from '../world.ts'
import type { FamilyDetail } from './read-family.ts'
import { readFamily } from './read-family.ts'
import { recordView } from './record-view.ts'

/**
 * Opens a family: every look is recorded before anything is shown.
 * @throws NotFound for a family outside the clinician's team
 */
export async function viewFamily(world: World, clinician: Clinician, familyId: string): Promise<FamilyDetail> {
  await recordView(world, clinician, familyId, 'family.viewed')
  return readFamily(world, clinician, familyId)
}
