import * as z from 'zod'
import type { Administrator } from '../actor.ts'
import { record } from '../audit.ts'
import { formKey, id, optionalLine, TEXT_MAX } from '../fields.ts'
import type { Problem } from '../problems.ts'
import { withReceipt } from '../receipts.ts'
import { done, found, refused, type Result } from '../result.ts'
import { atomically, now, type World } from '../world.ts'
import { dayIn } from './clinic.ts'
import { findTimeZone } from './queries.ts'
import { deleteContact, upsertContact } from './settings-queries.ts'

/** A note of three or four short sentences. */
const NOTE_MAX = 400

export const ChangeContact = z.object({
  formKey, token: id, value: z.string().trim().max(TEXT_MAX, 'too-long' satisfies Problem).default(''), note: optionalLine(NOTE_MAX),
})
export type ChangeContact = z.infer<typeof ChangeContact>

/**
 * Writes one line of help as the clinic wants it read, checked today. An empty value gives the default back, or takes
 * a line away that has none.
 * @returns refused `empty` for a line every clinic has to fill in
 * @throws NotFound for a token that no text names
 */
export async function changeContact(
  world: World, administrator: Administrator, input: ChangeContact,
): Promise<Result<null, 'empty' | 'changed-meanwhile'>> {
  const contact = found(world.catalog.contacts.find((one) => one.id === input.token), 'contact')
  return atomically(world, (inside) => withReceipt(inside, administrator, input, async () => {
    if (input.value === '' && contact.required && !contact.voice) return refused('empty')
    if (input.value === '') await deleteContact(inside.db, administrator, contact.id)
    else {
      await upsertContact(inside.db, administrator, {
        token: contact.id, value: input.value, note: input.note ?? '',
        verifiedOn: dayIn(await findTimeZone(inside.db, administrator.clinicId), now(inside)), changedAt: now(inside),
      })
    }
    await record(inside, administrator, 'contacts.changed', { kind: 'contact', id: contact.id })
    return done(null)
  }))
}
