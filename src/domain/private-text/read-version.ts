import type { FamilyMember } from '../actor.ts'
import type { PlanTexts } from '../plan/family-plan.ts'
import { found } from '../result.ts'
import type { World } from '../world.ts'
import type { Copy } from './copy.ts'
import { ownKey, versionPlace } from './text-key.ts'
import { findVersion } from './version-queries.ts'

/**
 * What the plan said on the day it was agreed on, for its author. @param agreedOn `YYYY-MM-DD`
 * @returns undefined while a recovery keeps it shut
 * @throws NotFound for a day of which nothing is kept
 */
export async function readVersion(world: World, member: FamilyMember, agreedOn: string): Promise<PlanTexts | undefined> {
  const { id, sealed } = found(await findVersion(world.db, member, agreedOn), 'version')
  const state = await ownKey(world, member)
  if (state.is !== 'open') return undefined
  const copy = JSON.parse(state.key.open(sealed, versionPlace(member, id))) as Copy
  return new Map(Object.entries(copy).map(([sheet, boxes]) => [sheet, new Map(Object.entries(boxes).map(([field, text]) => [field, { text }]))]))
}
