import { atomically, now, type World } from '../world.ts'
import { findRecoveryToTell, updateRecoveriesTold, type UsedCode } from './queries.ts'

/** For so many days every sign-in says that access was restored, and the first one after it whenever it comes. */
const TELL_DAYS = 3

/**
 * At a sign-in with the password: whether the password was replaced with a code lately, so that an owner who did
 * not ask for that hears of it. Remembers that it was told.
 */
export async function tellOfRecovery(world: World, clinicId: string, accountId: string): Promise<UsedCode | undefined> {
  return atomically(world, async (inside) => {
    const at = now(inside)
    const since = new Date(Date.parse(at) - TELL_DAYS * 86_400_000).toISOString()
    const recovery = await findRecoveryToTell(inside.db, clinicId, accountId, since)
    if (recovery) await updateRecoveriesTold(inside.db, clinicId, accountId, at)
    return recovery
  })
}
