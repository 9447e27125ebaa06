import * as z from 'zod'
import type { Clinician } from '../actor.ts'
import { record } from '../audit.ts'
import { formKey, id } from '../fields.ts'
import { withReceipt } from '../receipts.ts'
import { done, found, refused, type Result } from '../result.ts'
import { atomically, now, type World } from '../world.ts'
import type { WorkshopRefusal } from './change-workshop.ts'
import { findWorkshop, listAttended, updateWorkshop } from './queries.ts'
import { tell } from './series-fields.ts'
import { tellInvited } from './tell-invited.ts'

export const CancelWorkshop = z.object({ formKey, workshopId: id, tell })
export type CancelWorkshop = z.infer<typeof CancelWorkshop>

/**
 * Calls one date off. People's calendars show it as cancelled for 30 days.
 * @throws NotFound for a workshop of another clinic
 */
export async function cancelWorkshop(world: World, clinician: Clinician, input: CancelWorkshop): Promise<Result<null, WorkshopRefusal>> {
  return atomically(world, (inside) => withReceipt(inside, clinician, input, async () => {
    const { clinicId } = clinician
    const workshop = found(await findWorkshop(inside.db, clinicId, input.workshopId), 'workshop')
    const at = now(inside)
    if (workshop.startsAt <= at) return refused('is-over')
    if (workshop.cancelledAt !== null) return refused('is-cancelled')
    if ((await listAttended(inside.db, clinicId, [workshop.id])).size > 0) return refused('attended')
    await updateWorkshop(inside.db, clinicId, workshop.id, at, { cancelledAt: at })
    if (input.tell === 'yes') await tellInvited(inside, { ...workshop, cancelledAt: at, revision: workshop.revision + 1 })
    await record(inside, clinician, 'workshop.cancelled', { kind: 'workshop', id: workshop.id })
    return done(null)
  }))
}
