import * as z from 'zod'
import type { Administrator } from '../actor.ts'
import { record } from '../audit.ts'
import { formKey, id, LINE_MAX, optionalLine, TEXT_MAX } from '../fields.ts'
import type { Problem } from '../problems.ts'
import { withReceipt } from '../receipts.ts'
import { done, found, refused, type Result } from '../result.ts'
import { countOtherStaff } from '../staff/queries.ts'
import { atomically, now, type World } from '../world.ts'
import { dayIn } from './clinic.ts'
import { deleteContact, deleteContactProposal, upsertContact, upsertContactProposal } from './contact-queries.ts'
import { findTimeZone } from './queries.ts'

/** A note of three or four short sentences. */
const NOTE_MAX = 400

export const ProposeContact = z.object({
  formKey, token: id, value: z.string().trim().max(TEXT_MAX, 'too-long' satisfies Problem).default(''), note: optionalLine(NOTE_MAX),
  source: optionalLine(), hours: optionalLine(LINE_MAX), languages: optionalLine(LINE_MAX),
})
export type ProposeContact = z.infer<typeof ProposeContact>

/**
 * Writes one line of help as it should read. It waits until a second person of the staff confirms it; until then
 * everyone reads the one before. Where nobody else works it stands at once, unconfirmed. An empty value asks for the
 * default again, or takes a line away that has none.
 * @returns what became of it; refused `empty` for a line every clinic has to fill in
 * @throws NotFound for a token that no text names
 */
export async function proposeContact(
  world: World, administrator: Administrator, input: ProposeContact,
): Promise<Result<'waits' | 'stands', 'empty' | 'changed-meanwhile'>> {
  const { clinicId, id: by } = administrator
  const contact = found(world.catalog.contacts.find((one) => one.id === input.token), 'contact')
  return atomically(world, (inside) => withReceipt(inside, administrator, input, async () => {
    if (input.value === '' && contact.required && !contact.voice) return refused('empty')
    const at = now(inside)
    const { value, note, source, hours, languages } = input
    const line = { clinicId, token: contact.id, value, note: note ?? '', source: source ?? '', hours: hours ?? '', languages: languages ?? '' }
    const isAlone = await countOtherStaff(inside.db, clinicId, by) === 0
    if (!isAlone) await upsertContactProposal(inside.db, { ...line, proposedBy: by, proposedAt: at })
    else {
      await deleteContactProposal(inside.db, clinicId, contact.id)
      const verifiedOn = dayIn(await findTimeZone(inside.db, clinicId), at)
      if (value === '') await deleteContact(inside.db, clinicId, contact.id)
      else await upsertContact(inside.db, { ...line, verifiedOn, changedBy: by, changedAt: at, confirmedBy: null, confirmedAt: null })
    }
    await record(inside, administrator, 'contacts.changed', { kind: 'contact', id: contact.id }, { reason: isAlone ? 'alone' : 'proposed' })
    return done(isAlone ? 'stands' : 'waits')
  }))
}
