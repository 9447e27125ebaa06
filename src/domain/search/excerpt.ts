import type { Wanted } from '../../../db/search.ts'
import type { Locale } from '../catalog/text.ts'
import type { Excerpt, Piece } from './shape.ts'
import { stemOf, wordsIn } from './words.ts'

const LETTERS_MAX = 180
/** Letters before the first marked word, where a sentence is too long to show whole. */
const LEAD = 60

interface Span { from: number; to: number }

/**
 * The sentence that says most of what was looked for, with those words marked.
 * @param sentences what may be shown, one a line
 */
export function excerptOf(sentences: string, lang: Locale, terms: readonly Wanted[][]): Excerpt {
  const phrases = terms.map((term) => term.filter((one) => one.lang === lang).map(({ stems }) => stems.split(' ')))
  let best: { sentence: string; spans: Span[]; terms: number } | undefined
  for (const sentence of sentences.split('\n')) {
    const found = spansIn(sentence, lang, phrases)
    if (found.terms > (best?.terms ?? 0)) best = { sentence, ...found }
  }
  return { lang, pieces: best ? piecesOf(best.sentence, best.spans) : [] }
}

function spansIn(sentence: string, lang: Locale, phrases: readonly string[][][]): { spans: Span[]; terms: number } {
  const words = wordsIn(sentence).map((one) => ({ ...one, stem: stemOf(one.word, lang) }))
  const stands = (phrase: readonly string[], at: number) => phrase.every((stem, next) => words[at + next]?.stem === stem)
  const spans = phrases.map((alternatives) => words.flatMap(({ from }, at) => {
    const fitting = alternatives.find((phrase) => stands(phrase, at))
    return fitting ? [{ from, to: words[at + fitting.length - 1]?.to ?? from }] : []
  }))
  const inOrder = spans.flat().sort((a, b) => a.from - b.from)
  return { spans: inOrder, terms: spans.filter((one) => one.length > 0).length }
}

function piecesOf(sentence: string, spans: readonly Span[]): Piece[] {
  const [from, to] = window(sentence, spans[0])
  const pieces: Piece[] = []
  const add = (text: string, marked: boolean) => { if (text !== '') pieces.push({ text, marked }) }
  let at = from
  for (const span of spans) {
    if (span.from < at || span.to > to) continue
    add(sentence.slice(at, span.from), false)
    add(sentence.slice(span.from, span.to), true)
    at = span.to
  }
  add(sentence.slice(at, to), false)
  if (from > 0) pieces.unshift({ text: '… ', marked: false })
  if (to < sentence.length) pieces.push({ text: ' …', marked: false })
  return pieces
}

/** Where to cut a long sentence, between words. */
function window(sentence: string, first: Span | undefined): [from: number, to: number] {
  if (sentence.length <= LETTERS_MAX) return [0, sentence.length]
  const wanted = Math.max(0, (first?.from ?? 0) - LEAD)
  const from = wanted === 0 ? 0 : sentence.indexOf(' ', wanted) + 1
  const end = from + LETTERS_MAX
  return [from, end >= sentence.length ? sentence.length : sentence.lastIndexOf(' ', end)]
}
