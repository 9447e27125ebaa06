import * as z from 'zod'
import { record } from '../audit.ts'
import { queueSecurity } from '../messages/queue-security.ts'
import { shutDataKey } from '../private-text/queries.ts'
import { done, refused, type Result } from '../result.ts'
import { countFailure, isWindowFull, type Source } from '../throttles/failure-window.ts'
import { forgetTries } from '../throttles/password-tries.ts'
import { atomically, now, type World } from '../world.ts'
import { passwordFault, type PasswordFault } from './check-password.ts'
import { readCode } from './codes.ts'
import * as fields from './fields.ts'
import { normaliseName } from './name.ts'
import { deleteSignInsOf, endRecoveryCodes, replacePassword, spendRecoveryCode } from './queries.ts'
import { recoveryCodeHmac } from './recovery-code.ts'

/** Days after a recovery before older private text opens: whoever took the account over cannot read it at once (security.md §5.5). */
const SHUT_DAYS = 3
const DAY_MS = 86_400_000

export const RecoverWithCode = z.object({ name: fields.signInName, code: fields.code, passwordNew: fields.password })
export type RecoverWithCode = z.infer<typeof RecoverWithCode>

/**
 * Uses up a code that staff gave, sets the new password, ends every sign-in of the account and shuts its private texts
 * for SHUT_DAYS. The owner is told at the next sign-in (`tellOfRecovery`). Unknown name, wrong, used and old code: the same work, the same `no-match`.
 * @param address where it comes from, as limits count it
 * @returns refused `wait`, up to 15 minutes, after 5 wrong codes for a name or 10 from an address
 * @throws Busy
 */
export async function recoverWithCode(
  world: World, clinicId: string, input: RecoverWithCode & { address: string },
): Promise<Result<{ accountId: string }, 'no-match' | 'wait' | PasswordFault>> {
  const { norm } = normaliseName(input.name)
  const fault = await passwordFault(world, clinicId, input.passwordNew, [norm])
  if (fault) return refused(fault)

  const sources: Source[] = [{ kind: 'recovery', from: norm }, { kind: 'code', from: input.address }]
  if (await isWindowFull(world, clinicId, ...sources)) return refused('wait')
  const codeHmac = recoveryCodeHmac(world, readCode(input.code) ?? '')
  const passwordHash = await world.passwords.hash(clinicId, norm, input.passwordNew)
  return atomically(world, async (inside) => {
    if (await isWindowFull(inside, clinicId, ...sources)) return refused('wait')
    const spent = await spendRecoveryCode(inside.db, clinicId, { codeHmac, nameNorm: norm, at: now(inside) })
    if (!spent) {
      await countFailure(inside, clinicId, ...sources)
      await record(inside, { kind: 'system', clinicId }, 'recovery.failed', { kind: 'account', id: '' }, { outcome: 'denied' })
      return refused('no-match')
    }
    const { accountId } = spent
    await replacePassword(inside.db, clinicId, accountId, passwordHash)
    await deleteSignInsOf(inside.db, clinicId, accountId)
    await endRecoveryCodes(inside.db, clinicId, accountId, now(inside))
    await forgetTries(inside, clinicId, norm)
    await shutDataKey(inside.db, { clinicId, id: accountId }, new Date(world.clock.now().getTime() + SHUT_DAYS * DAY_MS).toISOString())
    await record(inside, { kind: 'system', clinicId }, 'account.recovered', { kind: 'account', id: accountId })
    await queueSecurity(inside, clinicId, accountId)
    return done({ accountId })
  })
}
