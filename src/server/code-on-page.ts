import type { AstroGlobal } from 'astro'
import * as z from 'zod'
import { giveSignInCode } from '../domain/accounts/give-sign-in-code.ts'
import { todayOf } from '../domain/clinics/today.ts'
import type { TeamMember } from '../domain/families/queries.ts'
import { listMembersOfFamily } from '../domain/families/queries.ts'
import type { Problem } from '../domain/problems.ts'
import { found } from '../domain/result.ts'
import type { Form } from './form.ts'
import { emptyForm, readForm } from './form.ts'
import { requireClinician } from './guards.ts'
import { refusedForm } from './refused-form.ts'

/** The tick that the clinician looked at the person, not at a voice or a message. */
const CheckedInPerson = z.object({ checked: z.literal('yes', 'identity-unchecked' satisfies Problem) })

/** The page that gives a sign-in code: the question first; `code` once it was given. */
export interface CodePage { member: TeamMember; form: Form; code?: string }

/**
 * Draws and answers `…/members/{member}/code`. The code stands in the answer alone.
 * @throws NotFound for who is not a member of this family that the clinician may see
 */
export async function codeOnPage(astro: AstroGlobal): Promise<CodePage> {
  const { world, words } = astro.locals
  const clinician = requireClinician(astro.locals)
  const today = await todayOf(world, clinician.clinicId)
  const members = await listMembersOfFamily(world.db, clinician, today, astro.params.family ?? '')
  const member = found(members.find(({ id }) => id === astro.params.member), 'family member')
  if (astro.request.method !== 'POST') return { member, form: emptyForm }
  const { ok, form } = await readForm(astro.request, CheckedInPerson, words.problems)
  const given = ok ? await giveSignInCode(world, clinician, { memberId: member.id }) : undefined
  if (given?.ok) return { member, form, code: given.value.code }
  return { member, form: refusedForm(astro, form) }
}
