import * as z from 'zod'
import type { Administrator, Clinician } from '../actor.ts'
import { record } from '../audit.ts'
import { id } from '../fields.ts'
import { found } from '../result.ts'
import { atomically, type World } from '../world.ts'
import { deleteContactProposal } from './contact-queries.ts'

export const TakeBackContact = z.object({ token: id })
export type TakeBackContact = z.infer<typeof TakeBackContact>

/** Drops a change of a line of help that waits: its writer thought again, or the second person found it wrong. @throws NotFound where none waits */
export async function takeBackContact(world: World, actor: Administrator | Clinician, { token }: TakeBackContact): Promise<void> {
  await atomically(world, async (inside) => {
    found(await deleteContactProposal(inside.db, actor.clinicId, token) || undefined, 'contact')
    await record(inside, actor, 'contacts.changed', { kind: 'contact', id: token }, { reason: 'taken-back' })
  })
}
