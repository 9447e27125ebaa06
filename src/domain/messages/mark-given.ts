import * as z from 'zod'
import type { Clinician } from '../actor.ts'
import { record } from '../audit.ts'
import { id } from '../fields.ts'
import { done, found, type Result } from '../result.ts'
import { atomically, now, type World } from '../world.ts'
import { updateGiven } from './hand-over-queries.ts'
import { readHandOver } from './read-hand-over.ts'

export const MarkGiven = z.object({ messageId: id })
export type MarkGiven = z.infer<typeof MarkGiven>

/**
 * A clinician handed a message over, or lets it rest: it leaves the list, and what it held is wiped. Given twice is
 * given once. @throws NotFound for a message that is not on their list
 */
export async function markGiven(world: World, clinician: Clinician, input: MarkGiven): Promise<Result<null, never>> {
  return atomically(world, async (inside) => {
    found((await readHandOver(inside, clinician)).find(({ id }) => id === input.messageId), 'message')
    if (await updateGiven(inside.db, clinician, input.messageId, now(inside))) {
      await record(inside, clinician, 'message.given', { kind: 'message', id: input.messageId })
    }
    return done(null)
  })
}
