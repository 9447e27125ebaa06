import type { Clinician } from '../actor.ts'
import { record } from '../audit.ts'
import { found } from '../result.ts'
import { atomically, type World } from '../world.ts'
import type { TeamFamily } from './queries.ts'
import { findFamilyOfTeam } from './queries.ts'

/**
 * Records that a clinician looks at something of a family, as the event says, before it is shown.
 * @throws NotFound for a family outside the clinician's team
 */
export async function recordView(world: World, clinician: Clinician, familyId: string, event: string): Promise<TeamFamily> {
  return atomically(world, async (inside) => {
    const family = found(await findFamilyOfTeam(inside.db, clinician, familyId), 'family')
    await record(inside, clinician, event, { kind: 'family', id: family.id })
    return family
  })
}
