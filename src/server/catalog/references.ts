import type { Course, Module, Reference } from '../../domain/catalog/shape.ts'
import type { Facts } from './read-facts.ts'

/**
 * Every reference that an ordinary module rests on, by its label, each once; in the order of the alphabet. What backs
 * private modules alone is not listed: those modules are named nowhere.
 */
export function referencesOf(courses: readonly Course[], facts: Facts): Reference[] {
  const found = new Map<string, { facts: Map<string, string | null>; modules: Set<Module> }>()
  for (const module of courses.flatMap((course) => course.modules)) {
    if (module.private) continue
    for (const source of module.sources) {
      for (const reference of facts.references(source)) {
        const [label = reference] = facts.labels([reference])
        const entry = found.get(label) ?? { facts: new Map(), modules: new Set() }
        found.set(label, entry)
        entry.modules.add(module)
        if (source !== reference) entry.facts.set(source, facts.fact(source)?.verified?.on ?? null)
      }
    }
  }
  return [...found]
    .map(([label, entry]) => ({
      label, modules: [...entry.modules], facts: [...entry.facts].map(([id, checkedOn]) => ({ id, checkedOn })),
    }))
    .sort((a, b) => a.label.localeCompare(b.label, 'en'))
}
