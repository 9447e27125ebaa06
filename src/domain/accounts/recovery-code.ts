import type { Administrator, Clinician } from '../actor.ts'
import { record } from '../audit.ts'
import { now, type World } from '../world.ts'
import { endRecoveryCodes, insertRecoveryCode } from './queries.ts'

/** How long a sign-in code that staff gave can be used. */
const CODE_HOURS = 24

/**
 * Keeps a new sign-in code of an account, as its HMAC alone, in place of those before it. Inside `atomically`, last.
 * @param code as `newCode` made it
 */
export async function keepRecoveryCode(
  inside: World, giver: Clinician | Administrator, accountId: string, code: string,
): Promise<void> {
  const { clinicId } = giver
  const givenAt = now(inside)
  const expiresAt = new Date(Date.parse(givenAt) + CODE_HOURS * 3_600_000).toISOString()
  await endRecoveryCodes(inside.db, clinicId, accountId, givenAt)
  await insertRecoveryCode(inside.db, {
    clinicId, id: inside.newId(), accountId, codeHmac: recoveryCodeHmac(inside, code),
    givenBy: giver.id, givenAt, expiresAt, usedAt: null, shownAt: null,
  })
  await record(inside, giver, 'code.given', { kind: 'account', id: accountId })
}

/** What the database holds of a code. */
export function recoveryCodeHmac(world: World, code: string): string {
  return world.vault.hmac('code', `recovery ${code}`)
}
