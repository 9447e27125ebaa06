import type { AstroGlobal } from 'astro'
import { RecoverWithCode, recoverWithCode } from '../../domain/accounts/recover-with-code.ts'
import { emptyForm, readForm, withError, type Form } from '../form.ts'
import { markRefused } from '../refused-form.ts'
import { enter, seeOther } from './enter.ts'
import { slowRefusal } from './floor.ts'

/**
 * GET and POST of the page for getting back in.
 * @returns a redirect once the code was right and its owner is signed in; otherwise the form to draw
 */
export async function answerRecovery(astro: AstroGlobal): Promise<Response | Form> {
  if (astro.request.method !== 'POST') return emptyForm
  const startedAt = performance.now()
  const answer = await answerPost(astro)
  if (answer instanceof Response) return answer
  markRefused(astro)
  await slowRefusal(startedAt)
  return answer
}

async function answerPost(astro: AstroGlobal): Promise<Response | Form> {
  const { world, clinic, clientAddress, words } = astro.locals
  const read = await readForm(astro.request, RecoverWithCode, words.problems)
  if (!read.ok) return read.form
  const result = await recoverWithCode(world, clinic.id, { ...read.value, address: clientAddress })
  if (!result.ok) {
    if (result.reason === 'no-match') return withError(read.form, 'code', words.signIn.recover.noMatch)
    if (result.reason === 'wait') return withError(read.form, 'form', words.signIn.waitLonger(clinic.phone))
    return withError(read.form, 'passwordNew', words.problems[result.reason])
  }
  const { cookie, location } = await enter(astro, result.value.accountId)
  return seeOther(location, [cookie])
}
