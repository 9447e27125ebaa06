import * as z from 'zod'
import type { Administrator } from '../actor.ts'
import { record } from '../audit.ts'
import { id } from '../fields.ts'
import { done, found, NotFound, type Result } from '../result.ts'
import { atomically, type World } from '../world.ts'
import { findStaff, updateDisabled } from './queries.ts'

export const EnableStaff = z.object({ staffId: id })
export type EnableStaff = z.infer<typeof EnableStaff>

/** Lets a disabled staff account sign in again, in the roles it had. @throws NotFound for any other account */
export async function enableStaff(
  world: World, administrator: Administrator, input: EnableStaff,
): Promise<Result<null, never>> {
  const { clinicId } = administrator
  return atomically(world, async (inside) => {
    const person = found(await findStaff(inside.db, clinicId, input.staffId), 'staff')
    if (!await updateDisabled(inside.db, clinicId, person.id, null)) throw new NotFound('staff')
    await record(inside, administrator, 'staff.changed', { kind: 'account', id: person.id }, { reason: 'enabled' })
    return done(null)
  })
}
