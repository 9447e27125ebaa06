import type { AstroGlobal } from 'astro'
import * as z from 'zod'
import { oneOf } from '../../domain/fields.ts'
import { AGREEMENT_VERSION } from '../../domain/invitations/agreement.ts'
import { seeOther } from '../auth/enter.ts'
import { emptyForm, readForm, type Form } from '../form.ts'
import { refusedForm } from '../refused-form.ts'
import { carryCookie, droppedCookie } from './carried.ts'
import { leadsOn, stepOf } from './step.ts'

const VisibleForm = z.object({ agree: oneOf(['yes', 'no']) })

/**
 * GET and POST of what the clinic can see. The yes travels on; it is kept with the account. A no keeps nothing.
 * @returns a redirect, or the form to draw
 */
export async function answerVisible(astro: AstroGlobal): Promise<Response | Form> {
  const step = await stepOf(astro)
  if (!step || !leadsOn(step)) return seeOther('/join/welcome', [])
  if (astro.request.method !== 'POST') return emptyForm
  const read = await readForm(astro.request, VisibleForm, astro.locals.words.problems)
  if (!read.ok) return refusedForm(astro, read.form)
  if (read.value.agree === 'no') return seeOther('/learn', [droppedCookie])
  const carried = { ...step.carried, agreed: AGREEMENT_VERSION }
  return seeOther('/join/account', [await carryCookie(astro.locals.world.vault, carried)])
}
