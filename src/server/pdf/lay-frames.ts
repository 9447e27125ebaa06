import type { Block } from './blocks.ts'
import { layOut } from './lay-out.ts'
import { heightOf, stack, type Group, type Piece, type Place } from './piece.ts'

type Kind<Is extends Block['is']> = Extract<Block, { is: Is }>

const PADDING = 10
/** Room between two columns. */
export const COLUMN_GAP = 24
/** A bank card: 85.6 by 54 millimetres. */
const CARD = { width: 243, height: 153 } as const
/** Text on a card, of the text on the page. */
const CARD_TEXT = 0.87

/** Blocks in a frame; where a page ends inside it, the frame stays open there. */
export function layBox(place: Place, block: Kind<'box'>): Group[] {
  return [{ pieces: framed(place, block.blocks, { width: place.width, least: 0, kind: 'edge' }), together: true }]
}

/** Blocks on a card to cut out. */
export function layWalletCard(place: Place, block: Kind<'wallet-card'>): Group[] {
  const scale = { ...place.scale, text: place.scale.text * CARD_TEXT }
  return [{ pieces: framed({ ...place, scale }, block.blocks, { width: CARD.width, least: CARD.height, kind: 'cut' }), together: true }]
}

function framed(place: Place, blocks: readonly Block[], frame: { width: number; least: number; kind: 'edge' | 'cut' }): Piece[] {
  const { pen } = place
  const into = pen.node('Div', place.into)
  const inner = layOut({ ...place, into, width: frame.width - 2 * PADDING }, blocks).flatMap(({ pieces }) => pieces)
  const missing = Math.max(0, frame.least - heightOf(inner) - 2 * PADDING)
  return inner.map((piece, index): Piece => {
    const isFirst = index === 0
    const isLast = index === inner.length - 1
    const above = isFirst ? PADDING : piece.before
    const height = above + piece.height + (isLast ? PADDING + missing : 0)
    return {
      before: isFirst ? place.scale.text : 0,
      height,
      draw({ x, y }) {
        const right = x + frame.width
        const foot = y + height
        if (isFirst) pen.rule({ x, y }, { x: right, y }, frame.kind)
        pen.rule({ x, y }, { x, y: foot }, frame.kind)
        pen.rule({ x: right, y }, { x: right, y: foot }, frame.kind)
        if (isLast) pen.rule({ x, y: foot }, { x: right, y: foot }, frame.kind)
        piece.draw({ x: x + PADDING, y: y + above })
      },
    }
  })
}

/** Two columns as one piece; one below the other when that would be longer than a page. */
export function layColumns(place: Place, block: Kind<'columns'>, pageHeight: number): Group[] {
  const width = (place.width - COLUMN_GAP) / 2
  const start = layOut({ ...place, width }, block.start)
  const end = layOut({ ...place, width }, block.end)
  const sides = [start, end].map((groups) => stack(groups.flatMap(({ pieces }) => pieces)))
  const height = Math.max(...sides.map((side) => side.height))
  if (height > pageHeight) return [...start, ...end]
  const together: Piece = {
    before: Math.max(...sides.map((side) => side.before)),
    height,
    draw: ({ x, y }) => sides.forEach((side, index) => side.draw({ x: x + index * (width + COLUMN_GAP), y })),
  }
  return [{ pieces: [together], together: true }]
}
