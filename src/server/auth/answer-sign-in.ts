import type { AstroGlobal } from 'astro'
import * as z from 'zod'
import { accountsToChoose, chooseAccount, ChooseAccount } from '../../domain/accounts/choose-account.ts'
import type { NamedAccount } from '../../domain/accounts/queries.ts'
import { signIn, SignIn } from '../../domain/accounts/sign-in.ts'
import { tellOfRecovery } from '../../domain/accounts/tell-of-recovery.ts'
import { dayIn } from '../../domain/clinics/clinic.ts'
import { weekdayAndDay } from '../../words/dates.ts'
import { readForm, withError, type Form } from '../form.ts'
import { openHeldForm, sendHeldForm } from '../held-form.ts'
import { markRefused } from '../refused-form.ts'
import { enter, ownPath, placeFor, seeOther } from './enter.ts'
import { slowRefusal } from './floor.ts'

/** What a sign-in page shows: the form, the question who it is, or the news that access was restored. */
export type SignInView =
  | { step: 'password'; form: Form }
  | { step: 'who'; form: Form; accounts: NamedAccount[] }
  | { step: 'told'; giver: string; day: string; location: string }

/** `to` (a path) and `held` (a sealed form) travel along in hidden fields, whatever happens. */
const SignInForm = z.discriminatedUnion('do', [
  SignIn.extend({ do: z.literal('password') }), ChooseAccount.extend({ do: z.literal('choose') }),
])

export function hasErrors(view: SignInView): boolean {
  return view.step !== 'told' && Object.keys(view.form.errors).length > 0
}

/**
 * GET and POST of both sign-in pages.
 * @returns a redirect once somebody is signed in; otherwise what to draw
 */
export async function answerSignIn(astro: AstroGlobal): Promise<Response | SignInView> {
  const { request, locals, url } = astro
  if (request.method === 'POST') {
    const startedAt = performance.now()
    const view = await answerPost(astro)
    if (view instanceof Response || !hasErrors(view)) return view
    markRefused(astro)
    await slowRefusal(startedAt)
    return view
  }
  const to = url.searchParams.get('to') ?? undefined
  if (locals.signedIn) return seeOther(placeFor(locals.signedIn, to), [])
  return { step: 'password', form: { values: { to: ownPath(to) ?? '', held: locals.held ?? '' }, errors: {} } }
}

async function answerPost(astro: AstroGlobal): Promise<Response | SignInView> {
  const { world, clinic, words, clientAddress } = astro.locals
  const read = await readForm(astro.request, SignInForm, words.problems)
  if (!read.ok) return viewOf(astro, read.form)
  if (read.value.do === 'choose') {
    const chosen = await chooseAccount(world, clinic.id, read.value)
    if (chosen.ok) return signedIn(astro, chosen.value.accountId, read.form)
    return { step: 'password', form: withError(read.form, 'form', words.signIn.choiceEnded) }
  }
  const result = await signIn(world, clinic.id, { ...read.value, address: clientAddress })
  if (!result.ok) {
    const field = result.reason === 'no-match' ? 'name' : 'form'
    return { step: 'password', form: withError(read.form, field, refusals(astro)[result.reason]) }
  }
  if ('accountId' in result.value) return signedIn(astro, result.value.accountId, read.form)
  return viewOf(astro, { ...read.form, values: { ...read.form.values, ...result.value } })
}

/** The form again; where a choice stands in it that still counts, with the accounts to choose among. */
async function viewOf({ locals: { world, clinic } }: AstroGlobal, form: Form): Promise<SignInView> {
  const accounts = await accountsToChoose(world, clinic.id, form.values.choice ?? '')
  return accounts.length > 0 ? { step: 'who', form, accounts } : { step: 'password', form }
}

async function signedIn(astro: AstroGlobal, accountId: string, form: Form): Promise<Response | SignInView> {
  const { world, clinic, locale } = astro.locals
  const entered = await enter(astro, accountId, form.values.to)
  const { cookie, location } = entered
  const held = await openHeldForm(world, form.values.held, { clinicId: clinic.id, accountId })
  // What was typed comes first; the news keeps until the next sign-in.
  if (held) return sendHeldForm(astro, held, entered)
  const recovery = await tellOfRecovery(world, clinic.id, accountId)
  if (!recovery) return seeOther(location, [cookie])
  astro.response.headers.append('set-cookie', cookie)
  const day = weekdayAndDay(locale, dayIn(clinic.timeZone, recovery.usedAt))
  return { step: 'told', giver: recovery.giverName, day, location }
}

function refusals({ locals: { words: { signIn: words }, clinic: { phone } } }: AstroGlobal) {
  return { 'no-match': words.noMatch, 'wait': words.wait(phone), 'wait-longer': words.waitLonger(phone), 'stopped': words.stopped(phone) }
}
