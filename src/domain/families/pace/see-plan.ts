import type { FamilyMember } from '../../actor.ts'
import { atomically, type World } from '../../world.ts'
import { updateSeen } from './queries.ts'

/** The member was told that their plan changed; Today does not say it again. */
export async function seePlan(world: World, member: FamilyMember): Promise<void> {
  await atomically(world, (inside) => updateSeen(inside.db, member.clinicId, member.id))
}
