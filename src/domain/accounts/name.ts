/** The longest sign-in name, in characters. */
export const NAME_LENGTH = 100

/** A sign-in name in the one form that is stored and looked up. Only `chosen` names are unique in a clinic. */
export interface SignInName {
  kind: 'email' | 'phone' | 'chosen'
  norm: string
}

const EMAIL = /^[^\s@]+@[^\s@]+\.[^\s@]+$/
const PHONE_SIGNS = /[\s().\p{Dash_Punctuation}]/gu
const UNITED_STATES = /^(?:\+?1)?([2-9]\d{2}[2-9]\d{6})$/
const ABROAD = /^\+[2-9]\d{7,14}$/
/** Characters nobody sees, which come along when a name is pasted. */
const INVISIBLE = /\p{Cf}/gu

/**
 * The email, phone number or chosen name in what somebody typed: composed (NFC), lower case, one space
 * between words; a number with ten digits is read as one of the United States (`+15551234567`).
 * In code, not in SQL: SQLite's `lower()` knows only A to Z. Empty text gives a chosen name of ''.
 */
export function normaliseName(text: string): SignInName {
  const plain = text.replace(INVISIBLE, '').trim().replace(/\s+/gu, ' ').toLowerCase().normalize('NFC')
  if (EMAIL.test(plain)) return { kind: 'email', norm: plain }
  const number = phoneNumber(plain)
  return number ? { kind: 'phone', norm: number } : { kind: 'chosen', norm: plain }
}

function phoneNumber(plain: string): string | undefined {
  const digits = plain.replace(PHONE_SIGNS, '')
  const local = UNITED_STATES.exec(digits)?.[1]
  if (local) return `+1${local}`
  return ABROAD.test(digits) ? digits : undefined
}
