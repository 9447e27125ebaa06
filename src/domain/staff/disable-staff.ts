import * as z from 'zod'
import { deleteSignInsOf } from '../accounts/queries.ts'
import type { Administrator } from '../actor.ts'
import { record } from '../audit.ts'
import { id } from '../fields.ts'
import { done, found, NotFound, refused, type Result } from '../result.ts'
import { atomically, now, type World } from '../world.ts'
import { closeUnreadQuestionBox, countOtherAdministrators, findStaff, updateDisabled } from './queries.ts'

export const DisableStaff = z.object({ staffId: id })
export type DisableStaff = z.infer<typeof DisableStaff>

/**
 * Shuts a staff account: its next request finds nobody signed in. What it did stays on record. Somebody always stays
 * administrator, also when two of them shut each other out at once; the question box closes with its last reader.
 * @throws NotFound for who is not staff of this clinic, is shut out already, or is the administrator
 */
export async function disableStaff(
  world: World, administrator: Administrator, input: DisableStaff,
): Promise<Result<null, 'last-administrator'>> {
  const { clinicId } = administrator
  if (input.staffId === administrator.id) throw new NotFound('staff')
  return atomically(world, async (inside) => {
    const person = found(await findStaff(inside.db, clinicId, input.staffId), 'staff')
    if (person.administratorSince && await countOtherAdministrators(inside.db, clinicId, person.id) === 0) {
      return refused('last-administrator')
    }
    if (!await updateDisabled(inside.db, clinicId, person.id, now(inside))) throw new NotFound('staff')
    await deleteSignInsOf(inside.db, clinicId, person.id)
    await closeUnreadQuestionBox(inside.db, clinicId)
    await record(inside, administrator, 'staff.changed', { kind: 'account', id: person.id }, { reason: 'disabled' })
    return done(null)
  })
}
