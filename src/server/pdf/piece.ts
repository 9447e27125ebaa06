import type { Locale } from '../../domain/catalog/text.ts'
import type { RichText, TextSize } from './blocks.ts'
import type { Node, Pen } from './pen.ts'
import { breakLines, type Line } from './typeset.ts'

/** Something that no page end can cut. `before`: room above it, left out at the head of a page. Points. */
export interface Piece {
  before: number
  height: number
  draw(at: { x: number; y: number }): void
}

/** Pieces that follow each other. */
export interface Group {
  pieces: Piece[]
  /** Not cut by a page end, unless they are longer than a page. */
  together: boolean
  /** Stays on the page of what follows: a heading. */
  withNext?: true
  /** Drawn above what stands first on a page, not read aloud: the head of a table that goes on. */
  again?: Piece
  /** What follows begins a new page. */
  endsPage?: true
}

/** How large things are on this paper: points of its text, and how high a line of it is, in its size. */
export interface Scale { text: number; leading: number; lang: Locale }

/** What laying out a block needs: where its nodes go, and how wide it may be. */
export interface Place { pen: Pen; scale: Scale; into: Node; width: number }

/** From the top of a line to its baseline, of its height. */
const BASELINE = 0.74
const FEWEST_LINES = 2

const sizes: Record<TextSize, number> = { small: 0.84, text: 1, large: 1.3, grand: 2.1 }

/** Points of a size on this paper. */
export function pointsOf(scale: Scale, size: TextSize): number {
  return scale.text * sizes[size]
}

/** One piece for each line; the first two and the last two stay together. */
export function textPieces(
  place: Place, text: RichText,
  options: { into: Node | undefined; points: number; bold?: boolean; align?: 'middle' | undefined; before: number; indent?: number },
): Piece[] {
  const { pen } = place
  const { points, indent = 0 } = options
  const width = place.width - indent
  const height = points * place.scale.leading
  const lines = breakLines(text, { width, size: points, bold: options.bold ?? false, measure: pen.measure })
  return joinEnds(lines.map((line, index): Piece => ({
    before: index === 0 ? options.before : 0,
    height,
    draw({ x, y }) {
      const left = options.align === 'middle' ? (width - line.width) / 2 : 0
      pen.text(spaced(line, index < lines.length - 1), { x: x + indent + left, baseline: y + height * BASELINE, size: points }, options.into)
    },
  })))
}

/** A line that another one follows ends with a blank, so that its last word and the next first one stay two when read aloud. */
function spaced(line: Line, isFollowed: boolean): Line {
  const last = line.spans.at(-1)
  if (!isFollowed || !last) return line
  if (last.text.endsWith(' ')) return line
  return { ...line, spans: [...line.spans, { font: 'regular', text: ' ', width: 0 }] }
}

/** The first lines of a text in one piece, and the last ones: no line stands alone at the foot or head of a page. */
function joinEnds(pieces: Piece[]): Piece[] {
  if (pieces.length <= 2 * FEWEST_LINES - 1) return pieces.length > 1 ? [stack(pieces)] : pieces
  return [stack(pieces.slice(0, FEWEST_LINES)), ...pieces.slice(FEWEST_LINES, -FEWEST_LINES), stack(pieces.slice(-FEWEST_LINES))]
}

/** Pieces below each other as one. */
export function stack(pieces: readonly Piece[]): Piece {
  return {
    before: pieces[0]?.before ?? 0,
    height: heightOf(pieces),
    draw({ x, y }) {
      let top = y
      pieces.forEach((piece, index) => {
        if (index > 0) top += piece.before
        piece.draw({ x, y: top })
        top += piece.height
      })
    },
  }
}

/** How high pieces are below each other, without the room above the first. */
export function heightOf(pieces: readonly Piece[]): number {
  return pieces.reduce((sum, piece, index) => sum + piece.height + (index > 0 ? piece.before : 0), 0)
}
