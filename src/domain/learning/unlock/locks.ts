import type { FamilyMember } from '../../actor.ts'
import type { Catalog, Course, Module } from '../../catalog/shape.ts'
import type { World } from '../../world.ts'
import { findProgress } from '../queries.ts'
import { isUnlocked } from './queries.ts'

/** The module that comes first, where it stands. */
export interface First { course: Course; module: Module }

/**
 * The module that the text of this one asks for first. Private modules, those that are always open and those behind
 * the safety question wait for nothing.
 */
export function comesFirst(catalog: Catalog, module: Module): First | undefined {
  if (module.after === undefined || module.private || module.alwaysOpen || module.gate) return undefined
  const first = catalog.module(module.after)
  const course = first && catalog.course(first.courseKey)
  return first && course ? { course, module: first } : undefined
}

/**
 * What a member has to finish before this module opens; undefined when it is open. Once begun it stays open, and a
 * clinician may let one person in.
 */
export async function missingBefore(world: World, member: FamilyMember, module: Module): Promise<First | undefined> {
  const first = comesFirst(world.catalog, module)
  if (!first) return undefined
  if ((await findProgress(world.db, member, first.module)).completedAt !== null) return undefined
  const own = await findProgress(world.db, member, module)
  if (own.continued.size > 0 || own.attempts > 0 || own.completedAt !== null) return undefined
  return await isUnlocked(world.db, member, module.key) ? undefined : first
}
