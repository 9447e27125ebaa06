import type { FamilyMember } from '../actor.ts'
import type { Module } from '../catalog/shape.ts'
import { todayOf } from '../clinics/today.ts'
import type { World } from '../world.ts'
import { dueDays } from './intervals.ts'
import { insertRefreshers } from './queries.ts'

/**
 * A step of every verb that completes a module, inside its transaction: three refreshers, counted in calendar days of
 * the clinic from today. A private module gets none.
 */
export async function planRefreshers(world: World, member: FamilyMember, module: Module): Promise<void> {
  if (module.private) return
  const days = dueDays(await todayOf(world, member.clinicId))
  await insertRefreshers(world.db, member, module.key, days.map((due) => ({ id: world.newId(), ...due })))
}
