import * as z from 'zod'
import type { FamilyMember } from '../actor.ts'
import { day, formKey } from '../fields.ts'
import { withReceipt } from '../receipts.ts'
import { done, type Result } from '../result.ts'
import { atomically, type World } from '../world.ts'
import { deleteVersionOf } from './version-queries.ts'

export const DeleteVersion = z.object({ formKey, agreedOn: day })
export type DeleteVersion = z.infer<typeof DeleteVersion>

/** Deletes the plan that was kept on a day, at once. Nothing happens where there is none. */
export async function deleteVersion(world: World, member: FamilyMember, input: DeleteVersion): Promise<Result<null, 'changed-meanwhile'>> {
  return atomically(world, (inside) => withReceipt(inside, member, input, async () => {
    await deleteVersionOf(inside.db, member, input.agreedOn)
    return done(null)
  }))
}
