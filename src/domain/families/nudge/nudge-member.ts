import * as z from 'zod'
import type { Clinician } from '../../actor.ts'
import { record } from '../../audit.ts'
import { todayOf } from '../../clinics/today.ts'
import { formKey, id } from '../../fields.ts'
import { queueMessage } from '../../messages/queue-message.ts'
import { withReceipt } from '../../receipts.ts'
import { done, found, refused, type Result } from '../../result.ts'
import { atomically, now, type World } from '../../world.ts'
import { listMembersOfFamily } from '../queries.ts'
import { insertNudge } from './queries.ts'

export const NudgeMember = z.object({ formKey, familyId: id, memberId: id })
export type NudgeMember = z.infer<typeof NudgeMember>

/**
 * Sends a member the one neutral reminder there is, to the address they said only they read.
 * @returns refused without such an address, while they pause, and within a week of the one before
 * @throws NotFound for who is not a member of this family that the clinician may see
 */
export async function nudgeMember(
  world: World, clinician: Clinician, input: NudgeMember,
): Promise<Result<null, 'no-safe-way' | 'paused' | 'limit' | 'changed-meanwhile'>> {
  const { clinicId, id: byStaffId } = clinician
  return atomically(world, (inside) => withReceipt(inside, clinician, input, async () => {
    const members = await listMembersOfFamily(inside.db, clinician, await todayOf(inside, clinicId), input.familyId)
    const member = found(members.find((one) => one.id === input.memberId), 'family member')
    const queued = await queueMessage(inside, { clinicId, memberId: member.id, kind: 'nudge', byStaffId })
    if (queued.is !== 'queued') return refused(queued.is)
    await insertNudge(inside.db, { clinicId, id: inside.newId(), memberId: member.id, messageId: queued.id, byStaffId, at: now(inside) })
    await record(inside, clinician, 'member.nudged', { kind: 'member', id: member.id })
    return done(null)
  }))
}
