import * as z from 'zod'
import type { Administrator } from '../actor.ts'
import { id } from '../fields.ts'
import { done, found, type Result } from '../result.ts'
import { atomically, type World } from '../world.ts'
import { newCode, PERSONAL_CODE_LENGTH } from './codes.ts'
import { findOtherStaff } from './queries.ts'
import { keepRecoveryCode } from './recovery-code.ts'

export const GiveStaffCode = z.object({ staffId: id })
export type GiveStaffCode = z.infer<typeof GiveStaffCode>

/**
 * An administrator gives another staff account a code for a new password: 24 h, once, shown once. The codes before
 * it end.
 * @throws NotFound for who is not staff of this clinic, is disabled, or is the administrator
 */
export async function giveStaffCode(
  world: World, administrator: Administrator, input: GiveStaffCode,
): Promise<Result<{ code: string }, never>> {
  const code = newCode(PERSONAL_CODE_LENGTH)
  return atomically(world, async (inside) => {
    const staff = found(await findOtherStaff(inside.db, administrator, input.staffId), 'staff')
    await keepRecoveryCode(inside, administrator, staff.id, code)
    return done({ code })
  })
}
