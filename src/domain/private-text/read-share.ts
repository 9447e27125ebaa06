import type { Clinician, FamilyMember } from '../actor.ts'
import { dayIn } from '../clinics/clinic.ts'
import { findTimeZone } from '../clinics/queries.ts'
import { found } from '../result.ts'
import { now, type World } from '../world.ts'
import type { Copy } from './copy.ts'
import { findDataKey } from './queries.ts'
import { findGotShare, type GotShare } from './share-queries.ts'
import { keyPlace, sharePlace } from './text-key.ts'

/** A share as its reader sees it. The text only once they opened it, so that the author is told. */
export interface SharedView { share: GotShare; copy: Copy | undefined }

/**
 * What was shared with this reader, by the handle in its address.
 * @throws NotFound for a share that is over, somebody else's, or from somebody the reader may not see today
 */
export async function readShare(world: World, reader: FamilyMember | Clinician, handle: string): Promise<SharedView> {
  const today = dayIn(await findTimeZone(world.db, reader.clinicId), now(world))
  const { sealed, ...share } = found(await findGotShare(world.db, reader, today, handle), 'share')
  if (share.openedAt === null) return { share, copy: undefined }
  const author = { clinicId: reader.clinicId, id: share.authorId }
  const { wrapped } = found(await findDataKey(world.db, author), 'key')
  const text = world.vault.textKey(wrapped, keyPlace(author)).open(sealed, sharePlace(author, share.id))
  return { share, copy: JSON.parse(text) as Copy }
}
