import { z } from 'zod'

/** The languages a course can be in. English is always there. */
export const locales = ['en', 'es'] as const
export type Locale = (typeof locales)[number]

/** A text in both languages. Spanish may be missing; then the English stands in (`pick`). */
export const Text = z.strictObject({ en: z.string().trim().min(1), es: z.string().trim().min(1).optional() })
export type Text = z.infer<typeof Text>

/** The text in the wanted language, or in English with `lang` saying so (for the `lang` attribute). */
export function pick(text: Text, locale: Locale): { text: string; lang: Locale } {
  return locale === 'es' && text.es !== undefined ? { text: text.es, lang: 'es' } : { text: text.en, lang: 'en' }
}

export type TextPart = { text: string } | { contact: string }

/** Cuts a quiz or worksheet text at its contact tokens: "Call {crisis} now" has three parts. */
export function textParts(text: string): TextPart[] {
  return text
    .split(/(\{[a-z_]+\})/)
    .filter((piece) => piece !== '')
    .map((piece) => (/^\{[a-z_]+\}$/.test(piece) ? { contact: piece.slice(1, -1) } : { text: piece }))
}

/** Words as the limits count them: runs with at least one letter or digit. */
export function countWords(text: string): number {
  return text.split(/\s+/).filter((word) => /[\p{L}\p{N}]/u.test(word)).length
}
