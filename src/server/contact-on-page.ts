import type { AstroGlobal } from 'astro'
import type { Administrator } from '../domain/actor.ts'
import type { Contact } from '../domain/catalog/shape.ts'
import { changeContact, ChangeContact } from '../domain/clinics/change-contact.ts'
import { listOwnContacts } from '../domain/clinics/queries.ts'
import { found } from '../domain/result.ts'
import { readForm, withError, type Form } from './form.ts'
import { markRefused } from './refused-form.ts'

/** The one line that is open to change; without it the list is drawn. */
export interface ContactView { contact: Contact | undefined; form: Form }

const nothing: ContactView = { contact: undefined, form: { values: {}, errors: {} } }

/** GET and POST of the crisis contacts. @throws NotFound for a token that no text names */
export async function answerContacts(astro: AstroGlobal, administrator: Administrator): Promise<Response | ContactView> {
  const { world, words } = astro.locals
  const contactAt = (token: string) => found(world.catalog.contacts.find(({ id }) => id === token), 'contact')
  if (astro.request.method !== 'POST') {
    const token = astro.url.searchParams.get('contact')
    return token ? openedForm(astro, administrator, contactAt(token)) : nothing
  }
  const read = await readForm(astro.request, ChangeContact, words.problems)
  const result = read.ok ? await changeContact(world, administrator, read.value) : undefined
  if (result?.ok) return astro.redirect('/staff/clinic/contacts?saved', 303)
  markRefused(astro, result?.reason)
  const contact = contactAt(read.form.values.token ?? '')
  if (!result) return { contact, form: read.form }
  return {
    contact,
    form: result.reason === 'empty'
      ? withError(read.form, 'value', words.clinic.contacts.isEmpty)
      : withError(read.form, 'form', words.clinic.sentBefore),
  }
}

/** The clinic's own words, or the default number to confirm. */
async function openedForm(astro: AstroGlobal, { clinicId }: Administrator, contact: Contact): Promise<ContactView> {
  const own = (await listOwnContacts(astro.locals.world.db, clinicId)).find(({ token }) => token === contact.id)
  return { contact, form: { values: { value: own?.value ?? contact.voice ?? '', note: own?.note ?? '' }, errors: {} } }
}
