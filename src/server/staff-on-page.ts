import type { AstroGlobal } from 'astro'
import * as z from 'zod'
import { formatCode } from '../domain/accounts/codes.ts'
import { giveStaffCode, GiveStaffCode } from '../domain/accounts/give-staff-code.ts'
import type { Administrator } from '../domain/actor.ts'
import { found } from '../domain/result.ts'
import { changeStaff, ChangeStaff } from '../domain/staff/change-staff.ts'
import { disableStaff, DisableStaff } from '../domain/staff/disable-staff.ts'
import { enableStaff, EnableStaff } from '../domain/staff/enable-staff.ts'
import { inviteStaff, InviteStaff } from '../domain/staff/invite-staff.ts'
import { findStaff, type StaffPerson } from '../domain/staff/queries.ts'
import type { StaffRole } from '../domain/staff/roles.ts'
import { revokeStaffInvitation, RevokeStaffInvitation } from '../domain/staff/revoke-staff-invitation.ts'
import type { Words } from '../words/words.ts'
import { enter, seeOther } from './auth/enter.ts'
import { emptyForm, readForm, withError, type Form } from './form.ts'
import { markRefused } from './refused-form.ts'

/** The list, the form that invites, one person, or a code that is shown only now (null: it was shown before). */
export type StaffView =
  | { step: 'list'; form: Form }
  | { step: 'invite'; form: Form }
  | { step: 'person'; form: Form; person: StaffPerson }
  | { step: 'code'; form: Form; name: string; code: string | null; use: string }

const HERE = '/staff/clinic/staff'
const SAVED = `${HERE}?saved`

const StaffForm = z.discriminatedUnion('do', [
  InviteStaff.extend({ do: z.literal('invite') }), RevokeStaffInvitation.extend({ do: z.literal('revoke') }),
  ChangeStaff.extend({ do: z.literal('roles') }), GiveStaffCode.extend({ do: z.literal('code') }),
  DisableStaff.extend({ do: z.literal('disable') }), EnableStaff.extend({ do: z.literal('enable') }),
])
type StaffForm = z.infer<typeof StaffForm>

/** GET and POST of the staff page. @throws NotFound for people of another clinic */
export async function answerStaff(astro: AstroGlobal, administrator: Administrator): Promise<Response | StaffView> {
  if (astro.request.method !== 'POST') return viewOf(astro)
  const read = await readForm(astro.request, StaffForm, astro.locals.words.problems)
  if (!read.ok) return viewOf(astro, read.form)
  const answer = await act(astro, administrator, read.value)
  return 'problem' in answer ? viewOf(astro, withError(read.form, ...answer.problem), answer.reason) : answer
}

/** Does what was sent. @returns where to go, a code to show, or a message and its field */
async function act(
  astro: AstroGlobal, administrator: Administrator, input: StaffForm,
): Promise<Response | StaffView | { problem: [field: string, message: string]; reason: string }> {
  const { world, clinic, words: { staffAccounts: words, clinic: { sentBefore } } } = astro.locals
  const messages = {
    'no-role': words.noRole, 'not-clinician': words.notClinician, 'last-administrator': words.lastAdministrator,
    'changed-meanwhile': sentBefore,
  }
  if (input.do === 'invite') {
    const result = await inviteStaff(world, administrator, input)
    if (!result.ok) return { problem: ['roles', messages[result.reason]], reason: result.reason }
    const code = result.value.code && formatCode(result.value.code)
    return { step: 'code', form: emptyForm, name: input.name, code, use: words.codeUse(`${clinic.origin}/staff/join`) }
  }
  if (input.do === 'code') {
    const person = found(await findStaff(world.db, clinic.id, input.staffId), 'staff')
    const given = await giveStaffCode(world, administrator, input)
    const code = given.ok ? formatCode(given.value.code) : null
    return { step: 'code', form: emptyForm, name: person.displayName, code, use: words.recoveryUse(`${clinic.origin}/recover`) }
  }
  if (input.do === 'roles') {
    const result = await changeStaff(world, administrator, input)
    if (!result.ok) return { problem: ['roles', messages[result.reason]], reason: result.reason }
    return input.staffId === administrator.id ? enterAgain(astro, administrator) : seeOther(SAVED, [])
  }
  if (input.do === 'disable') {
    const result = await disableStaff(world, administrator, input)
    return result.ok ? seeOther(SAVED, []) : { problem: ['form', messages[result.reason]], reason: result.reason }
  }
  await (input.do === 'enable' ? enableStaff(world, administrator, input) : revokeStaffInvitation(world, administrator, input))
  return seeOther(SAVED, [])
}

/** Whoever changed their own roles goes on with a new sign-in, where these roles may be. */
async function enterAgain(astro: AstroGlobal, { clinicId, id }: Administrator): Promise<Response> {
  const { cookie, location } = await enter(astro, id)
  const person = await findStaff(astro.locals.world.db, clinicId, id)
  return seeOther(person?.administratorSince ? SAVED : location, [cookie])
}

/** What was asked for in the address, or the form that has to be drawn again. */
async function viewOf(astro: AstroGlobal, sent?: Form, reason?: string): Promise<StaffView> {
  const { world, clinic } = astro.locals
  if (sent) markRefused(astro, reason)
  const { searchParams } = astro.url
  if (sent ? sent.values.do === 'invite' : searchParams.has('invite')) return { step: 'invite', form: sent ?? emptyForm }
  const id = sent ? sent.values.staffId : searchParams.get('person')
  if (!id) return { step: 'list', form: sent ?? emptyForm }
  const person = found(await findStaff(world.db, clinic.id, id), 'staff')
  const roles = sent?.values.do === 'roles' ? sent.values.roles ?? '' : rolesOf(person).join('\n')
  return { step: 'person', person, form: { errors: sent?.errors ?? {}, values: { ...sent?.values, roles } } }
}

/** Roles of a person as the form names them. */
export function rolesOf(person: StaffPerson): StaffRole[] {
  const { clinicianSince, administratorSince, welcomesCodeJoinersSince, readsQuestionsSince } = person
  return [
    ...(clinicianSince ? ['clinician' as const] : []),
    ...(administratorSince ? ['administrator' as const] : []),
    ...(welcomesCodeJoinersSince ? ['welcomes' as const] : []),
    ...(readsQuestionsSince ? ['reads' as const] : []),
  ]
}

/** What stands above each step. */
export function headingOf(view: StaffView, words: Words['staffAccounts']): string {
  if (view.step === 'person') return view.person.displayName
  if (view.step === 'code') return words.codeFor(view.name)
  return view.step === 'invite' ? words.invite : words.title
}
