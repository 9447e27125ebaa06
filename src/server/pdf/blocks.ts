import type { Locale } from '../../domain/catalog/text.ts'

/** Text with a part in bold here and there. Anything people type may stand in it. */
export type RichText = string | readonly { text: string; bold?: boolean }[]

/** What marks the items of a list; `box` is one to tick with a pen. */
export type ListMark = 'dot' | 'number' | 'box' | 'tick'

/** `small` is the least there is on paper; `large` and `grand` are for the one thing on a page to see first. */
export type TextSize = 'small' | 'text' | 'large' | 'grand'

/** Lines of a drawing in units of its view box: an SVG path or a circle, filled or stroked. */
export type Shape = ({ path: string; at?: { x: number; y: number } } | { circle: { x: number; y: number; r: number } }) & {
  fill?: string
  stroke?: string
  strokeWidth?: number
}

/** A thing on paper. The order of blocks is the order in which they are read aloud. */
export type Block =
  | { is: 'heading'; level: 1 | 2 | 3; text: RichText; align?: 'middle'; lang?: Locale }
  | { is: 'paragraph'; text: RichText; size?: TextSize; align?: 'middle'; lang?: Locale; together?: true }
  | { is: 'list'; items: readonly RichText[]; mark?: ListMark; lang?: Locale }
  /** Lines to write on, each high enough for a pen. */
  | { is: 'pen-lines'; count: number }
  | { is: 'box'; blocks: readonly Block[] }
  /** Side by side; one below the other where they do not fit on a page. */
  | { is: 'columns'; start: readonly Block[]; end: readonly Block[] }
  /** Two columns that flow from one into the other and over the page; they hold no other flow. */
  | { is: 'flow'; blocks: readonly Block[] }
  /** The first cell of a row is its head. `widths` are shares, all equal when left out. */
  | { is: 'table'; head: readonly string[]; rows: readonly (readonly RichText[])[]; widths?: readonly number[] }
  /** As wide as a bank card, with a dashed line to cut along; taller than one only when it holds more. */
  | { is: 'wallet-card'; blocks: readonly Block[] }
  /** A drawing, `width` wide on paper (points). Without `alt` it is decoration and not read aloud. */
  | { is: 'figure'; viewBox: { width: number; height: number }; width: number; shapes: readonly Shape[]; alt?: string; align?: 'middle' }
  | { is: 'rule' }
  /** Empty room, in lines of text. */
  | { is: 'gap'; lines: number }
  | { is: 'new-page' }

/** A label with what stands under it; lines to write on where there is nothing yet. @param lines how many of those */
export function field(label: string, text: string, lines = 2): Block[] {
  const isBlank = text.trim() === ''
  return [{ is: 'heading', level: 3, text: label }, isBlank ? { is: 'pen-lines', count: lines } : { is: 'paragraph', text }]
}
