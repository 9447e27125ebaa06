import { createHash } from 'node:crypto'
import { textsOfQuestions } from './check-tokens.ts'
import type { Language, Quiz } from './loaded.ts'
import { readModuleText } from './module-text.ts'
import { passagesOfPractice } from './passages.ts'
import type { Facts } from './read-facts.ts'

/** Enough for two texts of one module never to be taken for one another; short enough to be read in keys.json. */
const DIGITS = 8
const word = /[\p{L}\p{N}%]+/gu
const contact = /\{[a-z_]+\}/g

/** Eight hex digits that change with the words of these texts; not with capitals, blanks or commas, nor with a contact. */
export function printOf(texts: readonly string[]): string {
  const words = texts.flatMap((text) => text.replace(contact, ' ').toLowerCase().match(word) ?? [])
  return createHash('sha256').update(words.join(' ')).digest('hex').slice(0, DIGITS)
}

/**
 * What a reviewer weighs of a module in one language: its front matter with what there is to practise, its sections
 * without captions, its questions with their feedback, and what the facts claim that it rests on.
 */
export function reviewedTexts(language: Language, { file }: Quiz, facts: Facts | undefined): string[] {
  const { front: { title, main, objectives, sections, summary, tryThis, trySafer, contentNote, sources }, locale } = language
  const blocks = readModuleText(language).sections.flatMap((section) => section.blocks)
  return [
    title, main, ...objectives, ...sections.map((section) => section.title), ...summary, tryThis, trySafer ?? '', contentNote ?? '',
    ...passagesOfPractice(language).map(({ text }) => text),
    ...blocks.filter(({ inside }) => !inside.includes('Picture')).map(({ text }) => text),
    ...textsOfQuestions([...file.checks, ...file.quiz]).map((text) => text?.[locale] ?? ''),
    ...[...sources].sort().map((id) => facts?.fact(id)?.claim ?? ''),
  ]
}
