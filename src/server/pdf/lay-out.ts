import type { Block } from './blocks.ts'
import { layBox, layColumns, layWalletCard } from './lay-frames.ts'
import { layTable } from './lay-table.ts'
import { layHeading, layList, layParagraph, layPenLines } from './lay-text.ts'
import { type Group, type Place } from './piece.ts'
import { MARGIN, paperSizes } from './sheet.ts'

/** No size of paper has less room than this from head to foot, in points. */
const PAGE_HEIGHT = Math.min(...Object.values(paperSizes).map(([, height]) => height)) - 2 * MARGIN

/** Blocks as pieces to place on pages; their nodes enter the tree in this order, whatever is drawn first. */
export function layOut(place: Place, blocks: readonly Block[]): Group[] {
  return blocks.flatMap((block) => [...layBlock(place, block)])
}

/** One block as pieces. */
export function layBlock(place: Place, block: Block): Iterable<Group> {
  const { pen, scale, width } = place
  switch (block.is) {
    case 'heading': return layHeading(place, block)
    case 'paragraph': return layParagraph(place, block)
    case 'list': return layList(place, block)
    case 'pen-lines': return layPenLines(place, block)
    case 'box': return layBox(place, block)
    case 'flow': return layOut(place, block.blocks)
    case 'columns': return layColumns(place, block, PAGE_HEIGHT)
    case 'table': return layTable(place, block)
    case 'wallet-card': return layWalletCard(place, block)
    case 'figure': return layFigure(place, block)
    case 'rule':
      return [{ together: true, pieces: [{ before: scale.text, height: 1, draw: ({ x, y }) => pen.rule({ x, y }, { x: x + width, y }) }] }]
    case 'gap': return [{ together: true, pieces: [{ before: 0, height: block.lines * scale.text * scale.leading, draw: () => undefined }] }]
    case 'new-page': return [{ together: true, pieces: [], endsPage: true }]
  }
}

/** Figure with its words, or decoration without. */
function layFigure({ pen, width, into, scale }: Place, block: Extract<Block, { is: 'figure' }>): Group[] {
  const factor = block.width / block.viewBox.width
  const node = block.alt ? pen.node('Figure', into, { alt: block.alt }) : undefined
  return [{
    together: true,
    pieces: [{
      before: scale.text,
      height: block.viewBox.height * factor,
      draw: ({ x, y }) => pen.drawing(block.shapes,
        { x: block.align === 'middle' ? x + (width - block.width) / 2 : x, y, scale: factor, ...block.viewBox }, node),
    }],
  }]
}
