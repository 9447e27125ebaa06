import * as z from 'zod'
import type { Administrator } from '../actor.ts'
import { record } from '../audit.ts'
import { id } from '../fields.ts'
import { done, NotFound, type Result } from '../result.ts'
import { atomically, now, type World } from '../world.ts'
import { updateInvitationRevoked } from './invitation-queries.ts'

export const RevokeStaffInvitation = z.object({ invitationId: id })
export type RevokeStaffInvitation = z.infer<typeof RevokeStaffInvitation>

/** Ends an invitation nobody used. @throws NotFound for one that is used, ended, or another clinic's */
export async function revokeStaffInvitation(
  world: World, administrator: Administrator, input: RevokeStaffInvitation,
): Promise<Result<null, never>> {
  return atomically(world, async (inside) => {
    const isOpen = await updateInvitationRevoked(inside.db, administrator.clinicId, input.invitationId, now(inside))
    if (!isOpen) throw new NotFound('staff invitation')
    await record(inside, administrator, 'staff.changed', { kind: 'staff-invitation', id: input.invitationId }, { reason: 'invitation-revoked' })
    return done(null)
  })
}
