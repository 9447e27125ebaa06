import type { PlanView } from '../components/plan/view.ts'
import type { Words } from '../words/words.ts'
import type { Block } from './pdf/blocks.ts'

/**
 * The plan as blocks of paper: part by part, with a line for a pen where nothing is written, and a card at the end. In
 * two columns, so that a plan from every sheet stands on two pages; large print needs the whole width.
 */
export function planBlocks(
  { parts, numbers, agreedOn, reviewOn, card }: PlanView,
  { from, dated, large = false, words }: { from: string; dated: string; large?: boolean; words: Words['plan'] },
): Block[] {
  const body: Block[] = [
    ...parts.flatMap(({ title, lines }): Block[] => [
      { is: 'heading', level: 2, text: title },
      ...lines.flatMap(({ label, words: written }) => lineBlocks(label, written)),
    ]),
    ...numbers.map((line) => numberBlock(line)),
    { is: 'wallet-card', blocks: [
      { is: 'heading', level: 2, text: words.title },
      ...card.numbers.map((line) => numberBlock(line)),
      ...lineBlocks(words.firstStep, card.firstStep ? [card.firstStep] : []),
      ...lineBlocks(words.lines.naloxone, card.naloxone ? [card.naloxone] : []),
    ] },
  ]
  return [
    { is: 'paragraph', text: `${from} · ${dated}` },
    { is: 'heading', level: 1, text: words.title },
    { is: 'columns', start: lineBlocks(words.agreedOn, agreedOn ? [agreedOn] : []), end: lineBlocks(words.reviewOn, reviewOn ? [reviewOn] : []) },
    ...(large ? body : [{ is: 'flow', blocks: body } as const]),
  ]
}

function lineBlocks(label: string, written: readonly string[]): Block[] {
  const head = { text: `${label}: `, bold: true }
  if (written.length === 0) return [{ is: 'paragraph', text: [head] }, { is: 'pen-lines', count: 1 }]
  if (written.length === 1) return [{ is: 'paragraph', text: [head, { text: written.join('') }], together: true }]
  return [{ is: 'heading', level: 3, text: label }, { is: 'list', items: written }]
}

function numberBlock({ label, number }: { label: string; number: string }): Block {
  return { is: 'paragraph', text: [{ text: `${label}: ` }, { text: number, bold: true }] }
}
