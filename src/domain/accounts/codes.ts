import { randomInt } from 'node:crypto'

/** What codes are made of: no 0 O 1 I L, which look alike on paper. 31 symbols, just under 5 bits each. */
const ALPHABET = '23456789ABCDEFGHJKMNPQRSTUVWXYZ'
const GROUP = 4
const SEPARATORS = /[\s\p{Dash_Punctuation}._]/gu
const ONLY_SYMBOLS = new RegExp(`^[${ALPHABET}]+$`)

/** Symbols of a code that stands for one person: an invitation or a sign-in code (59 bits). */
export const PERSONAL_CODE_LENGTH = 12
/** Symbols of the code the whole clinic shares. */
export const JOIN_CODE_LENGTH = 8

/** A fresh random code of `length` symbols, without separators: the form that is hashed and compared. */
export function newCode(length: number): string {
  return Array.from({ length }, () => ALPHABET[randomInt(ALPHABET.length)]).join('')
}

/** A code of `length` symbols out of a secret digest: the same digest, the same code. @param digest base64url, 32 bytes */
export function codeFrom(digest: string, length: number): string {
  let rest = BigInt(`0x${Buffer.from(digest, 'base64url').toString('hex')}`)
  const base = BigInt(ALPHABET.length)
  return Array.from({ length }, () => {
    const symbol = ALPHABET[Number(rest % base)]
    rest /= base
    return symbol
  }).join('')
}

/** `K7MQ4XRD` as people see it: `K7MQ-4XRD`. */
export function formatCode(code: string): string {
  return code.match(new RegExp(`.{1,${GROUP}}`, 'g'))?.join('-') ?? ''
}

/**
 * The code in what somebody typed: any case, with spaces, dashes or dots anywhere.
 * Undefined when something else stands in it, or nothing at all. The length is not judged.
 */
export function readCode(text: string): string | undefined {
  const code = text.normalize('NFKC').replace(SEPARATORS, '').toUpperCase()
  return ONLY_SYMBOLS.test(code) ? code : undefined
}
