import type { AstroGlobal } from 'astro'
import * as z from 'zod'
import type { Administrator, Clinician } from '../domain/actor.ts'
import { confirmContact, ConfirmContact } from '../domain/clinics/confirm-contact.ts'
import { takeBackContact, TakeBackContact } from '../domain/clinics/take-back-contact.ts'
import { seeOther } from './auth/enter.ts'
import { contactFacts, readStandings } from './contact-rows.ts'
import { emptyForm, readForm, withError, type Form } from './form.ts'
import { refusedForm } from './refused-form.ts'

const HERE = '/staff/contacts'

const ConfirmForm = z.discriminatedUnion('do', [
  ConfirmContact.extend({ do: z.literal('confirm') }), TakeBackContact.extend({ do: z.literal('take-back') }),
])

/** GET and POST of the lines of help that wait for a second person. @throws NotFound where nothing waits for one */
export async function answerConfirming(astro: AstroGlobal, actor: Administrator | Clinician): Promise<Response | Form> {
  if (astro.request.method !== 'POST') return emptyForm
  const { world, words } = astro.locals
  const read = await readForm(astro.request, ConfirmForm, words.problems)
  if (!read.ok) return refusedForm(astro, read.form)
  if (read.value.do === 'take-back') {
    await takeBackContact(world, actor, read.value)
    return seeOther(`${HERE}?gone`, [])
  }
  const result = await confirmContact(world, actor, read.value)
  if (result.ok) return seeOther(`${HERE}?confirmed`, [])
  const { confirmOwn, changedMeanwhile } = words.clinic.contacts
  const message = { 'own-change': confirmOwn, 'changed-meanwhile': changedMeanwhile }[result.reason]
  return refusedForm(astro, withError(read.form, 'form', message), result.reason)
}

/** What waits for a second person, in words. `isOwn`: this reader wrote it. */
export async function readWaitingContacts(astro: AstroGlobal, { id }: Administrator | Clinician) {
  const waiting = (await readStandings(astro)).filter(({ proposal, unconfirmed }) => proposal || unconfirmed !== undefined)
  return waiting.map((standing) => ({
    token: standing.contact.id, label: standing.line.label, facts: contactFacts(astro, standing),
    seenAt: standing.proposal?.proposedAt ?? standing.record?.changedAt ?? '',
    isOwn: (standing.proposal?.proposedBy ?? standing.record?.changedBy) === id,
    canGo: standing.proposal !== undefined,
  }))
}
