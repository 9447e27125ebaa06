import type { Locale } from '../catalog/text.ts'
import { stemEnglish } from './stem-english.ts'
import { stemSpanish } from './stem-spanish.ts'

/** A word of a text: where it stands, and the word without capitals, accents and apostrophes. */
export interface FoundWord { from: number; to: number; word: string }

const aWord = /[\p{L}\p{N}]+(?:['’]\p{L}+)*/gu
const accents = /\p{M}+/gu

/** The words of a text in their order. "Don’t" is the word `dont`, "Ana’s" is `ana`. */
export function wordsIn(text: string): FoundWord[] {
  return [...text.matchAll(aWord)].map(({ 0: found, index }) => ({ from: index, to: index + found.length, word: folded(found) }))
}

function folded(text: string): string {
  return text.normalize('NFD').replace(accents, '').toLowerCase().replace(/['’]s$/, '').replace(/['’]/g, '')
}

/** What is left of a folded word without its ending: the same for "boundary" and "boundaries", "recae" and "recaída". */
export function stemOf(word: string, lang: Locale): string {
  return lang === 'es' ? stemSpanish(word) : stemEnglish(word)
}

/** The stems of a text in their order, with blanks between. */
export function stemsOf(text: string, lang: Locale): string {
  return wordsIn(text).map(({ word }) => stemOf(word, lang)).join(' ')
}

const BETWEEN: Record<Locale, ReadonlySet<string>> = {
  en: new Set(('a about am an and any are as at be been but by can could did do does for from get had has have he her him his how i if in '
    + 'is it its just me my no not of on or our out over she should so some that the their them there they this to up us was we were what '
    + 'when where which who why will with would you your dont doesnt wont cant im').split(' ')),
  es: new Set(('a al algo ante como con cual cuando de del desde donde e el ella ellos en era es esa ese eso esta este esto fue ha hace hacer '
    + 'han hasta hay he la las le les lo los mas me mi mis muy ni no nos o para pero por porque puede puedo que quien se ser si sin sobre son '
    + 'su sus tan te tengo tiene todo tu un una uno usted y ya yo').split(' ')),
}

/** A single letter or digit says nothing. */
const TELLING_MIN = 2

/** Whether this folded word only joins others and is not what somebody looks for. */
export function isBetween(word: string, lang: Locale): boolean {
  return word.length < TELLING_MIN || BETWEEN[lang].has(word)
}
