import { LANGUAGE_COOKIE, THEME_COOKIE } from './locale.ts'

const YEAR_SECONDS = 365 * 24 * 60 * 60
const ATTRIBUTES = 'Path=/; Secure; HttpOnly; SameSite=Lax'

/** The `Set-Cookie` line that keeps the language on this device. It tells nothing of anyone and outlives a sign-in. */
export function languageCookie(locale: string): string {
  return `${LANGUAGE_COOKIE}=${locale}; Max-Age=${YEAR_SECONDS}; ${ATTRIBUTES}`
}

/** The same for the colors; without a theme the device decides and the cookie goes. */
export function themeCookie(theme: 'light' | 'dark' | undefined): string {
  return `${THEME_COOKIE}=${theme ?? ''}; Max-Age=${theme ? YEAR_SECONDS : 0}; ${ATTRIBUTES}`
}
