import type { Block, RichText } from './blocks.ts'
import type { Node } from './pen.ts'
import { stack, textPieces, type Group, type Piece, type Place } from './piece.ts'

const CELL = 5

/**
 * Table with TR, TH and TD; the first cell of a row is its head. Rows are cut only where they are longer than a page:
 * then by lines, each cell going on where it stopped. The head stands again on each page, for the eye alone. Row by row,
 * so that a long table holds nobody up.
 */
export function* layTable(place: Place, block: Extract<Block, { is: 'table' }>): Generator<Group> {
  const { pen } = place
  const table = pen.node('Table', place.into)
  const shares = block.widths ?? block.head.map(() => 1)
  const all = shares.reduce((sum, share) => sum + share, 0)
  const widths = shares.map((share) => (share / all) * place.width)
  const rowOf = (cells: readonly RichText[], isHead: boolean): Group => {
    const row = pen.node('TR', table)
    const columns = cells.map((text, column) => {
      const into = isHead || column === 0 ? pen.node('TH', row, { scope: isHead ? 'Column' : 'Row' }) : pen.node('TD', row)
      return cellPieces(place, text, { into, width: widths[column] ?? 0, bold: isHead })
    })
    return { pieces: slices(place, columns, widths, isHead), together: true, ...isHead && { withNext: true } }
  }
  const again = stack(slices(place, block.head.map((text, column) => cellPieces(place, text, { into: undefined, width: widths[column] ?? 0, bold: true })), widths, true))
  yield rowOf(block.head, true)
  for (const cells of block.rows) yield { ...rowOf(cells, false), again }
}

function cellPieces(place: Place, text: RichText, cell: { into: Node | undefined; width: number; bold: boolean }): Piece[] {
  const points = place.scale.text * 0.92
  return textPieces({ ...place, width: cell.width - 2 * CELL }, text, { into: cell.into, points, before: 0, bold: cell.bold })
}

/** Piece by piece across the row, with a line under the last. */
function slices({ pen, width, scale }: Place, columns: Piece[][], widths: number[], isHead: boolean): Piece[] {
  const count = Math.max(1, ...columns.map((pieces) => pieces.length))
  return Array.from({ length: count }, (_, index): Piece => {
    const cells = columns.map((pieces) => pieces[index])
    const isLast = index === count - 1
    const above = index === 0 ? CELL : 0
    const inner = Math.max(scale.text * scale.leading * 0.92, ...cells.map((cell) => cell ? stack([cell]).height : 0))
    const height = above + inner + (isLast ? CELL : 0)
    return {
      before: isHead && index === 0 ? scale.text * 0.5 : 0,
      height,
      draw({ x, y }) {
        let left = x
        cells.forEach((cell, column) => {
          cell?.draw({ x: left + CELL, y: y + above })
          left += widths[column] ?? 0
        })
        if (isLast) pen.rule({ x, y: y + height }, { x: x + width, y: y + height }, isHead ? 'edge' : 'hair')
      },
    }
  })
}
