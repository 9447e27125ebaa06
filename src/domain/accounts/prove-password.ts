import type { Actor } from '../actor.ts'
import { done, found, refused, type Result } from '../result.ts'
import { forgetTries, takeTry, type Held } from '../throttles/password-tries.ts'
import { atomically, type World } from '../world.ts'
import { findCredentials, type Credentials } from './queries.ts'

/**
 * Asks a signed-in person's password again before something that matters. Wrong ones count with those of signing
 * in. Call it before `atomically`, and ask `isStillProved` when you write.
 * @returns the account
 * @throws Busy
 */
export async function provePassword(
  world: World, actor: Actor, password: string,
): Promise<Result<Credentials, 'wrong-password' | Held>> {
  const { clinicId } = actor
  const account = found(await findCredentials(world.db, clinicId, actor.id), 'account')
  const held = await atomically(world, (inside) => takeTry(inside, clinicId, account.nameNorm))
  if (held) return refused(held)
  const { matched } = await world.passwords.match(clinicId, account.nameNorm, password, [account.passwordHash])
  if (!matched[0]) return refused('wrong-password')
  await atomically(world, (inside) => forgetTries(inside, clinicId, account.nameNorm))
  return done(account)
}

/** Whether the password that was proved is still the account's: it may have been changed, or the account shut, meanwhile. Inside the verb's transaction. */
export async function isStillProved(inside: World, { clinicId, id }: Actor, { passwordHash }: Credentials): Promise<boolean> {
  return (await findCredentials(inside.db, clinicId, id))?.passwordHash === passwordHash
}
