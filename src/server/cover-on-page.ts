import type { AstroGlobal } from 'astro'
import { CoverFamily, coverFamily } from '../domain/care/cover-family.ts'
import { FindFamiliesToCover, findFamiliesToCover } from '../domain/care/find-families-to-cover.ts'
import type { LabelledFamily } from '../domain/care/queries.ts'
import type { Form } from './form.ts'
import { emptyForm, readFields, withError } from './form.ts'
import { requireClinician } from './guards.ts'
import { refusedForm } from './refused-form.ts'

/** The page in two steps: a label, then which of the families found and why. Before the first nothing is found yet. */
export interface CoverPage { form: Form; found: LabelledFamily[] | undefined }

/** The field that each refusal stands beside. */
const FIELD_OF = { 'yours': 'familyId', 'changed-meanwhile': 'form' } as const

/** Draws and answers `/staff/cover`; the label travels along, in no address. @throws NotFound for what cannot be covered */
export async function coverOnPage(astro: AstroGlobal): Promise<CoverPage | Response> {
  const { world, words: { problems, cover: words } } = astro.locals
  const clinician = requireClinician(astro.locals)
  if (astro.request.method !== 'POST') return { form: emptyForm, found: undefined }
  const fields = new URLSearchParams(await astro.request.text())
  const looked = readFields(fields, FindFamiliesToCover, problems)
  if (!looked.ok) return { form: refusedForm(astro, looked.form), found: undefined }
  const found = await findFamiliesToCover(world, clinician, looked.value.label)
  if (fields.get('do') !== 'cover') return { form: looked.form, found }
  const read = readFields(fields, CoverFamily, problems)
  if (!read.ok) return { form: refusedForm(astro, read.form), found }
  const result = await coverFamily(world, clinician, read.value)
  if (result.ok) return astro.redirect(`/staff/families/${result.value.familyId}`, 303)
  const message = { 'yours': words.yours, 'changed-meanwhile': words.used }[result.reason]
  return { form: refusedForm(astro, withError(read.form, FIELD_OF[result.reason], message), result.reason), found }
}
