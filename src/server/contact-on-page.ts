import type { AstroGlobal } from 'astro'
import * as z from 'zod'
import type { Administrator } from '../domain/actor.ts'
import type { ContactStanding } from '../domain/clinics/contact-states.ts'
import { proposeContact, ProposeContact } from '../domain/clinics/propose-contact.ts'
import { takeBackContact, TakeBackContact } from '../domain/clinics/take-back-contact.ts'
import { verifyContact, VerifyContact } from '../domain/clinics/verify-contact.ts'
import { found } from '../domain/result.ts'
import { seeOther } from './auth/enter.ts'
import { reachOf, readStandings } from './contact-rows.ts'
import { emptyForm, readForm, withError, type Form } from './form.ts'
import { markRefused } from './refused-form.ts'

/** The one line that is open to change; without it the list is drawn. */
export interface ContactView { standing: ContactStanding | undefined; form: Form }

const HERE = '/staff/clinic/contacts'

const ContactForm = z.discriminatedUnion('do', [
  ProposeContact.extend({ do: z.literal('propose') }),
  VerifyContact.extend({ do: z.literal('verify') }),
  TakeBackContact.extend({ do: z.literal('take-back') }),
])

/** GET and POST of the crisis contacts. @throws NotFound for a token that no text names */
export async function answerContacts(astro: AstroGlobal, administrator: Administrator): Promise<Response | ContactView> {
  const { world, words } = astro.locals
  if (astro.request.method !== 'POST') {
    const token = astro.url.searchParams.get('contact')
    return token ? openedForm(astro, await standingAt(astro, token)) : { standing: undefined, form: emptyForm }
  }
  const read = await readForm(astro.request, ContactForm, words.problems)
  if (!read.ok) return refuse(read.form)
  const input = read.value
  if (input.do !== 'propose') {
    await (input.do === 'verify' ? verifyContact : takeBackContact)(world, administrator, input)
    return seeOther(`${HERE}?saved`, [])
  }
  const result = await proposeContact(world, administrator, input)
  if (result.ok) return seeOther(`${HERE}?${result.value === 'waits' ? 'waits' : 'saved'}`, [])
  return refuse(result.reason === 'empty'
    ? withError(read.form, 'value', words.clinic.contacts.isEmpty)
    : withError(read.form, 'form', words.clinic.sentBefore), result.reason)

  async function refuse(form: Form, reason?: string): Promise<ContactView> {
    markRefused(astro, reason)
    return { standing: await standingAt(astro, form.values.token ?? ''), form }
  }
}

async function standingAt(astro: AstroGlobal, token: string): Promise<ContactStanding> {
  return found((await readStandings(astro)).find(({ contact }) => contact.id === token), 'contact')
}

/** What waits, else the clinic's own words, else the default number to confirm. */
function openedForm(astro: AstroGlobal, standing: ContactStanding): ContactView {
  const { contact, proposal, record } = standing
  const told = proposal ?? record
  const values = {
    value: told?.value || (proposal ? '' : contact.voice ?? ''), note: told?.note ?? '', ...reachOf(astro, contact, told),
  }
  return { standing, form: { values, errors: {} } }
}
