import type { AstroGlobal } from 'astro'
import { NudgeMember, nudgeMember } from '../domain/families/nudge/nudge-member.ts'
import type { NudgeView } from '../domain/families/nudge/read-nudge.ts'
import { readNudge } from '../domain/families/nudge/read-nudge.ts'
import type { Form } from './form.ts'
import { emptyForm, readForm, withError } from './form.ts'
import { requireClinician } from './guards.ts'
import { messageText } from './mail/message-text.ts'
import { refusedForm } from './refused-form.ts'

/** The page that sends a reminder: whom to, and word for word what. `path` is the family's address. */
export interface NudgePage { view: NudgeView; text: string; path: string; form: Form; isSent: boolean }

/** Draws and answers `…/members/{member}/nudge`. @throws NotFound for who is not a member that the clinician may see */
export async function nudgeOnPage(astro: AstroGlobal): Promise<NudgePage | Response> {
  const { world, clinic, words } = astro.locals
  const clinician = requireClinician(astro.locals)
  const { family: familyId = '', member: memberId = '' } = astro.params
  const view = await readNudge(world, clinician, familyId, memberId)
  const path = `/staff/families/${familyId}`
  const { text } = messageText('nudge', view.locale, new URL(clinic.origin).host)
  const page = { view, text, path, form: emptyForm, isSent: astro.url.searchParams.has('sent') }
  if (astro.request.method !== 'POST') return page
  const read = await readForm(astro.request, NudgeMember.omit({ familyId: true, memberId: true }), words.problems)
  if (!read.ok) return { ...page, form: refusedForm(astro, read.form) }
  const result = await nudgeMember(world, clinician, { ...read.value, familyId, memberId })
  if (result.ok) return astro.redirect(`${path}/members/${memberId}/nudge?sent`, 303)
  // The page draws what keeps it by itself, from how things stand now.
  const form = result.reason === 'changed-meanwhile' ? withError(read.form, 'form', words.nudge.sentBefore) : read.form
  return { ...page, view: await readNudge(world, clinician, familyId, memberId), form: refusedForm(astro, form, result.reason) }
}
