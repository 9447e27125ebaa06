import * as z from 'zod'
import type { Clinician } from '../actor.ts'
import { dayIn } from '../clinics/clinic.ts'
import { findTimeZone } from '../clinics/queries.ts'
import { listMembersOfTeam } from '../families/queries.ts'
import { id } from '../fields.ts'
import { done, found, type Result } from '../result.ts'
import { atomically, now, type World } from '../world.ts'
import { newCode, PERSONAL_CODE_LENGTH } from './codes.ts'
import { findCredentials } from './queries.ts'
import { keepRecoveryCode } from './recovery-code.ts'

export const GiveSignInCode = z.object({ memberId: id })
export type GiveSignInCode = z.infer<typeof GiveSignInCode>

/**
 * A clinician who made sure who is asking gives a family member of their team a code for a new password: 24 h, once,
 * shown once. The codes before it end.
 * @returns the code as `newCode` makes it; show it with `formatCode`
 * @throws NotFound for who is not in this clinician's sight, or is disabled
 */
export async function giveSignInCode(
  world: World, clinician: Clinician, input: GiveSignInCode,
): Promise<Result<{ code: string }, never>> {
  const { clinicId } = clinician
  const todayOn = dayIn(await findTimeZone(world.db, clinicId), now(world))
  const code = newCode(PERSONAL_CODE_LENGTH)
  return atomically(world, async (inside) => {
    const [inSight] = await listMembersOfTeam(inside.db, clinician, todayOn, [input.memberId])
    const member = found(inSight && await findCredentials(inside.db, clinicId, inSight.id), 'family member')
    await keepRecoveryCode(inside, clinician, member.id, code)
    return done({ code })
  })
}
