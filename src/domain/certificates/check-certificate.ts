import { readCode } from '../accounts/codes.ts'
import { countWrongCode, mustWait } from '../invitations/wrong-codes.ts'
import { done, NotFound, refused, type Result } from '../result.ts'
import { atomically, type World } from '../world.ts'
import { checkCodeHmac } from './check-code.ts'
import { findIssuedOn, isCheckOn } from './queries.ts'

/**
 * Whether a certificate with this code was issued here, for anyone who asks. Wrong codes count with the wrong codes of
 * invitations; a right one leaves no trace.
 * @param input.address where it comes from, as limits count it
 * @returns the month it was issued in, `YYYY-MM`; refused: `wait` after too many wrong ones, whatever this one is
 * @throws NotFound where the clinic answers no codes
 */
export async function checkCertificate(
  world: World, clinicId: string, input: { text: string; address: string },
): Promise<Result<{ month: string }, 'unknown' | 'wait'>> {
  if (!(await isCheckOn(world.db, clinicId))) throw new NotFound('check')
  if (await mustWait(world, clinicId, input.address)) return refused('wait')
  const hmac = checkCodeHmac(world.vault, readCode(input.text) ?? '')
  const issuedOn = await findIssuedOn(world.db, clinicId, hmac)
  if (issuedOn) return done({ month: issuedOn.slice(0, 'YYYY-MM'.length) })
  return atomically(world, async (inside) => {
    if (await mustWait(inside, clinicId, input.address)) return refused('wait')
    await countWrongCode(inside, clinicId, input.address)
    return refused('unknown')
  })
}
