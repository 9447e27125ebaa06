import * as z from 'zod'
import type { Actor } from '../actor.ts'
import { record } from '../audit.ts'
import { queueSecurity } from '../messages/queue-security.ts'
import { done, refused, type Result } from '../result.ts'
import type { Held } from '../throttles/password-tries.ts'
import { atomically, type World } from '../world.ts'
import { passwordFault, type PasswordFault } from './check-password.ts'
import * as fields from './fields.ts'
import { provePassword } from './prove-password.ts'
import { deleteSignInsOf, updatePassword } from './queries.ts'

export const ChangePassword = z.object({ password: fields.password, passwordNew: fields.password })
export type ChangePassword = z.infer<typeof ChangePassword>

/**
 * Sets a new password after the old one was typed again, and ends every sign-in of the account, this one too: the
 * page then starts a new one with `auth.signIn`.
 * @throws Busy
 */
export async function changePassword(
  world: World, actor: Actor, input: ChangePassword,
): Promise<Result<null, 'wrong-password' | Held | PasswordFault | 'changed-meanwhile'>> {
  const { clinicId } = actor
  const proved = await provePassword(world, actor, input.password)
  if (!proved.ok) return proved
  const account = proved.value
  const fault = await passwordFault(world, clinicId, input.passwordNew, [account.nameNorm, account.displayName])
  if (fault) return refused(fault)

  const to = await world.passwords.hash(clinicId, account.nameNorm, input.passwordNew)
  return atomically(world, async (inside) => {
    if (!await updatePassword(inside.db, clinicId, account.id, { from: account.passwordHash, to })) return refused('changed-meanwhile')
    await deleteSignInsOf(inside.db, clinicId, account.id)
    await record(inside, actor, 'account.changed', { kind: 'account', id: account.id }, { reason: 'password' })
    await queueSecurity(inside, clinicId, account.id)
    return done(null)
  })
}
