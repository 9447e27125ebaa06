import type { SearchStore } from '../../../db/search.ts'
import type { Locale } from '../catalog/text.ts'
import { distance, mistakesIn } from './distance.ts'
import { stemOf } from './words.ts'

/** Looking stops here, whatever was found: by count and not by the clock, so that a busy server finds the same. */
const WORDS_MAX = 10_000
const ALIKE_MAX = 3

/** The stems of the words that differ least from a misspelled one; none where nothing is near. */
export function spelledAlmost(store: SearchStore, word: string, lang: Locale): string[] {
  const most = mistakesIn(word)
  if (most === 0) return []
  let near: { word: string; times: number }[] = []
  let looked = 0
  let least = most
  for (const [known, times] of store.eachOfLength(lang, word.length - most, word.length + most)) {
    if (++looked > WORDS_MAX) break
    // Two mistakes are believed only where the word begins alike.
    const off = distance(word, known, least)
    if (off > least || (off > 1 && known[0] !== word[0])) continue
    if (off < least) near = []
    least = off
    near.push({ word: known, times })
  }
  const best = near.sort((a, b) => b.times - a.times).map((one) => stemOf(one.word, lang))
  return [...new Set(best)].slice(0, ALIKE_MAX)
}
