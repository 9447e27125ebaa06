import { syllable } from 'syllable'
import type { Locale } from '../../domain/catalog/shape.ts'
import { spanishSyllables } from './spanish-syllables.ts'

/** Words, sentences and syllables of a text, to be added up. */
export interface Measure { words: number; sentences: number; syllables: number }

/** Flesch-Kincaid grade (lower is easier) in English, INFLESZ (higher is easier) in Spanish. */
export const scales: Record<Locale, {
  name: string; score(measure: Measure): number; tooHard(score: number): boolean; choppy(score: number): boolean; limit: string
}> = {
  en: {
    name: 'Flesch-Kincaid', limit: 'limit 6.0',
    score: ({ words, sentences, syllables }) => 0.39 * (words / sentences) + 11.8 * (syllables / words) - 15.59,
    tooHard: (score) => score > 6.05, choppy: (score) => score < 2.45,
  },
  es: {
    name: 'INFLESZ', limit: 'at least 65',
    score: ({ words, sentences, syllables }) => 206.835 - 62.3 * (syllables / words) - words / sentences,
    tooHard: (score) => score < 64.5, choppy: (score) => score > 90.5,
  },
}

/** As it is shown: one digit for a grade, none for INFLESZ. */
export function shownScore(locale: Locale, score: number): string {
  return score.toFixed(locale === 'en' ? 1 : 0)
}

/** Below this a formula says nothing. */
export const MIN_SENTENCES = 3

const CONTACT_SYLLABLES = 2
const TERM_SYLLABLES = 2
const word = /\{[a-z_]+\}|\p{L}[\p{L}\p{M}'’-]*/gu

/**
 * Measures sentences. Numbers are left out, a contact is one word, and a word in `known` – explained before – counts
 * at most two syllables.
 */
export function measure(sentences: readonly string[], locale: Locale, known: ReadonlySet<string> = new Set()): Measure {
  const sum = { words: 0, sentences: 0, syllables: 0 }
  for (const sentence of sentences) {
    const words = sentence.match(word) ?? []
    if (words.length === 0) continue
    sum.sentences += 1
    sum.words += words.length
    for (const one of words) sum.syllables += syllablesOf(one, locale, known)
  }
  return sum
}

export function sum(measures: readonly Measure[]): Measure {
  return measures.reduce((all, one) => ({
    words: all.words + one.words, sentences: all.sentences + one.sentences, syllables: all.syllables + one.syllables,
  }), { words: 0, sentences: 0, syllables: 0 })
}

/** The word without what plural and capitals change, so that a term is found again. */
export function stemOf(text: string): string {
  return text.toLowerCase().replace(/e?s$/u, '')
}

const counted: Record<Locale, Map<string, number>> = { en: new Map(), es: new Map() }

function syllablesOf(text: string, locale: Locale, known: ReadonlySet<string>): number {
  if (text.startsWith('{')) return CONTACT_SYLLABLES
  const before = counted[locale].get(text)
  const count = before ?? (locale === 'en' ? Math.max(1, syllable(text)) : spanishSyllables(text))
  if (before === undefined) counted[locale].set(text, count)
  return count > TERM_SYLLABLES && known.has(stemOf(text)) ? TERM_SYLLABLES : count
}
