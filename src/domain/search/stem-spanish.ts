/*
 * A light stemmer for Spanish words without accents, after the rules of Snowball's Spanish algorithm (M. F. Porter):
 * pronouns, endings of nouns and adjectives, endings of verbs, last vowels.
 */

const PRONOUNS = /(ando|iendo|yendo|ar|er|ir)(sel[ao]s?|[mts]e|l[aeo]s?|nos)$/
const NOUNS = /(anzas?|ic[oa]s?|ismos?|[ai]bles?|istas?|os[oa]s?|[ai]mientos?|ador[ae]?s?|acion(es)?|antes?|ancias?|idad(es)?|iv[oa]s?)$/
const LOGIC = /logias?$/
const CONDITION = /encias?$/
const ADVERB = /(a?mente)$/
const AFTER_U = /y(a|e|o|an|en|as|es|ais|eron|endo|amos)$/
const VERBS = new RegExp(`(${[
  '[aei]r(ian?|ias|iais|iamos|an|as|eis|emos|e|a)', '[ae]re?', 'ier(a|an|as|ais|on)', 'ieses?', 'iesen', 'ies(eis|emos)', 'ieramos',
  'a(ba|bas|ban|bais|bamos|ra|ras|ran|rais|ramos|se|ses|sen|seis|semos|ste|steis|ron|mos|is|do|da|dos|das|ndo|d|n|s)',
  '[ei]r', 'ed', 'id', 'i(a|as|an|ais|amos|do|da|dos|das|endo|ste|steis|mos|o|s)', 'en', 'es', 'eis', 'emos',
].join('|')})$`)

/** The stem of a lower-case Spanish word whose accents are taken away. */
export function stemSpanish(word: string): string {
  const open = afterOpening(word)
  let stem = word
  const pronoun = PRONOUNS.exec(stem)
  if (pronoun && pronoun.index >= open) stem = stem.slice(0, -(pronoun[2] ?? '').length)
  const noun = withoutNounEnding(stem)
  const verb = noun === stem ? withoutVerbEnding(stem, open) : stem
  return verb === stem ? withoutLastVowel(noun, open) : verb
}

function withoutNounEnding(word: string): string {
  const first = afterGroup(word, 0)
  const second = afterGroup(word, first)
  const cut = (ending: RegExp, instead: string, from: number) => {
    const found = ending.exec(word)
    return found && found.index >= from ? word.slice(0, found.index) + instead : undefined
  }
  return cut(LOGIC, 'log', second) ?? cut(CONDITION, 'ente', second) ?? cut(ADVERB, '', first) ?? cut(NOUNS, '', second) ?? word
}

function withoutVerbEnding(word: string, open: number): string {
  const yes = AFTER_U.exec(word)
  if (yes && yes.index >= open && word[yes.index - 1] === 'u') return word.slice(0, yes.index)
  const verb = VERBS.exec(word.slice(open))
  return verb ? word.slice(0, open + verb.index).replace(/gu$/, 'g') : word
}

function withoutLastVowel(word: string, open: number): string {
  const last = /(os|[aeoi])$/.exec(word)
  return last && last.index >= open ? word.slice(0, last.index).replace(/gu$/, 'g') : word
}

/** Where endings of verbs may begin: never so early that nothing of the word is left. */
function afterOpening(word: string): number {
  const vowel = /[aeiou]/
  if (word.length < 3) return word.length
  if (!vowel.test(word[1] ?? '')) return after(word, vowel, 2)
  if (vowel.test(word[0] ?? '')) return after(word, /[^aeiou]/, 2)
  return 3
}

/** After the first consonant that follows a vowel. */
function afterGroup(word: string, from: number): number {
  return after(word, /[^aeiou]/, after(word, /[aeiou]/, from))
}

function after(word: string, letter: RegExp, from: number): number {
  const at = word.slice(from).search(letter)
  return at === -1 ? word.length : from + at + 1
}
