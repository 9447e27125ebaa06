import type { AstroGlobal } from 'astro'
import * as z from 'zod'
import { AddNote, addNote } from '../domain/families/notes/add-note.ts'
import type { Note } from '../domain/families/notes/read-notes.ts'
import { readNotes } from '../domain/families/notes/read-notes.ts'
import { RemoveNote, removeNote } from '../domain/families/notes/remove-note.ts'
import type { Form } from './form.ts'
import { emptyForm, readForm, withError } from './form.ts'
import { requireClinician } from './guards.ts'
import { refusedForm } from './refused-form.ts'

const NotesForm = z.discriminatedUnion('do', [
  AddNote.omit({ familyId: true }).extend({ do: z.literal('add') }),
  RemoveNote.omit({ familyId: true }).extend({ do: z.literal('remove') }),
])

/** The page of notes; `path` is the family's address. */
export interface NotesPage { label: string | null; notes: Note[]; path: string; form: Form; isSaved: boolean }

/** Draws and answers `…/notes`. @throws NotFound for a family outside the clinician's team */
export async function notesOnPage(astro: AstroGlobal): Promise<NotesPage | Response> {
  const { world, words } = astro.locals
  const clinician = requireClinician(astro.locals)
  const familyId = astro.params.family ?? ''
  const path = `/staff/families/${encodeURIComponent(familyId)}`
  const pageOf = async (form: Form): Promise<NotesPage> =>
    ({ ...await readNotes(world, clinician, familyId), path, form, isSaved: astro.url.searchParams.has('saved') })
  if (astro.request.method !== 'POST') return pageOf(emptyForm)
  const read = await readForm(astro.request, NotesForm, words.problems)
  if (!read.ok) return pageOf(refusedForm(astro, read.form))
  const input = { ...read.value, familyId }
  const result = input.do === 'add' ? await addNote(world, clinician, input) : await removeNote(world, clinician, input)
  if (result.ok) return astro.redirect(`${path}/notes${input.do === 'add' ? '?saved' : ''}`, 303)
  return pageOf(refusedForm(astro, withError(read.form, 'form', words.staffNotes.faults[result.reason]), result.reason))
}
