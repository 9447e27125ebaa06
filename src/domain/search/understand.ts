import type { SearchStore, Wanted } from '../../../db/search.ts'
import type { HelpSituation } from '../catalog/search-words.ts'
import { helpSituations } from '../catalog/search-words.ts'
import { locales } from '../catalog/text.ts'
import type { Locale } from '../catalog/text.ts'
import { spelledAlmost } from './spelled-almost.ts'
import { isBetween, stemOf, wordsIn } from './words.ts'

/** What is typed beyond this is not looked for. */
const WORDS_MAX = 8
/** No phrase of the search words is longer. */
const PHRASE_MAX = 4
/** The beginning of a word, as somebody who is still typing leaves it. */
const BEGINNING_MIN = 3
const BEGINNINGS_MAX = 8
/** Each takes a look at every word there is; who mistypes more than these types again. */
const MISSPELLED_MAX = 3

/** A word or phrase as it was typed or meant, and what means the same. */
export interface Term { typed: Wanted[]; alike: Wanted[] }

/** What somebody looks for, and the help that such words ask for. */
export interface Understood { terms: Term[]; help: HelpSituation[] }

/** Reads typed words: phrases that mean something, then single words, their beginnings and their misspellings. */
export function understand(store: SearchStore, typed: string, locale: Locale): Understood {
  const words = wordsIn(typed).slice(0, WORDS_MAX).map(({ word }) => word)
  const reader = new Reader(store, locale)
  const isPhrase = new Set<number>()
  for (let length = Math.min(PHRASE_MAX, words.length); length > 1; length--) {
    for (let from = 0; from + length <= words.length; from++) {
      const places = Array.from({ length }, (_, at) => from + at)
      if (places.some((at) => isPhrase.has(at)) || !reader.readPhrase(words.slice(from, from + length))) continue
      for (const at of places) isPhrase.add(at)
    }
  }
  const single = words.filter((_, at) => !isPhrase.has(at))
  const telling = single.filter((word) => !isBetween(word, locale))
  const asked = telling.length > 0 || isPhrase.size > 0 ? telling : single
  for (const word of asked) reader.readWord(word, word === words.at(-1))
  return { terms: reader.terms, help: [...reader.help] }
}

class Reader {
  readonly terms: Term[] = []
  readonly help = new Set<HelpSituation>()
  readonly #store: SearchStore
  readonly #locale: Locale
  #misspelled = 0

  constructor(store: SearchStore, locale: Locale) {
    this.#store = store
    this.#locale = locale
  }

  /** @returns whether these words in a row mean something of their own */
  readPhrase(words: readonly string[]): boolean {
    return this.#languages().some((lang) => {
      const stems = words.map((word) => stemOf(word, lang)).join(' ')
      if (!this.#meansSomething({ lang, stems })) return false
      this.#take([{ lang, stems }])
      return true
    })
  }

  /** The reader's own language first; a word of the other one, such as the name of a medicine, is found too. */
  readWord(word: string, isLast: boolean): void {
    const known = this.#languages().map((lang) => ({ lang, stems: stemOf(word, lang) })).filter((one) => this.#isKnown(one))
    const [first, ...others] = known
    // A name such as Narcan means the same in both languages.
    if (first) return this.#take([first, ...others.filter((one) => this.#meansSomething(one))])
    for (const lang of isLast && word.length >= BEGINNING_MIN ? this.#languages() : []) {
      const begun = this.#store.listStartingWith(lang, word, BEGINNINGS_MAX)
      if (begun.length > 0) return this.#take(begun.map(({ stem }) => ({ lang, stems: stem })))
    }
    if (++this.#misspelled > MISSPELLED_MAX) return
    for (const lang of this.#languages()) {
      const meant = spelledAlmost(this.#store, word, lang)
      if (meant.length > 0) return this.#take(meant.map((stems) => ({ lang, stems })))
    }
  }

  #languages(): Locale[] {
    return [this.#locale, ...locales.filter((lang) => lang !== this.#locale)]
  }

  #isKnown({ lang, stems }: Wanted): boolean {
    return this.#store.holds(lang, stems) || this.#meansSomething({ lang, stems })
  }

  #meansSomething({ lang, stems }: Wanted): boolean {
    return this.#store.listMeanings(lang, stems).length > 0
  }

  #take(typed: Wanted[]): void {
    const meanings = typed.flatMap(({ lang, stems }) => this.#store.listMeanings(lang, stems)).map((id) => this.#store.findMeaning(id))
    for (const { help } of meanings) {
      const situation = helpSituations.find((known) => known === help)
      if (situation) this.help.add(situation)
    }
    const isTyped = (one: Wanted) => typed.some(({ lang, stems }) => lang === one.lang && stems === one.stems)
    this.terms.push({ typed, alike: meanings.flatMap(({ said }) => said).filter((one) => !isTyped(one)) })
  }
}
