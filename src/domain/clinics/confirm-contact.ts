import * as z from 'zod'
import type { Administrator, Clinician } from '../actor.ts'
import { record } from '../audit.ts'
import { id } from '../fields.ts'
import { done, found, refused, type Result } from '../result.ts'
import { atomically, now, type World } from '../world.ts'
import { dayIn } from './clinic.ts'
import { deleteContact, deleteContactProposal, findContactProposal, findContactRecord, upsertContact } from './contact-queries.ts'
import { findTimeZone } from './queries.ts'

/** `seenAt` is when the line that was looked at was written: what came after it is not confirmed with it. */
export const ConfirmContact = z.object({ token: id, seenAt: id })
export type ConfirmContact = z.infer<typeof ConfirmContact>

/**
 * A second person says that a line of help is right: what waited comes into force, or what stands since its writer was
 * alone counts as confirmed. It is checked today. Sent twice, the second finds nothing to do.
 * @throws NotFound where nothing waits for a second person
 */
export async function confirmContact(
  world: World, actor: Administrator | Clinician, { token, seenAt }: ConfirmContact,
): Promise<Result<null, 'own-change' | 'changed-meanwhile'>> {
  const { clinicId, id: by } = actor
  return atomically(world, async (inside) => {
    const at = now(inside)
    const verifiedOn = dayIn(await findTimeZone(inside.db, clinicId), at)
    const confirmed = { verifiedOn, confirmedBy: by, confirmedAt: at }
    const proposal = await findContactProposal(inside.db, clinicId, token)
    const standing = proposal ? undefined : await findContactRecord(inside.db, clinicId, token)
    const writer = found(proposal?.proposedBy ?? (standing?.confirmedBy ? undefined : standing?.changedBy ?? undefined), 'contact')
    if ((proposal?.proposedAt ?? standing?.changedAt) !== seenAt) return refused('changed-meanwhile')
    if (writer === by) return refused('own-change')

    if (standing) await upsertContact(inside.db, { ...standing, ...confirmed })
    else if (proposal) {
      const { proposedBy, proposedAt, ...line } = proposal
      await deleteContactProposal(inside.db, clinicId, token)
      if (line.value === '') await deleteContact(inside.db, clinicId, token)
      else await upsertContact(inside.db, { ...line, changedBy: proposedBy, changedAt: proposedAt, ...confirmed })
    }
    await record(inside, actor, 'contacts.changed', { kind: 'contact', id: token }, { reason: 'confirmed' })
    return done(null)
  })
}
