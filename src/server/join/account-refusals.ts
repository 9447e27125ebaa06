import { offerNames } from '../../domain/invitations/taken-names.ts'
import type { CodeRefusal } from '../../domain/invitations/join-by-code.ts'
import { withError, type Form } from '../form.ts'

/** Every reason the last page may have to draw itself again, or to lead elsewhere. */
export type Refusal = CodeRefusal

/** The form with the sentence for a refusal, beside its field. */
export async function explain(locals: App.Locals, form: Form, reason: Refusal): Promise<Form> {
  const { world, clinic, words: { problems, signIn, join: { account: words } } } = locals
  const offers = reason === 'name-taken' ? await offerNames(world, clinic.id, form.values.name ?? '') : []
  const sentences: Record<Refusal, [field: string, sentence: string]> = {
    'short-password': ['password', problems['short-password']],
    'long-password': ['password', problems['long-password']],
    'common-password': ['password', problems['common-password']],
    'no-sign-in-name': ['name', problems['no-sign-in-name']],
    'name-taken': ['name', words.taken(offers)],
    'too-many-names': ['name', words.tooManyNames],
    'several-accounts': ['name', words.several],
    'wait': ['form', signIn.wait(clinic.phone)],
    'stopped': ['form', signIn.stopped(clinic.phone)],
    'too-many-joiners': ['form', words.tooManyJoiners(clinic.phone)],
    'changed-meanwhile': ['form', words.changed],
    'not-open': ['form', problems['form-expired']],
    'agree-first': ['form', problems['form-expired']],
  }
  return withError(form, ...sentences[reason])
}
