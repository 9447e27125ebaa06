import * as z from 'zod'
import type { FamilyMember } from '../../actor.ts'
import { dayIn } from '../../clinics/clinic.ts'
import { findTimeZone } from '../../clinics/queries.ts'
import { formKey, oneOf } from '../../fields.ts'
import { cancelMessages } from '../../messages/cancel-messages.ts'
import { withReceipt } from '../../receipts.ts'
import { done, type Result } from '../../result.ts'
import { atomically, now, type World } from '../../world.ts'
import { moveDates } from './move-dates.ts'
import { restOver } from './pace.ts'
import { findOwnPause, findPaceTimes, updateOwnPause } from './queries.ts'

export const PauseOwnCourse = z.object({ formKey, act: oneOf(['pause', 'resume']) })
export type PauseOwnCourse = z.infer<typeof PauseOwnCourse>

/**
 * Rests a member's own course, without a reason, or goes on with it: open dates move by the days rested. Asked for
 * what is so already, nothing changes.
 */
export async function pauseOwnCourse(world: World, member: FamilyMember, input: PauseOwnCourse): Promise<Result<void, 'changed-meanwhile'>> {
  return atomically(world, (inside) => withReceipt(inside, member, input, async () => {
    const { clinicId, id, familyId } = member
    const pausedAt = await findOwnPause(inside.db, clinicId, id)
    if (input.act === 'pause' && pausedAt === null) {
      await updateOwnPause(inside.db, clinicId, id, now(inside))
      await cancelMessages(inside, clinicId, id)
    }
    if (input.act === 'resume' && pausedAt !== null) {
      const timeZone = await findTimeZone(inside.db, clinicId)
      const dayOf = (at: string | null | undefined) => (at ? dayIn(timeZone, at) : null)
      const family = await findPaceTimes(inside.db, clinicId, familyId)
      const others = [dayOf(family?.pausedAt), dayOf(family?.endedAt)]
      await moveDates(inside, clinicId, new Map([[id, restOver(dayIn(timeZone, pausedAt), others, dayIn(timeZone, now(inside)))]]))
      await updateOwnPause(inside.db, clinicId, id, null)
    }
    return done(undefined)
  }))
}
