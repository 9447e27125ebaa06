import type { AstroGlobal } from 'astro'
import * as z from 'zod'
import { changeDisplayName, ChangeDisplayName } from '../domain/accounts/change-display-name.ts'
import { changeName, ChangeName } from '../domain/accounts/change-name.ts'
import { changePassword, ChangePassword } from '../domain/accounts/change-password.ts'
import { signOutEverywhere } from '../domain/accounts/sign-out-everywhere.ts'
import type { Actor } from '../domain/actor.ts'
import { NotFound } from '../domain/result.ts'
import { changeDigest, ChangeDigest } from '../domain/staff/change-digest.ts'
import { enter, forgettingCookies, seeOther } from './auth/enter.ts'
import { slowRefusal } from './auth/floor.ts'
import { emptyForm, readForm, withError, type Form } from './form.ts'
import { keepLanguage, languageForm, LanguageForm } from './language-on-page.ts'
import { markRefused } from './refused-form.ts'

/** One thing at a time: which part of the account is open to change. */
export const ACCOUNT_PARTS = ['display-name', 'name', 'password', 'language', 'digest'] as const
export type AccountPart = (typeof ACCOUNT_PARTS)[number]
/** `part` is undefined for the list of them. */
export interface AccountView { part: AccountPart | undefined; form: Form }

const AccountForm = z.discriminatedUnion('do', [
  ChangeDisplayName.extend({ do: z.literal('display-name') }),
  ChangeName.extend({ do: z.literal('name') }),
  ChangePassword.extend({ do: z.literal('password') }),
  LanguageForm.extend({ do: z.literal('language') }),
  ChangeDigest.extend({ do: z.literal('digest') }),
  z.object({ do: z.literal('everywhere') }),
])

/** GET and POST of the pages on which people change their own account. @param signInPage where to go when all ends */
export async function answerAccount(astro: AstroGlobal, actor: Actor, signInPage: string): Promise<Response | AccountView> {
  if (astro.request.method !== 'POST') return viewOf(astro, actor)
  const startedAt = performance.now()
  const { world, words } = astro.locals
  const read = await readForm(astro.request, AccountForm, words.problems)
  if (!read.ok) return viewOf(astro, actor, read.form)

  const input = read.value
  const saved = `${astro.url.pathname}?saved`
  if (input.do === 'language') return keepLanguage(astro, actor, input)
  if (input.do === 'everywhere') {
    await signOutEverywhere(world, actor)
    return seeOther(signInPage, forgettingCookies(astro.request))
  }
  if (input.do === 'digest') {
    if (actor.role !== 'clinician') throw new NotFound('morning list')
    await changeDigest(world, actor, input)
    return seeOther(saved, [])
  }
  if (input.do === 'display-name') {
    await changeDisplayName(world, actor, input)
    return seeOther(saved, [])
  }
  const result = input.do === 'name' ? await changeName(world, actor, input) : await changePassword(world, actor, input)
  if (result.ok) {
    const { cookie } = await enter(astro, actor.id)
    return seeOther(saved, [cookie])
  }
  await slowRefusal(startedAt)
  const [field, message] = refusals(astro)[result.reason]
  return viewOf(astro, actor, withError(read.form, field, message), result.reason)
}

/** The part that was sent or asked for, with its form. */
function viewOf(astro: AstroGlobal, actor: Actor, sent?: Form, reason?: string): AccountView {
  if (sent) markRefused(astro, reason)
  const asked = sent ? sent.values.do : astro.url.searchParams.get('change')
  const part = ACCOUNT_PARTS.find((one) => one === asked && (one !== 'digest' || actor.role === 'clinician'))
  if (sent) return { part, form: sent }
  if (part === 'language') return { part, form: languageForm(astro) }
  return { part, form: { ...emptyForm, values: { displayName: astro.locals.signedIn?.displayName ?? '' } } }
}

function refusals({ locals: { clinic: { phone }, words: { settings, signIn, problems } } }: AstroGlobal) {
  return {
    'wrong-password': ['password', settings.signIn.wrongPassword],
    'wait': ['password', signIn.wait(phone)],
    'stopped': ['password', signIn.stopped(phone)],
    'short-password': ['passwordNew', problems['short-password']],
    'long-password': ['passwordNew', problems['long-password']],
    'common-password': ['passwordNew', problems['common-password']],
    'name-taken': ['name', settings.signIn.nameTaken],
    'changed-meanwhile': ['form', settings.sentBefore],
  } as const
}
