import type { APIRoute } from 'astro'
import * as z from 'zod'
import { chooseLanguage, ChooseLanguage } from '../../../domain/accounts/choose-language.ts'
import type { Locale } from '../../../domain/clinics/clinic.ts'
import { ownPath, seeOther } from '../../../server/auth/enter.ts'
import { languageCookie } from '../../../server/choice-cookies.ts'
import { readForm } from '../../../server/form.ts'
import { HELP_PLACES } from '../../../server/help-on-page.ts'

const Switch = ChooseLanguage.extend({ to: z.string().default('/') })

/** Forms that stand before a sign-in: no place to go after it, but a page to read in the other language. */
const SIGN_IN_PAGES = ['/sign-in', '/staff/sign-in']

/** The language button of the top bar: same page, other language, kept on this device and with the account. */
export const POST: APIRoute = async ({ request, locals: { world, clinic, signedIn, words } }) => {
  const read = await readForm(request, Switch, words.problems)
  if (!read.ok) return seeOther('/', [])
  const { locale, to } = read.value
  if (signedIn) await chooseLanguage(world, { clinicId: clinic.id, id: signedIn.accountId }, { locale })
  return seeOther(placeIn(locale, to), [languageCookie(locale)])
}

function placeIn(locale: Locale, to: string): string {
  if (Object.values(HELP_PLACES).includes(to)) return HELP_PLACES[locale]
  return ownPath(to) ?? signInPlace(to) ?? '/'
}

/** The sign-in page, still leading where the person wanted to go. */
function signInPlace(to: string): string | undefined {
  const { pathname, searchParams } = URL.parse(to, 'http://own.invalid') ?? {}
  if (!pathname || !SIGN_IN_PAGES.includes(pathname)) return undefined
  const next = ownPath(searchParams?.get('to') ?? undefined)
  return next ? `${pathname}?to=${encodeURIComponent(next)}` : pathname
}
