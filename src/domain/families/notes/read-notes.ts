import type { Clinician } from '../../actor.ts'
import { dayIn } from '../../clinics/clinic.ts'
import { findTimeZone } from '../../clinics/queries.ts'
import { now, type World } from '../../world.ts'
import { recordView } from '../record-view.ts'
import { canRemoveNote, placeOfNote } from './note.ts'
import { listNotes } from './queries.ts'

/** A note as the team reads it; without `text` it was removed. `on` is a day of the clinic's calendar. */
export interface Note { id: string; text: string | null; by: string; on: string; canRemove: boolean }

/**
 * Opens the notes about a family, newest first; the look is recorded before anything is shown.
 * @throws NotFound for a family outside the clinician's team
 */
export async function readNotes(world: World, clinician: Clinician, familyId: string): Promise<{ label: string | null; notes: Note[] }> {
  const { clinicId } = clinician
  const family = await recordView(world, clinician, familyId, 'notes.viewed')
  const timeZone = await findTimeZone(world.db, clinicId)
  const rows = await listNotes(world.db, clinicId, family.id)
  const notes = await Promise.all(rows.map(async (row): Promise<Note> => ({
    id: row.id, by: row.byName, on: dayIn(timeZone, row.at), canRemove: canRemoveNote(row, clinician.id, now(world)),
    text: row.deletedAt === null ? await world.vault.open(row.sealed, placeOfNote(clinicId, family.id, row.id)) : null,
  })))
  return { label: family.label, notes }
}
