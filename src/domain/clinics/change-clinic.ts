import * as z from 'zod'
import type { Administrator } from '../actor.ts'
import { record } from '../audit.ts'
import { formKey, line, tick } from '../fields.ts'
import { withReceipt } from '../receipts.ts'
import { done, refused, type Result } from '../result.ts'
import { atomically, now, type World } from '../world.ts'
import { clinicFields } from './clinic-fields.ts'
import { isLeaveTarget, LEAVE_TARGET_MAX } from './leave-target.ts'
import { findClinicFacts, updateClinic } from './settings-queries.ts'

export const ChangeClinic = z.object({
  formKey, ...clinicFields, leaveTarget: line('no-leave-target', LEAVE_TARGET_MAX), libraryOpen: tick, certificateCheck: tick,
})
export type ChangeClinic = z.infer<typeof ChangeClinic>

/** Changes what every page shows of the clinic: its names, phone, zone, languages, where Leave leads, the open library, check codes. */
export async function changeClinic(
  world: World, administrator: Administrator, input: ChangeClinic,
): Promise<Result<null, 'leave-target' | 'changed-meanwhile'>> {
  const { clinicId } = administrator
  return atomically(world, (inside) => withReceipt(inside, administrator, input, async () => {
    const before = await findClinicFacts(inside.db, clinicId)
    if (!isLeaveTarget(input.leaveTarget, before.origin)) return refused('leave-target')
    const { clinicName, discreetName, phone, timeZone, languages, leaveTarget, libraryOpen, certificateCheck } = input
    await updateClinic(inside.db, clinicId, {
      name: clinicName, discreetName, phone, timeZone, languages: languages.join(' '), leaveTarget,
      libraryOpenAt: libraryOpen ? before.libraryOpenAt ?? now(inside) : null,
      certificateCheckAt: certificateCheck ? before.certificateCheckAt ?? now(inside) : null,
    })
    await record(inside, administrator, 'clinic.changed', { kind: 'clinic', id: clinicId })
    return done(null)
  }))
}
