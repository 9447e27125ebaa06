import type { Locale } from '../../domain/catalog/shape.ts'
import type { Report } from './finding.ts'
import type { Passage, Voice } from './passages.ts'
import type { NeverAdvise } from './read-facts.ts'
import { sentencesOf } from './sentences.ts'
import { forbids, instead, warns } from './words/advice.ts'

const clauseEnd = /[,;:–—]|(?<!\p{L})(?:but|pero|sino)(?!\p{L})/iu

interface Pattern { id: string; find: Record<Locale, RegExp | undefined> }

/** Stories tell and questions ask; what is not true, or not right, may name a mistake. */
const advising: readonly Voice[] = ['ours', 'said']

/** S1: nothing that reads as dangerous advice, unless the sentence opens by forbidding it or calls it dangerous. */
export function checkAdvice(passages: readonly Passage[], patterns: readonly Pattern[], report: Report): void {
  for (const { text, sentences = sentencesOf(text), voice, locale, line } of passages) {
    if (!advising.includes(voice)) continue
    for (const sentence of sentences) {
      if (forbids[locale].test(sentence)) continue
      for (const { id, find } of patterns) {
        const found = find[locale]?.exec(sentence)
        if (!found || isCalledDangerous(sentence, found, locale)) continue
        const [reads, say] = instead[id] ?? ['advice we never give', 'what is safe']
        report('S1', line(), `${id}: "${found[0]}" reads as ${reads}. Say ${say}, or use <Avoid>.`)
      }
    }
  }
}

/** "Half the dose can be deadly": the warning follows in the same clause. One before it may be about something else. */
function isCalledDangerous(sentence: string, { index, 0: words }: RegExpExecArray, locale: Locale): boolean {
  return warns[locale].test(sentence.slice(index + words.length).split(clauseEnd)[0] ?? '')
}

/** The patterns of facts.json → `neverAdvise`. One that cannot be read is reported. */
export function advicePatterns(rules: NeverAdvise, report: Report): Pattern[] {
  const expression = (id: string, source: string | undefined): RegExp | undefined => {
    if (source === undefined) return undefined
    try {
      return new RegExp(`(?<!\\p{L})(?:${source})`, 'iu')
    } catch {
      report('K1', undefined, `neverAdvise ${id}: the pattern is no regular expression. Mend it.`)
      return undefined
    }
  }
  return rules.map(({ id, patterns }) => ({ id, find: { en: expression(id, patterns?.en), es: expression(id, patterns?.es) } }))
}
