import type { Clinician } from '../../actor.ts'
import type { Course, Module } from '../../catalog/shape.ts'
import { todayOf } from '../../clinics/today.ts'
import { findFamilyOfTeam, listMembersOfFamily } from '../../families/queries.ts'
import { listBegunModules } from '../../families/progress/queries.ts'
import { found } from '../../result.ts'
import type { World } from '../../world.ts'
import type { First } from './locks.ts'
import { comesFirst } from './locks.ts'
import { listUnlocks } from './queries.ts'

/** A module that waits for another one, for one person, or that they were let into. */
export interface WaitingModule { course: Course; module: Module; first: First; isUnlocked: boolean }

/** One member with the modules that wait for them. */
export interface WaitingFor { memberId: string; name: string; modules: WaitingModule[] }

/**
 * Who of the family waits for which module. What was begun, or whose first module is finished, waits no more.
 * @throws NotFound for a family outside the clinician's team
 */
export async function readUnlocks(world: World, clinician: Clinician, familyId: string): Promise<WaitingFor[]> {
  const { clinicId } = clinician
  const family = found(await findFamilyOfTeam(world.db, clinician, familyId), 'family')
  const members = await listMembersOfFamily(world.db, clinician, await todayOf(world, clinicId), family.id)
  const memberIds = members.map(({ id }) => id)
  const locked = world.catalog.courses.flatMap((course) => course.modules.flatMap((module) => {
    const first = comesFirst(world.catalog, module)
    return first ? [{ course, module, first }] : []
  }))
  const keys = locked.flatMap(({ module, first }) => [module.key, first.module.key])
  const begun = await listBegunModules(world.db, clinicId, memberIds, keys)
  const unlocks = await listUnlocks(world.db, clinicId, memberIds)
  return members.map(({ id, displayName }) => {
    const own = begun.filter(({ memberId }) => memberId === id)
    const waits = locked.filter(({ module, first }) =>
      !own.some(({ moduleKey, isComplete }) => moduleKey === module.key || (moduleKey === first.module.key && isComplete)))
    const modules = waits.map((one) =>
      ({ ...one, isUnlocked: unlocks.some(({ memberId, moduleKey }) => memberId === id && moduleKey === one.module.key) }))
    return { memberId: id, name: displayName, modules }
  })
}
