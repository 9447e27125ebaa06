import type { Actor } from '../actor.ts'
import { record } from '../audit.ts'
import { done, type Result } from '../result.ts'
import { atomically, type World } from '../world.ts'
import { deleteSignInsOf } from './queries.ts'

/** Ends every sign-in of the account, this one too. */
export async function signOutEverywhere(world: World, actor: Actor): Promise<Result<null, never>> {
  return atomically(world, async (inside) => {
    await deleteSignInsOf(inside.db, actor.clinicId, actor.id)
    await record(inside, actor, 'account.changed', { kind: 'account', id: actor.id }, { reason: 'signed-out-everywhere' })
    return done(null)
  })
}
