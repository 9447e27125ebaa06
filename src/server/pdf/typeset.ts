import type { RichText } from './blocks.ts'
import { fontFor, MISSING, type PaperFont } from './characters.ts'

/** Part of a line: characters of one font. `actual` is what was typed where no font has it. The width in points. */
export interface Span { font: PaperFont; text: string; width: number; actual?: string }

/** A line as it is drawn; `width` leaves out the blank it ends with. */
export interface Line { spans: Span[]; width: number }

/** The width of a text in points. */
export type Measure = (text: string, font: PaperFont, size: number) => number

/** Letters may stand further apart than each is wide; a word cut by the sum of its letters stays this much shorter. */
const SPARED = 0.95

interface Word { spans: Span[]; width: number; blank: number }

const graphemes = new Intl.Segmenter('en', { granularity: 'grapheme' })
/** Marks that only steer other characters: joiners, direction, soft hyphens. Alone they have no picture. */
const UNSEEN = /[\p{Default_Ignorable_Code_Point}\p{Bidi_Control}]/gu

/**
 * Breaks a text into lines at most `width` points wide: at blanks, inside a word only where it is longer than a line.
 * Every character that can be seen leaves a trace: what no font has becomes an empty square.
 */
export function breakLines(text: RichText, options: { width: number; size: number; bold?: boolean; measure: Measure }): Line[] {
  const runs = typeof text === 'string' ? [{ text }] : text
  const lines: Line[] = []
  let line: Word[] = []
  let used = 0
  const close = (): void => {
    const last = line.at(-1)
    lines.push({ spans: joined(line.flatMap(({ spans }) => spans)), width: used - (last?.blank ?? 0) })
    line = []
    used = 0
  }
  for (const hardLine of hardLines(runs)) {
    for (const word of wordsOf(hardLine, options)) {
      for (const piece of word.width > options.width ? pieces(word, options) : [word]) {
        if (line.length > 0 && used + piece.width > options.width) close()
        line.push(piece)
        used += piece.width + piece.blank
      }
    }
    close()
  }
  return lines
}

type Run = { text: string; bold?: boolean }

/** The runs between forced line ends. */
function hardLines(runs: readonly Run[]): Run[][] {
  const lines: Run[][] = [[]]
  for (const run of runs) {
    run.text.normalize('NFC').split(/\r\n|[\n\r\u2028\u2029]/).forEach((text, index) => {
      if (index > 0) lines.push([])
      lines.at(-1)!.push({ ...run, text: text.replace(/\p{Cc}/gu, ' ') })
    })
  }
  return lines
}

function wordsOf(runs: Run[], options: { size: number; bold?: boolean; measure: Measure }): Word[] {
  const words: Word[] = []
  let open: Word | undefined
  for (const run of runs) {
    const weight = run.bold === true || options.bold === true ? 'bold' : 'regular'
    for (const text of run.text.match(/[^ ]+ *| +/g) ?? []) {
      const spans = spansOf(text, weight, options)
      open ??= { spans: [], width: 0, blank: 0 }
      open.spans.push(...spans)
      const blank = options.measure(text.slice(text.replace(/ +$/, '').length), weight, options.size)
      open.width += spans.reduce((sum, { width }) => sum + width, 0) - blank
      open.blank = blank
      if (!text.endsWith(' ')) continue
      words.push(open)
      open = undefined
    }
  }
  return open ? [...words, open] : words
}

/** Neighbours of one font in one span; missing characters each alone. */
function spansOf(text: string, weight: 'regular' | 'bold', { size, measure }: { size: number; measure: Measure }): Span[] {
  const spans: Span[] = []
  for (const { segment } of graphemes.segment(text)) {
    const seen = segment.replace(UNSEEN, '')
    if (seen === '') continue
    const font = [...seen].length === 1 ? fontFor(seen, weight) : undefined
    const last = spans.at(-1)
    if (!font) spans.push({ font: 'signs', text: MISSING, width: 0, actual: segment.toWellFormed() })
    else if (last?.font === font && last.actual === undefined) last.text += seen
    else spans.push({ font, text: seen, width: 0 })
  }
  for (const span of spans) span.width = measure(span.text, span.font, size)
  return spans
}

/** A word longer than a line, cut where the line ends. */
function pieces(word: Word, { width, size, measure }: { width: number; size: number; measure: Measure }): Word[] {
  const letters = word.spans.flatMap((span) => [...span.text].map((text): Span => ({ ...span, text, width: measure(text, span.font, size) })))
  const cut: Word[] = []
  for (const letter of letters) {
    const open = cut.at(-1)
    if (open && open.width + letter.width <= width * SPARED) {
      open.spans.push(letter)
      open.width += letter.width
    } else cut.push({ spans: [letter], width: letter.width, blank: 0 })
  }
  return cut
}

function joined(spans: Span[]): Span[] {
  const result: Span[] = []
  for (const span of spans) {
    const last = result.at(-1)
    if (last?.font === span.font && last.actual === undefined && span.actual === undefined) {
      last.text += span.text
      last.width += span.width
    } else result.push({ ...span })
  }
  return result
}
