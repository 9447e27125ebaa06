import type { FamilyMember } from '../actor.ts'
import type { Module } from '../catalog/shape.ts'
import { dayIn } from '../clinics/clinic.ts'
import { findTimeZone } from '../clinics/queries.ts'
import type { World } from '../world.ts'
import { now } from '../world.ts'
import { standingOf } from './completion.ts'
import { findProgress } from './queries.ts'

/* Steps of the verbs here and of quizzes; each runs inside the verb's own transaction. */

/**
 * The first act in a module freezes its version and pass mark; every act moves the day of last progress.
 * @returns nothing; the row is there afterwards
 */
export async function openModule(world: World, member: FamilyMember, module: Module): Promise<void> {
  const at = now(world)
  const lastOn = dayIn(await findTimeZone(world.db, member.clinicId), at)
  const opened = await world.db.insertInto('moduleProgress').values({
    clinicId: member.clinicId, memberId: member.id, moduleKey: module.key,
    openedAt: at, openedVersion: module.version, passMark: String(module.passMark), lastOn,
  }).onConflict((conflict) => conflict.columns(['clinicId', 'memberId', 'moduleKey']).doNothing())
    .executeTakeFirst()
  if (opened.numInsertedOrUpdatedRows === 1n) await appendEvent(world, member, module, 'module-opened', '')
  else await whereModule(world, member, module).set({ lastOn }).execute()
}

/** Once the rule is met the module is complete for ever, with the version it was met in. */
export async function completeIfDone(world: World, member: FamilyMember, module: Module): Promise<boolean> {
  const progress = await findProgress(world.db, member, module)
  if (progress.completedAt !== null) return true
  if (!standingOf(module, progress).isComplete) return false
  await whereModule(world, member, module)
    .set({ completedAt: now(world), completedVersion: module.version, completedHow: 'online' }).execute()
  await appendEvent(world, member, module, 'module-completed', '')
  return true
}

/** One more row of the append-only history, with the content version it happened in. */
export async function appendEvent(
  world: World, member: FamilyMember, module: Module,
  kind: 'module-opened' | 'section-continued' | 'attempt-started' | 'module-completed', itemKey: string,
): Promise<void> {
  await world.db.insertInto('learningEvent').values({
    clinicId: member.clinicId, id: world.newId(), memberId: member.id, moduleKey: module.key,
    itemKey, kind, version: module.version, at: now(world),
  }).execute()
}

function whereModule(world: World, member: FamilyMember, module: Module) {
  return world.db.updateTable('moduleProgress')
    .where('clinicId', '=', member.clinicId).where('memberId', '=', member.id).where('moduleKey', '=', module.key)
}
