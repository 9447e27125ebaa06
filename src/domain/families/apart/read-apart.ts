import type { Clinician } from '../../actor.ts'
import { todayOf } from '../../clinics/today.ts'
import { found } from '../../result.ts'
import type { World } from '../../world.ts'
import { findFamilyOfTeam, listMembersOfFamily } from '../queries.ts'
import type { Pair } from './queries.ts'
import { listPairsAmong } from './queries.ts'

/** Who of a family can be kept apart, and who is, as far as the clinician sees both. */
export interface FamilyApart { people: { id: string; name: string }[]; pairs: (Pair & { names: [string, string] })[] }

/** @throws NotFound for a family outside the clinician's team */
export async function readApart(world: World, clinician: Clinician, familyId: string): Promise<FamilyApart> {
  const family = found(await findFamilyOfTeam(world.db, clinician, familyId), 'family')
  const members = await listMembersOfFamily(world.db, clinician, await todayOf(world, clinician.clinicId), family.id)
  const people = members.map(({ id, displayName }) => ({ id, name: displayName }))
  const names = new Map(people.map(({ id, name }) => [id, name]))
  const pairs = await listPairsAmong(world.db, clinician.clinicId, [...names.keys()])
  return { people, pairs: pairs.map((pair) => ({ ...pair, names: [names.get(pair.memberA) ?? '', names.get(pair.memberB) ?? ''] })) }
}
