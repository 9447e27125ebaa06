import type { AstroGlobal } from 'astro'
import * as z from 'zod'
import { readOutside, type OutsidePage } from '../domain/learning/outside/read-outside.ts'
import type { OutsideRefusal } from '../domain/learning/outside/record-outside.ts'
import { RecordOutside, recordOutside } from '../domain/learning/outside/record-outside.ts'
import { UndoOutside, undoOutside } from '../domain/learning/outside/undo-outside.ts'
import type { Form } from './form.ts'
import { emptyForm, readForm, withError } from './form.ts'
import { requireClinician } from './guards.ts'
import { refusedForm } from './refused-form.ts'

const OutsideForm = z.discriminatedUnion('do', [
  RecordOutside.omit({ familyId: true }).extend({ do: z.literal('record') }),
  UndoOutside.omit({ familyId: true }).extend({ do: z.literal('undo') }),
])

/** Beside which field a refusal is answered. */
const FIELD_OF: Record<OutsideRefusal | 'too-late', string> = {
  'private-module': 'moduleKey', 'complete-already': 'moduleKey', 'future-day': 'doneOn', 'too-long-ago': 'doneOn',
  'too-late': 'form', 'changed-meanwhile': 'form',
}

/** Draws and answers `…/completions/new`. @throws NotFound for a family or person the clinician may not see */
export async function outsideOnPage(astro: AstroGlobal): Promise<{ page: OutsidePage; form: Form } | Response> {
  const { world, words } = astro.locals
  const clinician = requireClinician(astro.locals)
  const familyId = astro.params.family ?? ''
  const draw = async (form: Form) => ({ page: await readOutside(world, clinician, familyId), form })
  if (astro.request.method !== 'POST') {
    const memberId = astro.url.searchParams.get('person') ?? ''
    return draw({ ...emptyForm, values: { memberId } })
  }
  const read = await readForm(astro.request, OutsideForm, words.problems)
  if (!read.ok) return draw(refusedForm(astro, read.form))
  const input = read.value
  const result = input.do === 'undo'
    ? await undoOutside(world, clinician, { formKey: input.formKey, familyId, recordId: input.recordId })
    : await recordOutside(world, clinician, { ...withoutDo(input), familyId })
  if (result.ok) return astro.redirect(`/staff/families/${encodeURIComponent(familyId)}/completions/new?${input.do === 'undo' ? 'undone' : 'saved'}`, 303)
  return draw(refusedForm(astro, withError(read.form, FIELD_OF[result.reason], words.outside.faults[result.reason]), result.reason))
}

function withoutDo({ formKey, memberId, moduleKey, how, doneOn }: Omit<RecordOutside, 'familyId'>): Omit<RecordOutside, 'familyId'> {
  return { formKey, memberId, moduleKey, how, doneOn }
}
