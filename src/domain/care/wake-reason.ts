import * as z from 'zod'
import type { Clinician } from '../actor.ts'
import { record } from '../audit.ts'
import { formKey, id } from '../fields.ts'
import { withReceipt } from '../receipts.ts'
import { done, found, type Result } from '../result.ts'
import { atomically, now, type World } from '../world.ts'
import { findSnooze, updateSnoozeEnded } from './queries.ts'

export const WakeReason = z.object({ formKey, snoozeId: id })
export type WakeReason = z.infer<typeof WakeReason>

/**
 * Takes back that a reason rests; doing it twice changes nothing more.
 * @throws NotFound for a family outside the clinician's team
 */
export async function wakeReason(world: World, clinician: Clinician, input: WakeReason): Promise<Result<null, 'changed-meanwhile'>> {
  return atomically(world, (inside) => withReceipt(inside, clinician, input, async () => {
    const snooze = found(await findSnooze(inside.db, clinician, input.snoozeId), 'rest of a reason')
    if (snooze.endedAt !== null) return done(null)
    await updateSnoozeEnded(inside.db, clinician.clinicId, snooze.id, now(inside))
    await record(inside, clinician, 'reason.woken', { kind: 'family', id: snooze.familyId }, { reason: snooze.reason })
    return done(null)
  }))
}
