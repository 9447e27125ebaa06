/* Porter's algorithm (M. F. Porter, "An algorithm for suffix stripping", Program 14, 1980), as SQLite's FTS5 has it. */

const LEAST = 3
const consonants = '[^aeiou][^aeiouy]*'
const vowels = '[aeiouy][aeiou]*'
/** Measures: the stem holds a vowel group with consonants after it once or more, exactly once, twice or more. */
const once = new RegExp(`^(${consonants})?${vowels}${consonants}`)
const exactlyOnce = new RegExp(`^(${consonants})?${vowels}${consonants}(${vowels})?$`)
const twice = new RegExp(`^(${consonants})?${vowels}${consonants}${vowels}${consonants}`)
const hasVowel = new RegExp(`^(${consonants})?[aeiouy]`)
const endsShort = new RegExp(`^${consonants}[aeiouy][^aeiouwxy]$`)

/** Longest first, so that `ational` is met before `ation`. */
const STEP_2 = pairs('ational ate,tional tion,enci ence,anci ance,izer ize,bli ble,alli al,entli ent,eli e,ousli ous,ization ize,ation ate,'
  + 'ator ate,alism al,iveness ive,fulness ful,ousness ous,aliti al,iviti ive,biliti ble,logi log')
const STEP_3 = pairs('icate ic,ative ,alize al,iciti ic,ical ic,ful ,ness ')
const STEP_4 = pairs('al ,ance ,ence ,er ,ic ,able ,ible ,ant ,ement ,ment ,ent ,sion s,tion t,ou ,ism ,ate ,iti ,ous ,ive ,ize ')

/** The stem of a lower-case English word. */
export function stemEnglish(word: string): string {
  if (word.length < LEAST) return word
  // A y at the start is a consonant; as a capital it is no vowel to the rules.
  let stem = withoutTense(withoutPlural(word.replace(/^y/, 'Y')))
  if (stem.endsWith('y') && hasVowel.test(stem.slice(0, -1))) stem = `${stem.slice(0, -1)}i`
  stem = swap(stem, STEP_2, once)
  stem = swap(stem, STEP_3, once)
  stem = swap(stem, STEP_4, twice)
  return withoutLastE(stem).toLowerCase()
}

function withoutPlural(word: string): string {
  if (/(ss|i)es$/.test(word)) return word.slice(0, -2)
  return /[^s]s$/.test(word) ? word.slice(0, -1) : word
}

function withoutTense(word: string): string {
  if (word.endsWith('eed')) return once.test(word.slice(0, -3)) ? word.slice(0, -1) : word
  const stem = /^(.+?)(ed|ing)$/.exec(word)?.[1]
  if (stem === undefined || !hasVowel.test(stem)) return word
  if (/(at|bl|iz)$/.test(stem)) return `${stem}e`
  if (/([^aeiouylsz])\1$/.test(stem)) return stem.slice(0, -1)
  return exactlyOnce.test(stem) && endsShort.test(stem) ? `${stem}e` : stem
}

function withoutLastE(word: string): string {
  let stem = word
  if (stem.endsWith('e')) {
    const before = stem.slice(0, -1)
    if (twice.test(before) || (exactlyOnce.test(before) && !endsShort.test(before))) stem = before
  }
  return stem.endsWith('ll') && twice.test(stem) ? stem.slice(0, -1) : stem
}

/** Puts the first fitting ending in place of the other, where enough of the word is left. */
function swap(word: string, endings: readonly [string, string][], measure: RegExp): string {
  const fitting = endings.find(([ending]) => word.endsWith(ending))
  if (!fitting) return word
  const [ending, instead] = fitting
  const before = word.slice(0, -ending.length)
  return measure.test(before + (instead.length === 1 && endings === STEP_4 ? instead : '')) ? before + instead : word
}

function pairs(list: string): [string, string][] {
  return list.split(',').map((one): [string, string] => {
    const [ending = '', instead = ''] = one.split(' ')
    return [ending, instead]
  }).sort(([a], [b]) => b.length - a.length)
}
