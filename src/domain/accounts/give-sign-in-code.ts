import * as z from 'zod'
import type { Clinician } from '../actor.ts'
import { dayIn } from '../clinics/clinic.ts'
import { findTimeZone } from '../clinics/queries.ts'
import { id } from '../fields.ts'
import { done, found, type Result } from '../result.ts'
import { atomically, now, type World } from '../world.ts'
import { newCode, PERSONAL_CODE_LENGTH } from './codes.ts'
import { findMemberInSight } from './queries.ts'
import { keepRecoveryCode } from './recovery-code.ts'

export const GiveSignInCode = z.object({ memberId: id })
export type GiveSignInCode = z.infer<typeof GiveSignInCode>

/**
 * A clinician who made sure who is asking gives a family member of their team a code for a new password: 24 h, once,
 * shown once. The codes before it end.
 * @returns the code as `newCode` makes it; show it with `formatCode`
 * @throws NotFound for who is not of the team, is disabled, or whose consent ended
 */
export async function giveSignInCode(
  world: World, clinician: Clinician, input: GiveSignInCode,
): Promise<Result<{ code: string }, never>> {
  const todayOn = dayIn(await findTimeZone(world.db, clinician.clinicId), now(world))
  const code = newCode(PERSONAL_CODE_LENGTH)
  return atomically(world, async (inside) => {
    const member = found(await findMemberInSight(inside.db, clinician, input.memberId, todayOn), 'family member')
    await keepRecoveryCode(inside, clinician, member.id, code)
    return done({ code })
  })
}
