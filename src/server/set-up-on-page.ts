import type { AstroGlobal } from 'astro'
import { setUpClinic, SetUpClinic } from '../domain/clinics/set-up-clinic.ts'
import { NotFound } from '../domain/result.ts'
import { enter, seeOther } from './auth/enter.ts'
import { slowRefusal } from './auth/floor.ts'
import { readForm, withError, type Form } from './form.ts'
import { refusedForm } from './refused-form.ts'

/** Where a new clinic goes on: numbers families need before it opens. */
const NEXT = '/staff/clinic/contacts'

/**
 * GET and POST of the first run.
 * @returns a redirect, signed in, once the clinic is set up; otherwise the form to draw
 * @throws NotFound for a clinic that is set up already, for good
 */
export async function answerSetUp(astro: AstroGlobal): Promise<Response | Form> {
  const { world, clinic, words, locale, clientAddress } = astro.locals
  if (clinic.isSetUp) throw new NotFound('setup')
  if (astro.request.method !== 'POST') return freshForm(astro)
  const startedAt = performance.now()
  const read = await readForm(astro.request, SetUpClinic, words.problems)
  if (!read.ok) return refusedForm(astro, read.form)

  const result = await setUpClinic(world, clinic.id, { ...read.value, locale, address: clientAddress })
  if (result.ok) {
    const { cookie } = await enter(astro, result.value.accountId)
    return seeOther(NEXT, [cookie])
  }
  await slowRefusal(startedAt)
  if (result.reason === 'set-up-already') throw new NotFound('setup')
  const { setup, problems } = words
  const [field, message] = ({
    'wrong-code': ['code', setup.wrongCode],
    'wait': ['code', setup.wait],
    'short-password': ['password', problems['short-password']],
    'long-password': ['password', problems['long-password']],
    'common-password': ['password', problems['common-password']],
    'changed-meanwhile': ['form', setup.sentBefore],
  } as const)[result.reason]
  return refusedForm(astro, withError(read.form, field, message), result.reason)
}

/** The empty form, with what a clinic is most likely to keep. */
function freshForm({ locals: { clinic } }: AstroGlobal): Form {
  const { discreetName, languages } = clinic
  return { values: { discreetName, languages: languages.join('\n') }, errors: {} }
}
