import type { AstroGlobal } from 'astro'
import * as z from 'zod'
import { readCode } from '../../domain/accounts/codes.ts'
import { formKey, oneOf } from '../../domain/fields.ts'
import { acceptAsMember } from '../../domain/invitations/accept-as-member.ts'
import { askForNew } from '../../domain/invitations/ask-for-new.ts'
import { readSignInCookie, clearedSignInCookie } from '../auth/cookie.ts'
import { seeOther } from '../auth/enter.ts'
import { slowRefusal } from '../auth/floor.ts'
import { emptyForm, readForm, withError, type Form } from '../form.ts'
import { memberOf } from '../guards.ts'
import { arrive, refusalOf } from './arrive.ts'
import { carryCookie, droppedCookie, openCarried } from './carried.ts'
import { leadsOn, stepOf, stepTo, type Step } from './step.ts'

const WELCOME = '/join/welcome'

const WelcomeForm = z.object({ formKey, do: oneOf(['ask', 'mine', 'second', 'not-mine']) })
type Act = z.infer<typeof WelcomeForm>

/**
 * GET and POST of the welcome. Opening it uses nothing up.
 * @returns a redirect, the step whose page to draw, or the box again for a code that leads nowhere
 */
export async function answerWelcome(astro: AstroGlobal): Promise<Response | Step | Form> {
  if (astro.request.method !== 'POST') return await stepOf(astro) ?? answerFirstVisit(astro)
  const read = await readForm(astro.request, WelcomeForm, astro.locals.words.problems)
  const step = await stepOf(astro)
  if (!read.ok || !step) return seeOther(WELCOME, [])
  return answerAct(astro, step, read.value)
}

/** A code as it stood in the address: nobody has looked at it yet. */
async function answerFirstVisit(astro: AstroGlobal): Promise<Response | Step | Form> {
  const { locals, cookies, response } = astro
  const startedAt = performance.now()
  const carried = await openCarried(locals.world.vault, cookies)
  if (!carried || carried.isFound) return seeOther('/join', [droppedCookie])
  const result = await arrive(astro, carried.code)
  if (result.ok) {
    for (const cookie of result.value.cookies) response.headers.append('set-cookie', cookie)
    return stepTo(locals, result.value.carried, result.value.way)
  }
  await slowRefusal(startedAt)
  response.status = 404
  response.headers.append('set-cookie', droppedCookie)
  const typed = readCode(carried.code) ? carried.code : ''
  return withError({ ...emptyForm, values: { code: typed } }, 'code', refusalOf(astro, result.reason))
}

async function answerAct(astro: AstroGlobal, step: Step, { formKey: key, do: what }: Act): Promise<Response> {
  const { world, clinic, auth } = astro.locals
  const { visitor, carried: { code } } = step
  const carry = (said?: 'mine' | 'second') => carryCookie(world.vault,
    { code, isFound: true, ...(said && visitor ? { said: { by: visitor.accountId, what: said } } : {}) })

  if (what === 'ask') {
    if (step.view === 'ended') await askForNew(world, clinic.id, code)
    return seeOther(WELCOME, [await carry()])
  }
  if (what === 'not-mine') {
    const token = readSignInCookie(astro.request.headers.get('cookie'))
    if (token) await auth.signOut(clinic.id, token)
    return seeOther(WELCOME, [clearedSignInCookie(), await carry()])
  }
  const member = memberOf(astro.locals)
  if (what === 'mine' && member && visitor?.meeting === 'same-family') {
    await acceptAsMember(world, member, { formKey: key, code })
  }
  const after = await stepTo(astro.locals, { code, said: visitor && { by: visitor.accountId, what } }, step.way)
  return seeOther(leadsOn(after) ? '/join/visible' : WELCOME, [await carry(what)])
}
