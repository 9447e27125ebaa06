import * as z from 'zod'
import { deleteSignInsOf } from '../accounts/queries.ts'
import type { Administrator } from '../actor.ts'
import { record } from '../audit.ts'
import { formKey, id } from '../fields.ts'
import { withReceipt } from '../receipts.ts'
import { done, found, refused, type Result } from '../result.ts'
import { atomically, now, type World } from '../world.ts'
import { closeUnreadQuestionBox, countOtherAdministrators, findStaff, joinCodeFamilies, leaveCodeFamilies, updateRoles } from './queries.ts'
import { rolesFault, rolesIn, rolesSince, type RolesSince } from './roles.ts'

export const ChangeStaff = z.object({ formKey, staffId: id, roles: z.array(z.string()) })
export type ChangeStaff = z.infer<typeof ChangeStaff>

export type ChangeStaffRefusal = 'no-role' | 'not-clinician' | 'last-administrator' | 'changed-meanwhile'

/**
 * Gives and takes roles. Who becomes or stops being a clinician or administrator is signed out everywhere; who begins
 * to see the people who joined by code joins the team of those already here. Somebody always stays administrator; the
 * question box closes with its last reader.
 * @throws NotFound for who is not staff of this clinic or is disabled
 */
export async function changeStaff(
  world: World, administrator: Administrator, input: ChangeStaff,
): Promise<Result<null, ChangeStaffRefusal>> {
  const { clinicId } = administrator
  const roles = rolesIn(input.roles)
  const fault = rolesFault(roles)
  if (fault) return refused(fault)
  return atomically(world, (inside) => withReceipt(inside, administrator, input, async () => {
    const person = await findStaff(inside.db, clinicId, input.staffId)
    const before = found(person?.disabledAt === null ? person : undefined, 'staff')
    const stepsDown = before.administratorSince !== null && !roles.has('administrator')
    if (stepsDown && await countOtherAdministrators(inside.db, clinicId, before.id) === 0) return refused('last-administrator')

    const after = rolesSince(roles, before, now(inside))
    await updateRoles(inside.db, clinicId, before.id, after)
    await closeUnreadQuestionBox(inside.db, clinicId)
    if (after.welcomesCodeJoinersSince === null) await leaveCodeFamilies(inside.db, clinicId, before.id)
    else await joinCodeFamilies(inside.db, clinicId, before.id, now(inside))
    if (isOtherArea(before, after)) await deleteSignInsOf(inside.db, clinicId, before.id)
    await record(inside, administrator, 'staff.changed', { kind: 'account', id: before.id }, { reason: [...roles].join(' ') })
    return done(null)
  }))
}

function isOtherArea(before: RolesSince, after: RolesSince): boolean {
  return before.clinicianSince !== after.clinicianSince || before.administratorSince !== after.administratorSince
}
