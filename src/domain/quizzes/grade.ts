import type { Question } from '../catalog/shape.ts'

/** The answer that every question offers last. It counts as not yet right and has no other cost. */
export const UNSURE = 'unsure'

export type Outcome = 'right' | 'not-yet' | 'unsure'

/** Whether these option keys are an answer to this question at all. */
export function isAnswerTo(question: Question, options: readonly string[]): boolean {
  if (options.length === 1 && options[0] === UNSURE) return true
  const known = new Set(question.options.map((option) => option.key))
  const distinct = new Set(options)
  if (distinct.size !== options.length || options.some((option) => !known.has(option))) return false
  if (question.kind === 'order') return options.length === known.size
  return question.kind === 'pick-many' ? options.length > 0 : options.length === 1
}

/** How an answer stands. For `order` the sequence counts; for `pick-many` exactly the right set is right. */
export function grade(question: Question, options: readonly string[]): Outcome {
  if (options[0] === UNSURE) return 'unsure'
  if (question.kind === 'order') {
    const rightOrders = [question.options.map((option) => option.key), ...(question.alsoRight ?? [])]
    return rightOrders.some((order) => order.join() === options.join()) ? 'right' : 'not-yet'
  }
  const right = question.options.filter((option) => option.right).map((option) => option.key)
  const isRight = right.length === options.length && right.every((key) => options.includes(key))
  return isRight ? 'right' : 'not-yet'
}

/** Of several right options some were chosen and nothing else: each feedback says "Yes.", and yet it is not all. */
export function hasMoreThatFits(question: Question, options: readonly string[]): boolean {
  const right = question.options.filter((option) => option.right).map((option) => option.key)
  return question.kind === 'pick-many' && options.length < right.length && options.every((key) => right.includes(key))
}
