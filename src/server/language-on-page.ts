import type { AstroGlobal } from 'astro'
import type * as z from 'zod'
import { chooseLanguage, ChooseLanguage } from '../domain/accounts/choose-language.ts'
import { oneOf } from '../domain/fields.ts'
import { seeOther } from './auth/enter.ts'
import { languageCookie, themeCookie } from './choice-cookies.ts'
import type { Form } from './form.ts'

export const LanguageForm = ChooseLanguage.extend({ theme: oneOf(['system', 'light', 'dark']) })

/** Keeps the language with the account, and both choices on this device. @returns the way back to the same page */
export async function keepLanguage(
  astro: AstroGlobal, account: { clinicId: string; id: string }, { locale, theme }: z.infer<typeof LanguageForm>,
): Promise<Response> {
  await chooseLanguage(astro.locals.world, account, { locale })
  return seeOther(`${astro.url.pathname}?saved`, [languageCookie(locale), themeCookie(theme === 'system' ? undefined : theme)])
}

/** The form as it stands. */
export function languageForm({ locals: { locale, theme } }: AstroGlobal): Form {
  return { values: { locale, theme: theme ?? 'system' }, errors: {} }
}
