import type { Option, Question } from '../catalog/shape.ts'

/**
 * The options in the order this person sees them: another for each person, the same at each visit.
 * True-or-not keeps its order. `seed` names the person and the attempt.
 */
export function shuffledOptions(question: Question, seed: string): Option[] {
  if (question.kind === 'true-or-not') return question.options
  const options = [...question.options]
  let state = hash(`${seed}|${question.key}`)
  for (let last = options.length - 1; last > 0; last--) {
    state = Math.imul(state ^ (state >>> 15), 0x2c1b3c6d) >>> 0
    const other = state % (last + 1)
    const kept = options[last]
    const swapped = options[other]
    if (kept && swapped) [options[last], options[other]] = [swapped, kept]
  }
  const isAlreadyInOrder = question.kind === 'order' && options.every((option, at) => option === question.options[at])
  return isAlreadyInOrder ? options.reverse() : options
}

/** FNV-1a, 32 bits: spreads similar seeds well enough to order a handful of things. */
export function hash(text: string): number {
  let value = 0x811c9dc5
  for (let at = 0; at < text.length; at++) value = Math.imul(value ^ text.charCodeAt(at), 0x01000193) >>> 0
  return value
}
