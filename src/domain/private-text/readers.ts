import type { FamilyMember } from '../actor.ts'
import { dayIn } from '../clinics/clinic.ts'
import { findTimeZone } from '../clinics/queries.ts'
import { findOwnConsent, listShownRelatives } from '../families/relatives-queries.ts'
import { now, type World } from '../world.ts'
import { listOwnTeam } from './share-queries.ts'

/** Somebody a text can be shared with. */
export interface Reader { id: string; name: string; is: 'relative' | 'clinician' }

/**
 * With whom a member can share today: relatives who show that they joined, and the clinicians who see the member.
 * Hidden and separated relatives leave no trace.
 */
export async function listReaders(world: World, member: FamilyMember): Promise<Reader[]> {
  const today = dayIn(await findTimeZone(world.db, member.clinicId), now(world))
  const isTied = await findOwnConsent(world.db, member, today) !== undefined
  const relatives = isTied ? await listShownRelatives(world.db, member, today) : []
  const team = await listOwnTeam(world.db, member, today)
  return [
    ...team.map(({ id, displayName }): Reader => ({ id, name: displayName, is: 'clinician' })),
    ...relatives.map(({ id, displayName }): Reader => ({ id, name: displayName, is: 'relative' })),
  ]
}
