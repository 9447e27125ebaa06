import * as z from 'zod'
import type { Clinician } from '../../actor.ts'
import { record } from '../../audit.ts'
import { formKey, id } from '../../fields.ts'
import { withReceipt } from '../../receipts.ts'
import { done, found, refused, type Result } from '../../result.ts'
import { atomically, now, type World } from '../../world.ts'
import { findFamilyOfTeam } from '../queries.ts'
import { canRemoveNote } from './note.ts'
import { findNote, wipeNote } from './queries.ts'

export const RemoveNote = z.object({ formKey, familyId: id, noteId: id })
export type RemoveNote = z.infer<typeof RemoveNote>

/**
 * Takes back a note of one's own within a day: its text is gone, the line stays. Removed twice is removed once.
 * @returns refused: a colleague's note, or one that is older
 * @throws NotFound for a note that is not about this family, or a family outside the clinician's team
 */
export async function removeNote(
  world: World, clinician: Clinician, input: RemoveNote,
): Promise<Result<null, 'not-removable' | 'changed-meanwhile'>> {
  const { clinicId } = clinician
  return atomically(world, (inside) => withReceipt(inside, clinician, input, async () => {
    const family = found(await findFamilyOfTeam(inside.db, clinician, input.familyId), 'family')
    const note = found(await findNote(inside.db, clinicId, family.id, input.noteId), 'note')
    if (note.deletedAt !== null) return done(null)
    if (!canRemoveNote(note, clinician.id, now(inside))) return refused('not-removable')
    await wipeNote(inside.db, clinicId, note.id, now(inside))
    await record(inside, clinician, 'note.removed', { kind: 'note', id: note.id })
    return done(null)
  }))
}
