import type { Block, ListMark } from './blocks.ts'
import { pointsOf, textPieces, type Group, type Piece, type Place } from './piece.ts'
import type { Line } from './typeset.ts'

type Kind<Is extends Block['is']> = Extract<Block, { is: Is }>

const headingSizes = { 1: 1.8, 2: 1.35, 3: 1.08 } as const
/** A line to write on is at least 9 millimetres high. */
const PEN_LINE = 27
const INDENT = 1.7

/** H1 to H3 in bold; stays with what follows. */
export function layHeading(place: Place, block: Kind<'heading'>): Group[] {
  const points = place.scale.text * headingSizes[block.level]
  const into = place.pen.node(`H${block.level}`, place.into, langOf(block))
  const before = points * (block.level === 3 ? 0.6 : 0.9)
  return [{ pieces: textPieces(place, block.text, { into, points, bold: true, align: block.align, before }), together: true, withNext: true }]
}

/** P. */
export function layParagraph(place: Place, block: Kind<'paragraph'>): Group[] {
  const into = place.pen.node('P', place.into, langOf(block))
  const points = pointsOf(place.scale, block.size ?? 'text')
  const before = place.scale.text * 0.5
  const bold = block.size === 'grand'
  return [{ pieces: textPieces(place, block.text, { into, points, align: block.align, before, bold }), together: block.together ?? false }]
}

/** L with LI, Lbl and LBody; the mark hangs beside the first line. */
export function layList(place: Place, block: Kind<'list'>): Group[] {
  const list = place.pen.node('L', place.into, langOf(block))
  const points = pointsOf(place.scale, 'text')
  const indent = points * INDENT
  return block.items.map((text, index) => {
    const item = place.pen.node('LI', list)
    const mark = markOf(block.mark ?? 'dot', index, place, points)
    const label = place.pen.node('Lbl', item)
    const into = place.pen.node('LBody', item)
    const pieces = textPieces(place, text, { into, points, before: points * (index === 0 ? 0.5 : 0.3), indent })
    const [first, ...rest] = pieces
    if (!first) return { pieces, together: true }
    const marked: Piece = {
      ...first,
      draw(at) {
        place.pen.text(mark, { x: at.x + points * 0.15, baseline: at.y + points * place.scale.leading * 0.74, size: points }, label)
        first.draw(at)
      },
    }
    return { pieces: [marked, ...rest], together: false }
  })
}

function markOf(mark: ListMark, index: number, { pen }: Place, points: number): Line {
  const text = mark === 'number' ? `${index + 1}.` : { dot: '•', box: '☐', tick: '✓' }[mark]
  const font = mark === 'box' || mark === 'tick' ? 'signs' : 'regular'
  const width = pen.measure(text, font, points)
  return { spans: [{ font, text, width }], width }
}

/** Lines for a pen; they are not read aloud. */
export function layPenLines({ pen, width }: Place, { count }: Kind<'pen-lines'>): Group[] {
  return [{
    together: false,
    pieces: Array.from({ length: count }, (): Piece => ({
      before: 0,
      height: PEN_LINE,
      draw: ({ x, y }) => pen.rule({ x, y: y + PEN_LINE }, { x: x + width, y: y + PEN_LINE }),
    })),
  }]
}

function langOf({ lang }: { lang?: 'en' | 'es' }): { lang?: string } {
  return lang ? { lang } : {}
}
