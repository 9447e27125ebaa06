import { createHash } from 'node:crypto'
import type { Option, Question } from '../catalog/shape.ts'
import { grade } from './grade.ts'

/** So many orders of an order question are tried until one is not right already. */
const TRIES_MAX = 50

/**
 * Items in an order of their own for each seed. Where an item comes follows from the seed and its key alone, so that
 * the order of a file tells nothing, and an item added or taken away moves no other.
 */
export function inSeededOrder<T extends { key: string }>(items: readonly T[], seed: string): T[] {
  const rank = new Map(items.map(({ key }) => [key, createHash('sha256').update(`${seed}|${key}`).digest('hex')]))
  return items.toSorted((one, other) => ((rank.get(one.key) ?? '') < (rank.get(other.key) ?? '') ? -1 : 1))
}

/**
 * The options in the order this person sees them: another for each person, the same at each visit.
 * True-or-not keeps its order; an order question never starts solved. `seed` names the person and the attempt.
 */
export function shuffledOptions(question: Question, seed: string): Option[] {
  if (question.kind === 'true-or-not') return question.options
  const own = `${seed}|${question.key}`
  let options = inSeededOrder(question.options, own)
  for (let again = 1; question.kind === 'order' && isSolved(question, options) && again < TRIES_MAX; again++) {
    options = inSeededOrder(question.options, `${own}|${again}`)
  }
  return options
}

/** FNV-1a, 32 bits: spreads similar seeds well enough to order a handful of things. */
export function hash(text: string): number {
  let value = 0x811c9dc5
  for (let at = 0; at < text.length; at++) value = Math.imul(value ^ text.charCodeAt(at), 0x01000193) >>> 0
  return value
}

function isSolved(question: Question, options: Option[]): boolean {
  return grade(question, options.map(({ key }) => key)) === 'right'
}
