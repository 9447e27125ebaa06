import type { FamilyMember } from '../actor.ts'
import type { Module } from '../catalog/shape.ts'
import { dayIn } from '../clinics/clinic.ts'
import { findTimeZone } from '../clinics/queries.ts'
import type { World } from '../world.ts'
import { now } from '../world.ts'
import { standingOf } from './completion.ts'
import type { LearningKind } from './progress-queries.ts'
import { insertLearningEvent, insertModuleProgress, updateModuleProgress } from './progress-queries.ts'
import { findProgress } from './queries.ts'

/* Steps of the verbs here and of quizzes; each runs inside the verb's own transaction. */

/** The first act in a module freezes its version and pass mark; every act moves the day of last progress. */
export async function openModule(world: World, member: FamilyMember, module: Module): Promise<void> {
  const at = now(world)
  const lastOn = dayIn(await findTimeZone(world.db, member.clinicId), at)
  if (await insertModuleProgress(world.db, member, module, at, lastOn)) await appendEvent(world, member, module, 'module-opened', '')
  else await updateModuleProgress(world.db, member, module, { lastOn })
}

/** Once the rule is met the module is complete for ever, with the version it was met in. */
export async function completeIfDone(world: World, member: FamilyMember, module: Module): Promise<void> {
  const progress = await findProgress(world.db, member, module)
  if (progress.completedAt !== null || !standingOf(module, progress).isComplete) return
  await updateModuleProgress(world.db, member, module, {
    completedAt: now(world), completedVersion: module.version, completedHow: 'online',
  })
  await appendEvent(world, member, module, 'module-completed', '')
}

/** One more row of the append-only history, with the content version it happened in. */
export async function appendEvent(
  world: World, member: FamilyMember, module: Module, kind: LearningKind, itemKey: string,
): Promise<void> {
  await insertLearningEvent(world.db, member, module, { id: world.newId(), kind, itemKey, at: now(world) })
}
