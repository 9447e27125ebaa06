import type { PlanView } from '../components/plan/view.ts'
import type { Words } from '../words/words.ts'
import type { Block } from './pdf/blocks.ts'

/** Longer lists of short things stand in two columns. */
const SHORT_LIST = 2
const HALF_A_LINE = 40

/** The plan as blocks of paper: part by part, with a line for a pen where nothing is written, and a card at the end. */
export function planBlocks({ parts, numbers, agreedOn, reviewOn, card }: PlanView, { from, dated, words }: { from: string; dated: string; words: Words['plan'] }): Block[] {
  return [
    { is: 'paragraph', text: `${from} · ${dated}`, size: 'small' },
    { is: 'heading', level: 1, text: words.title },
    { is: 'columns', start: lineBlocks(words.agreedOn, agreedOn ? [agreedOn] : []), end: lineBlocks(words.reviewOn, reviewOn ? [reviewOn] : []) },
    ...parts.flatMap(({ title, lines }): Block[] => [
      { is: 'heading', level: 2, text: title },
      ...lines.flatMap(({ label, words: written }) => lineBlocks(label, written)),
    ]),
    { is: 'columns', start: numbers.map((line) => numberBlock(line)), end: [{ is: 'wallet-card', blocks: [
      { is: 'heading', level: 2, text: words.title },
      ...card.numbers.map((line) => numberBlock(line)),
      ...lineBlocks(words.firstStep, card.firstStep ? [card.firstStep] : []),
      ...lineBlocks(words.lines.naloxone, card.naloxone ? [card.naloxone] : []),
    ] }] },
  ]
}

function lineBlocks(label: string, written: readonly string[]): Block[] {
  const head = { text: `${label}: `, bold: true }
  if (written.length === 0) return [{ is: 'columns', start: [{ is: 'paragraph', text: [head] }], end: [{ is: 'pen-lines', count: 1 }] }]
  if (written.length === 1) return [{ is: 'paragraph', text: [head, { text: written.join('') }] }]
  const isShort = written.length > SHORT_LIST && written.every((text) => text.length <= HALF_A_LINE)
  const half = Math.ceil(written.length / 2)
  const list = (items: readonly string[]): Block => ({ is: 'list', items })
  return [
    { is: 'heading', level: 3, text: label },
    isShort ? { is: 'columns', start: [list(written.slice(0, half))], end: [list(written.slice(half))] } : list(written),
  ]
}

function numberBlock({ label, number }: { label: string; number: string }): Block {
  return { is: 'paragraph', text: [{ text: `${label}: ` }, { text: number, bold: true }] }
}
