import * as z from 'zod'
import type { Administrator } from '../actor.ts'
import { record } from '../audit.ts'
import { id } from '../fields.ts'
import { found } from '../result.ts'
import { atomically, now, type World } from '../world.ts'
import { dayIn } from './clinic.ts'
import { findContactRecord, upsertContact } from './contact-queries.ts'
import { CLINIC_MAIN } from './contacts.ts'
import { findTimeZone } from './queries.ts'

export const VerifyContact = z.object({ token: id })
export type VerifyContact = z.infer<typeof VerifyContact>

/**
 * "I called it: still right." The line in force counts as checked today; nothing of it changes, so no second person is
 * asked. A default that was never touched is noted as the clinic's own number from now on.
 * @throws NotFound for a line that nobody filled in yet
 */
export async function verifyContact(world: World, administrator: Administrator, { token }: VerifyContact): Promise<void> {
  const { clinicId, id: by } = administrator
  const contact = found(world.catalog.contacts.find((one) => one.id === token), 'contact')
  await atomically(world, async (inside) => {
    const at = now(inside)
    const standing = await findContactRecord(inside.db, clinicId, token)
    const isThere = standing || contact.voice || contact.sms || token === CLINIC_MAIN
    found(isThere || undefined, 'contact')
    const untouched = {
      clinicId, token, value: contact.voice ?? '', note: '', source: '', hours: '', languages: '',
      changedBy: by, changedAt: at, confirmedBy: null, confirmedAt: null,
    }
    const verifiedOn = dayIn(await findTimeZone(inside.db, clinicId), at)
    await upsertContact(inside.db, { ...standing ?? untouched, verifiedOn })
    await record(inside, administrator, 'contacts.changed', { kind: 'contact', id: token }, { reason: 'checked' })
  })
}
