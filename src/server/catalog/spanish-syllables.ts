const strong = 'aeoáéó'
const stressedWeak = 'íú'
const vowelRun = /[aeiouáéíóúü]+/g

/** Syllables of a Spanish word, at least one (look.md, part 11; `syllable-es` miscounts a hiatus). */
export function spanishSyllables(word: string): number {
  const letters = word.normalize('NFC').toLowerCase()
    .replace(/qu(?=[eiéí])/g, 'q')
    .replace(/gu(?=[eiéí])/g, 'g')
    .replace(/y(?![aeiouáéíóúü])/g, 'i')
  let count = 0
  for (const [run] of letters.matchAll(vowelRun)) {
    count += 1
    for (let at = 1; at < run.length; at++) if (isHiatus(run[at - 1]!, run[at]!)) count += 1
  }
  return Math.max(1, count)
}

function isHiatus(before: string, vowel: string): boolean {
  const strongs = [before, vowel].filter((one) => strong.includes(one)).length
  if (strongs === 2) return true
  if (strongs === 1) return stressedWeak.includes(before) || stressedWeak.includes(vowel)
  return before === vowel
}
