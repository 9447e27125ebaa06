import type { FamilyMember } from '../actor.ts'
import type { Module } from '../catalog/shape.ts'
import { todayOf } from '../clinics/today.ts'
import { planRefreshers } from '../refreshers/plan-refreshers.ts'
import { NotFound } from '../result.ts'
import type { World } from '../world.ts'
import { now } from '../world.ts'
import { standingOf } from './completion.ts'
import type { LearningKind } from './progress-queries.ts'
import { insertLearningEvent, insertModuleProgress, updateModuleProgress } from './progress-queries.ts'
import { findProgress } from './queries.ts'
import { missingBefore } from './unlock/locks.ts'

/* Steps of the verbs here and of quizzes; each runs inside the verb's own transaction. */

/**
 * The first act in a module freezes its version and pass mark; every act moves the day of last progress.
 * @throws NotFound while another module has to be finished first
 */
export async function openModule(world: World, member: FamilyMember, module: Module): Promise<void> {
  if (await missingBefore(world, member, module)) throw new NotFound('module')
  const lastOn = await todayOf(world, member.clinicId)
  if (await insertModuleProgress(world.db, member, module, now(world), lastOn)) await appendEvent(world, member, module, 'module-opened', '')
  else await updateModuleProgress(world.db, member, module, { lastOn })
}

/** Once the rule is met the module is complete for ever, with the version it was met in; its refreshers are planned. */
export async function completeIfDone(world: World, member: FamilyMember, module: Module): Promise<void> {
  const progress = await findProgress(world.db, member, module)
  if (progress.completedAt !== null || !standingOf(module, progress).isComplete) return
  await updateModuleProgress(world.db, member, module, {
    completedAt: now(world), completedVersion: module.version, completedHow: 'online',
  })
  await appendEvent(world, member, module, 'module-completed', '')
  await planRefreshers(world, member, module)
}

/** One more row of the append-only history, with the content version it happened in. */
export async function appendEvent(
  world: World, member: FamilyMember, module: Module, kind: LearningKind, itemKey: string,
): Promise<void> {
  await insertLearningEvent(world.db, member, module, { id: world.newId(), kind, itemKey, at: now(world) })
}
