import * as z from 'zod'
import type { Clinician } from '../../actor.ts'
import { record } from '../../audit.ts'
import { formKey, id, line } from '../../fields.ts'
import { withReceipt } from '../../receipts.ts'
import { done, found, type Result } from '../../result.ts'
import { atomically, now, type World } from '../../world.ts'
import { findFamilyOfTeam } from '../queries.ts'
import { NOTE_MAX, placeOfNote } from './note.ts'
import { insertNote } from './queries.ts'

export const AddNote = z.object({ formKey, familyId: id, text: line('empty', NOTE_MAX) })
export type AddNote = z.infer<typeof AddNote>

/**
 * Writes a note for the team of a family. It is stored sealed; the audit record says that there is one, not what it says.
 * @throws NotFound for a family outside the clinician's team
 */
export async function addNote(
  world: World, clinician: Clinician, input: AddNote,
): Promise<Result<null, 'changed-meanwhile'>> {
  const { clinicId, id: byStaffId } = clinician
  const { familyId } = input
  const noteId = world.newId()
  const sealed = await world.vault.seal(input.text, placeOfNote(clinicId, familyId, noteId))
  return atomically(world, (inside) => withReceipt(inside, clinician, input, async () => {
    found(await findFamilyOfTeam(inside.db, clinician, familyId), 'family')
    await insertNote(inside.db, {
      clinicId, id: noteId, familyId, memberId: null, sealed, byStaffId, at: now(inside), deletedAt: null,
    })
    await record(inside, clinician, 'note.added', { kind: 'note', id: noteId })
    return done(null)
  }))
}
