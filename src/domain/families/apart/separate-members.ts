import * as z from 'zod'
import type { Clinician } from '../../actor.ts'
import { record } from '../../audit.ts'
import { todayOf } from '../../clinics/today.ts'
import { formKey, id } from '../../fields.ts'
import { withReceipt } from '../../receipts.ts'
import { done, found, refused, type Result } from '../../result.ts'
import { atomically, now, type World } from '../../world.ts'
import { findFamilyOfTeam, listMembersOfFamily } from '../queries.ts'
import { insertPair, listPairsAmong } from './queries.ts'

/** More people than a family has. */
const CHOSEN_MAX = 50

export const SeparateMembers = z.object({ formKey, familyId: id, memberIds: z.array(id).max(CHOSEN_MAX, 'not-understood') })
export type SeparateMembers = z.infer<typeof SeparateMembers>

/**
 * Keeps two members of a family apart: from the next request on neither leaves a trace for the other. Nobody is told,
 * and nothing of theirs is changed, so that it can be undone without a trace too. Done twice is done once.
 * @returns refused unless two people were chosen
 * @throws NotFound for who is not a member of this family that the clinician may see
 */
export async function separateMembers(
  world: World, clinician: Clinician, input: SeparateMembers,
): Promise<Result<null, 'not-two' | 'changed-meanwhile'>> {
  const { clinicId, id: staffId } = clinician
  return atomically(world, (inside) => withReceipt(inside, clinician, input, async () => {
    const family = found(await findFamilyOfTeam(inside.db, clinician, input.familyId), 'family')
    const members = await listMembersOfFamily(inside.db, clinician, await todayOf(inside, clinicId), family.id)
    const chosen = [...new Set(input.memberIds)].sort()
    for (const chosenId of chosen) found(members.find((member) => member.id === chosenId), 'family member')
    const [memberA, memberB] = chosen
    if (!memberA || !memberB || chosen.length > 2) return refused('not-two')
    if ((await listPairsAmong(inside.db, clinicId, chosen)).length > 0) return done(null)
    await insertPair(inside.db, clinicId, { memberA, memberB }, { staffId, at: now(inside) })
    await record(inside, clinician, 'members.separated', { kind: 'members', id: `${memberA} ${memberB}` })
    return done(null)
  }))
}
