import * as z from 'zod'
import type { Actor } from '../actor.ts'
import { record } from '../audit.ts'
import { queueSecurity } from '../messages/queue-security.ts'
import { done, refused, type Result } from '../result.ts'
import type { Held } from '../throttles/password-tries.ts'
import { atomically, type World } from '../world.ts'
import * as fields from './fields.ts'
import { normaliseName } from './name.ts'
import { provePassword } from './prove-password.ts'
import { deleteSignInsOf, isChosenNameTaken, updateName } from './queries.ts'

export const ChangeName = z.object({ name: fields.signInName, password: fields.password })
export type ChangeName = z.infer<typeof ChangeName>

/**
 * Sets a new sign-in name after the password was typed again, and ends every sign-in of the account, this one too:
 * the page then starts a new one with `auth.signIn`. Only a chosen name can be taken: to say so of an email or a
 * phone number would tell who has an account.
 * @throws Busy
 */
export async function changeName(
  world: World, actor: Actor, input: ChangeName,
): Promise<Result<null, 'wrong-password' | Held | 'name-taken' | 'changed-meanwhile'>> {
  const { clinicId } = actor
  const proved = await provePassword(world, actor, input.password)
  if (!proved.ok) return proved
  const account = proved.value
  const name = normaliseName(input.name)
  const to = await world.passwords.hash(clinicId, name.norm, input.password)
  return atomically(world, async (inside) => {
    if (name.kind === 'chosen' && await isChosenNameTaken(inside.db, clinicId, name.norm, account.id)) return refused('name-taken')
    if (!await updateName(inside.db, clinicId, account.id, name, { from: account.passwordHash, to })) return refused('changed-meanwhile')
    await deleteSignInsOf(inside.db, clinicId, account.id)
    await record(inside, actor, 'account.changed', { kind: 'account', id: account.id }, { reason: 'name' })
    await queueSecurity(inside, clinicId, account.id)
    return done(null)
  })
}
