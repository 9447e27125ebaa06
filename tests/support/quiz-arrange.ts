import type { FamilyMember } from '../../src/domain/actor.ts'
import type { Module, Question } from '../../src/domain/catalog/shape.ts'
import { continueSection } from '../../src/domain/learning/continue-section.ts'
import { findProgress } from '../../src/domain/learning/queries.ts'
import { quizStateOf } from '../../src/domain/quizzes/quiz-state.ts'
import { startAttempt } from '../../src/domain/quizzes/start-attempt.ts'
import type { World } from '../../src/domain/world.ts'
import { valueOf } from './joining.ts'

/** A quiz that asks in all five ways, with questions that are critical; no question stands before it. */
export const EVERY_KIND = '/learn/2/5'

/** The module at an address. */
export function moduleAt(world: World, path: string): Module {
  const [, , course, order] = path.split('/').map(Number)
  const module = world.catalog.at(course ?? 0, order ?? 0)
  if (!module) throw new Error(`There is no module at ${path}.`)
  return module
}

/** Reads every part as the pages would, and begins the quiz. @returns its questions in this member's order */
export async function beginQuizOf(world: World, member: FamilyMember, module: Module): Promise<Question[]> {
  for (const sectionKey of module.sections) {
    valueOf(await continueSection(world, member, { formKey: crypto.randomUUID(), moduleKey: module.key, sectionKey }))
  }
  valueOf(await startAttempt(world, member, { formKey: crypto.randomUUID(), moduleKey: module.key }))
  return askedOf(world, member, module)
}

/** The questions of the attempt under way, in this member's order. */
export async function askedOf(world: World, member: FamilyMember, module: Module): Promise<Question[]> {
  return quizStateOf(module, await findProgress(world.db, member, module)).asked
}
