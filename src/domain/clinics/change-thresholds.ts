import * as z from 'zod'
import type { Administrator } from '../actor.ts'
import { record } from '../audit.ts'
import { formKey, wholeNumber } from '../fields.ts'
import { withReceipt } from '../receipts.ts'
import { done, type Result } from '../result.ts'
import { atomically, type World } from '../world.ts'
import { changedIn } from './changed-in.ts'
import { findClinicFacts, updateClinic } from './settings-queries.ts'

/** The least and the most of each number: below, everyone needs a nudge; above, nobody ever does. */
export const THRESHOLDS = {
  nudgeInvitationDays: [1, 14],
  nudgeQuietDays: [2, 60],
  nudgeQuizTries: [1, 10],
  nudgeDueDays: [1, 14],
  nudgeMissedWorkshops: [1, 10],
} as const satisfies Record<string, [least: number, most: number]>

const between = ([least, most]: readonly [number, number]) => wholeNumber(least, most)

export const ChangeThresholds = z.object({
  formKey,
  nudgeInvitationDays: between(THRESHOLDS.nudgeInvitationDays),
  nudgeQuietDays: between(THRESHOLDS.nudgeQuietDays),
  nudgeQuizTries: between(THRESHOLDS.nudgeQuizTries),
  nudgeDueDays: between(THRESHOLDS.nudgeDueDays),
  nudgeMissedWorkshops: between(THRESHOLDS.nudgeMissedWorkshops),
})
export type ChangeThresholds = z.infer<typeof ChangeThresholds>

/** Sets after how much a family stands under "needs a nudge". Days are days of the clinic's calendar. */
export async function changeThresholds(
  world: World, administrator: Administrator, input: ChangeThresholds,
): Promise<Result<null, 'changed-meanwhile'>> {
  const { clinicId } = administrator
  return atomically(world, (inside) => withReceipt(inside, administrator, input, async () => {
    const before = await findClinicFacts(inside.db, clinicId)
    const { formKey: _, ...after } = input
    await updateClinic(inside.db, clinicId, after)
    await record(inside, administrator, 'clinic.changed', { kind: 'clinic', id: clinicId }, { reason: changedIn(before, after) })
    return done(null)
  }))
}
