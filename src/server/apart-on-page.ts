import type { AstroGlobal } from 'astro'
import * as z from 'zod'
import { JoinMembersAgain, joinMembersAgain } from '../domain/families/apart/join-members-again.ts'
import type { FamilyApart } from '../domain/families/apart/read-apart.ts'
import { readApart } from '../domain/families/apart/read-apart.ts'
import { SeparateMembers, separateMembers } from '../domain/families/apart/separate-members.ts'
import type { Form } from './form.ts'
import { emptyForm, readForm, withError } from './form.ts'
import { requireClinician } from './guards.ts'
import { refusedForm } from './refused-form.ts'

const ApartForm = z.discriminatedUnion('do', [
  SeparateMembers.omit({ familyId: true }).extend({ do: z.literal('separate') }),
  JoinMembersAgain.omit({ familyId: true }).extend({ do: z.literal('again') }),
])

/** The page that keeps two people apart; `path` is the family's address. */
export interface ApartPage extends FamilyApart { path: string; form: Form }

/** Draws and answers `…/separate`. @throws NotFound for a family or a person outside the clinician's sight */
export async function apartOnPage(astro: AstroGlobal): Promise<ApartPage | Response> {
  const { world, words: { apart, problems } } = astro.locals
  const clinician = requireClinician(astro.locals)
  const familyId = astro.params.family ?? ''
  const path = `/staff/families/${encodeURIComponent(familyId)}`
  const pageOf = async (form: Form): Promise<ApartPage> => ({ ...await readApart(world, clinician, familyId), path, form })
  if (astro.request.method !== 'POST') return pageOf(emptyForm)
  const read = await readForm(astro.request, ApartForm, problems)
  if (!read.ok) return pageOf(refusedForm(astro, read.form))
  const input = { ...read.value, familyId }
  const result = input.do === 'separate' ? await separateMembers(world, clinician, input) : await joinMembersAgain(world, clinician, input)
  if (result.ok) return astro.redirect(`${path}/separate`, 303)
  const [field, message] = result.reason === 'not-two' ? ['memberIds', apart.two] as const : ['form', apart.sentBefore] as const
  return pageOf(refusedForm(astro, withError(read.form, field, message), result.reason))
}
