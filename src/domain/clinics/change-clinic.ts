import * as z from 'zod'
import type { Administrator } from '../actor.ts'
import { record } from '../audit.ts'
import { formKey } from '../fields.ts'
import { withReceipt } from '../receipts.ts'
import { done, type Result } from '../result.ts'
import { atomically, type World } from '../world.ts'
import { changedIn } from './changed-in.ts'
import { clinicFields } from './clinic-fields.ts'
import { findClinicFacts, updateClinic } from './settings-queries.ts'

export const ChangeClinic = z.object({ formKey, ...clinicFields })
export type ChangeClinic = z.infer<typeof ChangeClinic>

/** Changes what every page shows of the clinic: its names, phone, zone and languages. */
export async function changeClinic(
  world: World, administrator: Administrator, input: ChangeClinic,
): Promise<Result<null, 'changed-meanwhile'>> {
  const { clinicId } = administrator
  return atomically(world, (inside) => withReceipt(inside, administrator, input, async () => {
    const before = await findClinicFacts(inside.db, clinicId)
    const { clinicName: name, discreetName, phone, timeZone } = input
    const after = { name, discreetName, phone, timeZone, languages: input.languages.join(' ') }
    await updateClinic(inside.db, clinicId, after)
    await record(inside, administrator, 'clinic.changed', { kind: 'clinic', id: clinicId }, { reason: changedIn(before, after) })
    return done(null)
  }))
}
