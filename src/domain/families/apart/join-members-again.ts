import * as z from 'zod'
import type { Clinician } from '../../actor.ts'
import { record } from '../../audit.ts'
import { todayOf } from '../../clinics/today.ts'
import { formKey, id } from '../../fields.ts'
import { withReceipt } from '../../receipts.ts'
import { done, found, type Result } from '../../result.ts'
import { atomically, type World } from '../../world.ts'
import { listMembersOfFamily } from '../queries.ts'
import { deletePair, listPairsAmong } from './queries.ts'

export const JoinMembersAgain = z.object({ formKey, familyId: id, memberA: id, memberB: id })
export type JoinMembersAgain = z.infer<typeof JoinMembersAgain>

/**
 * Lets two members see of each other again what each of them chose to show. Nobody is told.
 * @throws NotFound for who is not a member of this family that the clinician may see
 */
export async function joinMembersAgain(
  world: World, clinician: Clinician, input: JoinMembersAgain,
): Promise<Result<null, 'changed-meanwhile'>> {
  const { clinicId } = clinician
  return atomically(world, (inside) => withReceipt(inside, clinician, input, async () => {
    const members = await listMembersOfFamily(inside.db, clinician, await todayOf(inside, clinicId), input.familyId)
    const pair = { memberA: input.memberA, memberB: input.memberB }
    for (const memberId of Object.values(pair)) found(members.find(({ id: one }) => one === memberId), 'family member')
    const [kept] = await listPairsAmong(inside.db, clinicId, Object.values(pair))
    if (!kept) return done(null)
    await deletePair(inside.db, clinicId, kept)
    await record(inside, clinician, 'members.joined-again', { kind: 'members', id: `${kept.memberA} ${kept.memberB}` })
    return done(null)
  }))
}
