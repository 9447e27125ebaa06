import * as z from 'zod'
import type { Actor } from '../actor.ts'
import { record } from '../audit.ts'
import { line } from '../fields.ts'
import { done, type Result } from '../result.ts'
import { atomically, type World } from '../world.ts'
import { updateDisplayName } from './profile-queries.ts'

export const ChangeDisplayName = z.object({ displayName: line('no-name') })
export type ChangeDisplayName = z.infer<typeof ChangeDisplayName>

/** Changes what a person is called, by the clinic and by relatives they show themselves to. */
export async function changeDisplayName(world: World, actor: Actor, input: ChangeDisplayName): Promise<Result<null, never>> {
  return atomically(world, async (inside) => {
    await updateDisplayName(inside.db, actor, input.displayName)
    await record(inside, actor, 'account.changed', { kind: 'account', id: actor.id }, { reason: 'display-name' })
    return done(null)
  })
}
