import * as z from 'zod'
import type { Clinician } from '../actor.ts'
import { record } from '../audit.ts'
import { addDays } from '../clinics/days.ts'
import { findFamilyOfTeam } from '../families/queries.ts'
import { REASONS } from '../families/caseload/reasons.ts'
import { formKey, id, oneOf } from '../fields.ts'
import { momentAt } from '../invitations/moment.ts'
import { withReceipt } from '../receipts.ts'
import { done, found, type Result } from '../result.ts'
import { atomically, type World } from '../world.ts'
import { REST_DAYS } from './call.ts'
import { insertSnooze } from './queries.ts'

export const SnoozeReason = z.object({ formKey, familyId: id, reason: oneOf(REASONS) })
export type SnoozeReason = z.infer<typeof SnoozeReason>

/**
 * Lets one reason of a family rest for a week. Nobody is told.
 * @throws NotFound for a family outside the clinician's team
 */
export async function snoozeReason(
  world: World, clinician: Clinician, input: SnoozeReason,
): Promise<Result<{ snoozeId: string }, 'changed-meanwhile'>> {
  return atomically(world, (inside) => withReceipt(inside, clinician, input, async () => {
    const { clinicId } = clinician
    const { at, on } = await momentAt(inside, clinicId)
    const family = found(await findFamilyOfTeam(inside.db, clinician, input.familyId), 'family')
    const snoozeId = inside.newId()
    await insertSnooze(inside.db, {
      clinicId, id: snoozeId, familyId: family.id, reason: input.reason, untilOn: addDays(on, REST_DAYS), byStaffId: clinician.id, at,
    })
    await record(inside, clinician, 'reason.snoozed', { kind: 'family', id: family.id }, { reason: input.reason })
    return done({ snoozeId })
  }))
}
