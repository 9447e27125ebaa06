import * as z from 'zod'
import type { Administrator } from '../actor.ts'
import { record } from '../audit.ts'
import { formKey, line, tick } from '../fields.ts'
import { withReceipt } from '../receipts.ts'
import { done, refused, type Result } from '../result.ts'
import { atomically, now, type World } from '../world.ts'
import { changedIn } from './changed-in.ts'
import { isLeaveTarget, LEAVE_TARGET_MAX } from './leave-target.ts'
import { findClinicFacts, updateClinic } from './settings-queries.ts'

export const ChangePublicPages = z.object({
  formKey, leaveTarget: line('no-leave-target', LEAVE_TARGET_MAX), libraryOpen: tick, certificateCheck: tick,
})
export type ChangePublicPages = z.infer<typeof ChangePublicPages>

/** Changes what is there for people who are not signed in: where Leave leads, the open library, check codes. */
export async function changePublicPages(
  world: World, administrator: Administrator, input: ChangePublicPages,
): Promise<Result<null, 'leave-target' | 'changed-meanwhile'>> {
  const { clinicId } = administrator
  return atomically(world, (inside) => withReceipt(inside, administrator, input, async () => {
    const before = await findClinicFacts(inside.db, clinicId)
    if (!isLeaveTarget(input.leaveTarget, before.origin)) return refused('leave-target')
    const after = {
      leaveTarget: input.leaveTarget,
      libraryOpenAt: input.libraryOpen ? before.libraryOpenAt ?? now(inside) : null,
      certificateCheckAt: input.certificateCheck ? before.certificateCheckAt ?? now(inside) : null,
    }
    await updateClinic(inside.db, clinicId, after)
    await record(inside, administrator, 'clinic.changed', { kind: 'clinic', id: clinicId }, { reason: changedIn(before, after) })
    return done(null)
  }))
}
