import type { CitedFact, Reference } from './shape.ts'

/** How many of these facts somebody has checked at their source. */
export function countChecked(facts: readonly CitedFact[]): { checked: number; of: number } {
  return { checked: facts.filter(({ checkedOn }) => checkedOn !== null).length, of: facts.length }
}

/** The facts behind all references, each once. */
export function factsBehind(references: readonly Reference[]): CitedFact[] {
  return [...new Map(references.flatMap(({ facts }) => facts).map((fact) => [fact.id, fact])).values()]
}
