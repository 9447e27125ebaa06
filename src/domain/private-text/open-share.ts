import * as z from 'zod'
import type { Clinician, FamilyMember } from '../actor.ts'
import { record } from '../audit.ts'
import { dayIn } from '../clinics/clinic.ts'
import { findTimeZone } from '../clinics/queries.ts'
import { found } from '../result.ts'
import { atomically, now, type World } from '../world.ts'
import { findGotShare, markOpened } from './share-queries.ts'

export const OpenShare = z.object({ handle: z.string() })
export type OpenShare = z.infer<typeof OpenShare>

/**
 * The reader opens what was shared with them; the author is told the day of the first time.
 * @throws NotFound for a share that is over, somebody else's, or from somebody the reader may not see today
 */
export async function openShare(world: World, reader: FamilyMember | Clinician, input: OpenShare): Promise<void> {
  await atomically(world, async (inside) => {
    const today = dayIn(await findTimeZone(inside.db, reader.clinicId), now(inside))
    const share = found(await findGotShare(inside.db, reader, today, input.handle), 'share')
    if (share.openedAt !== null) return
    await markOpened(inside.db, reader.clinicId, share.id, now(inside))
    await record(inside, reader, 'share.opened', { kind: 'share', id: share.id })
  })
}
