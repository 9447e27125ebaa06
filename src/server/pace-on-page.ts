import type { AstroGlobal } from 'astro'
import * as z from 'zod'
import { ChangePace, changePace } from '../domain/families/pace/change-pace.ts'
import type { PaceDetail } from '../domain/families/pace/read-pace.ts'
import { readPace } from '../domain/families/pace/read-pace.ts'
import { StepDown, stepDown } from '../domain/families/pace/step-down.ts'
import type { Form } from './form.ts'
import { emptyForm, readForm, withError } from './form.ts'
import { requireClinician } from './guards.ts'
import { refusedForm } from './refused-form.ts'

const PaceForm = z.union([
  StepDown.omit({ familyId: true }).extend({ act: z.literal('step-down') }),
  ChangePace.omit({ familyId: true }),
])

/** The page about a family's pace. */
export interface PacePage { detail: PaceDetail; form: Form }

/** Draws and answers `…/pace`. @throws NotFound for a family outside the clinician's team */
export async function paceOnPage(astro: AstroGlobal): Promise<PacePage | Response> {
  const { world, words } = astro.locals
  const clinician = requireClinician(astro.locals)
  const familyId = astro.params.family ?? ''
  if (astro.request.method !== 'POST') return { detail: await readPace(world, clinician, familyId), form: emptyForm }
  const read = await readForm(astro.request, PaceForm, words.problems)
  if (!read.ok) return { detail: await readPace(world, clinician, familyId), form: refusedForm(astro, read.form) }
  const input = read.value
  const result = input.act === 'step-down'
    ? await stepDown(world, clinician, { formKey: input.formKey, familyId, shownIds: input.shownIds, keptIds: input.keptIds })
    : await changePace(world, clinician, { formKey: input.formKey, familyId, act: input.act })
  if (result.ok) return astro.redirect(`/staff/families/${encodeURIComponent(familyId)}/pace?saved`, 303)
  return { detail: await readPace(world, clinician, familyId), form: refusedForm(astro, withError(emptyForm, 'form', words.pace.changedMeanwhile), result.reason) }
}
