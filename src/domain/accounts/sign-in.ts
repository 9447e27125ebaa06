import * as z from 'zod'
import { record } from '../audit.ts'
import { done, found, refused, type Result } from '../result.ts'
import { countFailure, isWindowFull, type Source } from '../throttles/failure-window.ts'
import { forgetTries, takeTry } from '../throttles/password-tries.ts'
import { atomically, type World } from '../world.ts'
import { sealChoice } from './choice.ts'
import * as fields from './fields.ts'
import { normaliseName } from './name.ts'
import { listCredentials, updatePassword, type Credentials } from './queries.ts'

export const SignIn = z.object({ name: fields.signInName, password: fields.password })
export type SignIn = z.infer<typeof SignIn>

/** Whose password that was; or, where several accounts share name and password, a choice for `chooseAccount`. */
export type Recognised = { accountId: string } | { choice: string }

export type SignInRefusal = 'no-match' | 'wait' | 'wait-longer' | 'stopped'

/**
 * Proves a password. The work and the answer are the same whether no account, one or several have the name.
 * @param address where it comes from, as limits count it
 * @returns refused: `no-match`; `wait` up to 5 minutes; `wait-longer`, up to 15, too many from one address;
 * `stopped`, 100 wrong ones in a row, until an account of the name is recovered
 * @throws Busy
 */
export async function signIn(
  world: World, clinicId: string, input: SignIn & { address: string },
): Promise<Result<Recognised, SignInRefusal>> {
  const { norm } = normaliseName(input.name)
  const source: Source = { kind: 'sign-in', from: input.address }
  const held = await atomically(world, async (inside) =>
    await isWindowFull(inside, clinicId, source) ? 'wait-longer' : takeTry(inside, clinicId, norm))
  if (held) return refused(held)

  const named = await listCredentials(world.db, clinicId, norm)
  const { matched, hash } = await world.passwords.match(clinicId, norm, input.password, named.map((account) => account.passwordHash))
  const accounts = named.filter((_, place) => matched[place])
  const choice = accounts.length > 1 ? await sealChoice(world, clinicId, accounts.map(({ id }) => id)) : undefined
  return atomically(world, (inside) => accounts.length === 0
    ? countWrong(inside, clinicId, source)
    : recognise(inside, clinicId, norm, accounts, hash, choice))
}

async function countWrong(inside: World, clinicId: string, source: Source): Promise<Result<Recognised, 'no-match'>> {
  await countFailure(inside, clinicId, source)
  await record(inside, { kind: 'system', clinicId }, 'sign-in.failed', { kind: 'account', id: '' }, { outcome: 'denied' })
  return refused('no-match')
}

async function recognise(
  inside: World, clinicId: string, norm: string, accounts: Credentials[], hash: string, choice: string | undefined,
): Promise<Result<Recognised, 'no-match'>> {
  await forgetTries(inside, clinicId, norm)
  for (const { id, passwordHash } of accounts) {
    if (passwordHash !== hash) await updatePassword(inside.db, clinicId, id, { from: passwordHash, to: hash })
  }
  if (choice) return done({ choice })
  const { id } = found(accounts[0], 'account')
  await record(inside, { kind: 'system', clinicId }, 'signed-in', { kind: 'account', id })
  return done({ accountId: id })
}
