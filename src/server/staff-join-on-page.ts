import type { AstroGlobal } from 'astro'
import { acceptStaffInvitation, AcceptStaffInvitation } from '../domain/staff/accept-staff-invitation.ts'
import { enter, seeOther } from './auth/enter.ts'
import { slowRefusal } from './auth/floor.ts'
import { emptyForm, readForm, withError, type Form } from './form.ts'
import { refusedForm } from './refused-form.ts'

/**
 * GET and POST of the page on which somebody becomes staff with a code.
 * @returns a redirect, signed in, to the first page of their area; otherwise the form to draw
 */
export async function answerStaffJoin(astro: AstroGlobal): Promise<Response | Form> {
  if (astro.request.method !== 'POST') return emptyForm
  const startedAt = performance.now()
  const { world, clinic, words, locale, clientAddress } = astro.locals
  const read = await readForm(astro.request, AcceptStaffInvitation, words.problems)
  if (!read.ok) return refusedForm(astro, read.form)

  const result = await acceptStaffInvitation(world, clinic.id, { ...read.value, locale, address: clientAddress })
  if (result.ok) {
    const { cookie, location } = await enter(astro, result.value.accountId)
    return seeOther(location, [cookie])
  }
  await slowRefusal(startedAt)
  const { staffAccounts: { join }, setup, problems } = words
  const [field, message] = ({
    'wrong-code': ['code', join.wrongCode],
    'wait': ['code', join.wait],
    'name-taken': ['signInName', join.nameTaken],
    'short-password': ['password', problems['short-password']],
    'long-password': ['password', problems['long-password']],
    'common-password': ['password', problems['common-password']],
    'changed-meanwhile': ['form', setup.sentBefore],
  } as const)[result.reason]
  return refusedForm(astro, withError(read.form, field, message), result.reason)
}
