import type { Locale } from '../../domain/catalog/shape.ts'
import { countWords } from '../../domain/catalog/shape.ts'
import type { Report } from './finding.ts'
import type { ModuleText, SectionText } from './module-text.ts'
import type { Passage } from './passages.ts'
import type { Measure } from './readability.ts'
import { MIN_SENTENCES, measure, scales, shownScore, stemOf, sum } from './readability.ts'
import type { Block, Version } from './read-text.ts'
import { seenBy, versionsOf } from './read-text.ts'
import { quotesIn, sentencesOf } from './sentences.ts'

const MAX_SENTENCE_WORDS = 20
const MAX_PARAGRAPH_SENTENCES = 3
/** What someone says aloud stands in one paragraph. */
const MAX_SPOKEN_SENTENCES = 4
const MAX_LIST_ITEMS = 6

/** The text of some reader, measured. `of` says which: a relation, a way, or nothing when all read the same. */
export interface Reading { section: SectionText; of: string; blocks: readonly Block[]; measure: Measure }

/** Every section as each reader sees it, and every relation's own text by itself. */
export function readingsOf({ sections }: ModuleText, locale: Locale): { whole: Reading[]; alone: Reading[] } {
  const known = new Set<string>()
  const measures = new Map<Block, Measure>()
  const reading = (section: SectionText, version: Version, blocks: readonly Block[]): Reading => (
    { section, of: [version.who, version.home].filter(Boolean).join(', '), blocks, measure: sum(blocks.map((block) => measures.get(block)!)) })
  const whole: Reading[] = []
  const alone: Reading[] = []
  for (const section of sections) {
    for (const block of section.blocks) {
      for (const term of block.terms.flatMap((text) => text.split(/\s+/))) known.add(stemOf(term))
      measures.set(block, measure(block.sentences, locale, known))
    }
    for (const version of versionsOf(section.blocks)) whole.push(reading(section, version, seenBy(section.blocks, version)))
    for (const who of new Set(section.blocks.flatMap((block) => block.who ?? []))) {
      alone.push(reading(section, { who }, section.blocks.filter((block) => block.who === who)))
    }
  }
  return { whole, alone }
}

/** R1 and R2: every reader's version of a section is easy enough, and not a row of short sentences. */
export function checkGrade(text: ModuleText, locale: Locale, report: Report): void {
  const { name, choppy } = scales[locale]
  const { whole, alone } = readingsOf(text, locale)
  const hardest = new Set<SectionText>()
  for (const one of [...whole, ...alone]) {
    if (one.measure.sentences < MIN_SENTENCES || hardest.has(one.section)) continue
    const place = `Section "${one.section.id}"${one.of ? ` for "${one.of}"` : ''}`
    if (reportHard(place, one.section.line, one.measure, one.blocks.flatMap(({ sentences }) => sentences), locale, report)) hardest.add(one.section)
  }
  for (const section of text.sections) {
    const scores = whole.filter((one) => one.section === section && one.measure.sentences >= MIN_SENTENCES).map((one) => scales[locale].score(one.measure))
    const worst = scores.find(choppy)
    if (worst !== undefined) report('R2', section.line, `Section "${section.id}": ${name} ${shownScore(locale, worst)} reads like a list. Join some sentences.`)
  }
}

/** R1 for what is not a section: a quiz or a worksheet as a whole. */
export function checkGradeOf(what: string, passages: readonly Passage[], locale: Locale, report: Report): void {
  const sentences = passages.filter((one) => one.locale === locale).flatMap(({ text }) => sentencesOf(text))
  const measured = measure(sentences, locale)
  if (measured.sentences >= MIN_SENTENCES) reportHard(what, undefined, measured, sentences, locale, report)
}

function reportHard(
  place: string, line: number | undefined, measured: Measure, sentences: readonly string[], locale: Locale, report: Report,
): boolean {
  const { name, score, tooHard, limit } = scales[locale]
  const value = score(measured)
  if (!tooHard(value)) return false
  const { text, words } = longestOf(sentences)
  report('R1', line, `${place}: ${name} ${shownScore(locale, value)}, ${limit}. Longest sentence: "${shortened(text)}" (${words} words). Shorten it or use plainer words.`)
  return true
}

/** The sentence with the most words. */
export function longestOf(sentences: readonly string[]): { text: string; words: number } {
  return sentences.map((text) => ({ text, words: countWords(text) }))
    .reduce((longest, one) => (one.words > longest.words ? one : longest), { text: '', words: 0 })
}

/** R3 in a section's text: short paragraphs and lists. */
export function checkParagraphs({ sections }: ModuleText, report: Report): void {
  for (const { blocks } of sections) {
    for (const { kind, text, inside, sentences, line } of blocks) {
      const limit = inside.includes('Script') || quotesIn(text).length > 0 ? MAX_SPOKEN_SENTENCES : MAX_PARAGRAPH_SENTENCES
      if (kind === 'paragraph' && sentences.length > limit) {
        report('R3', line, `${sentences.length} sentences in one paragraph; the limit is ${limit}. Start a new one.`)
      }
    }
    for (const list of new Set(blocks.flatMap((block) => block.list ?? []))) {
      const items = blocks.filter((block) => block.list === list)
      if (items.length > MAX_LIST_ITEMS) report('R3', items[0]?.line, `${items.length} items in one list; the limit is ${MAX_LIST_ITEMS}. Take some out or make two lists.`)
    }
  }
}

/** R3: no sentence is longer than a reader keeps in mind. */
export function checkSentences(passages: readonly Passage[], report: Report): void {
  for (const { text, sentences = sentencesOf(text), line } of passages) {
    for (const sentence of sentences) {
      const words = countWords(sentence)
      if (words > MAX_SENTENCE_WORDS) report('R3', line(), `${words} words in one sentence; the limit is ${MAX_SENTENCE_WORDS}: "${shortened(sentence)}". Make two.`)
    }
  }
}

function shortened(text: string): string {
  return text.length > 90 ? `${text.slice(0, 87).trimEnd()}…` : text
}
