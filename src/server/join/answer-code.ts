import type { AstroGlobal } from 'astro'
import * as z from 'zod'
import { code } from '../../domain/accounts/fields.ts'
import { seeOther } from '../auth/enter.ts'
import { slowRefusal } from '../auth/floor.ts'
import { emptyForm, readForm, withError, type Form } from '../form.ts'
import { refusedForm } from '../refused-form.ts'
import { arrive, refusalOf } from './arrive.ts'

const CodeForm = z.object({ code })

/**
 * GET and POST of the box for a code.
 * @returns a redirect once the code is known; otherwise the form with the code as it was typed
 */
export async function answerCode(astro: AstroGlobal): Promise<Response | Form> {
  if (astro.request.method !== 'POST') return emptyForm
  const startedAt = performance.now()
  const read = await readForm(astro.request, CodeForm, astro.locals.words.problems)
  let { form } = read
  if (read.ok) {
    const result = await arrive(astro, read.value.code)
    if (result.ok) return seeOther('/join/welcome', result.value.cookies)
    form = withError(form, 'code', refusalOf(astro, result.reason))
    await slowRefusal(startedAt)
  }
  return refusedForm(astro, form)
}
