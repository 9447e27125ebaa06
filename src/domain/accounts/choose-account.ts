import * as z from 'zod'
import { record } from '../audit.ts'
import { id } from '../fields.ts'
import type { Problem } from '../problems.ts'
import { done, refused, type Result } from '../result.ts'
import { atomically, type World } from '../world.ts'
import { openChoice } from './choice.ts'
import { findCredentials, listDisplayNames, type NamedAccount } from './queries.ts'

/** Longer than the sealed ids of as many accounts as one name may have. */
const CHOICE_MAX = 8_000

export const ChooseAccount = z.object({ choice: z.string().max(CHOICE_MAX), accountId: z.string('choose-one' satisfies Problem).pipe(id) })
export type ChooseAccount = z.infer<typeof ChooseAccount>

/** The accounts of a choice as the page asks about them; none when it is too old or forged. */
export async function accountsToChoose(world: World, clinicId: string, choice: string): Promise<NamedAccount[]> {
  return listDisplayNames(world.db, clinicId, await openChoice(world, clinicId, choice))
}

/**
 * Answers "Who is signing in?" after `signIn` recognised several accounts.
 * @returns refused when the choice is too old, forged, or another account's
 */
export async function chooseAccount(
  world: World, clinicId: string, input: ChooseAccount,
): Promise<Result<{ accountId: string }, 'choice-ended'>> {
  const accountIds = await openChoice(world, clinicId, input.choice)
  if (!accountIds.includes(input.accountId)) return refused('choice-ended')
  return atomically(world, async (inside) => {
    const account = await findCredentials(inside.db, clinicId, input.accountId)
    if (!account) return refused('choice-ended')
    await record(inside, { kind: 'system', clinicId }, 'signed-in', { kind: 'account', id: account.id })
    return done({ accountId: account.id })
  })
}
