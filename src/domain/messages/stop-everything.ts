import * as z from 'zod'
import type { FamilyMember } from '../actor.ts'
import { record } from '../audit.ts'
import { formKey } from '../fields.ts'
import { updateWriteSafe } from '../invitations/member-queries.ts'
import { withReceipt } from '../receipts.ts'
import { done, type Result } from '../result.ts'
import { atomically, now, type World } from '../world.ts'
import { findReminder, putReminder } from './contact-queries.ts'
import { dropContact } from './keep-contact.ts'
import { FIRST_TIME } from './set-reminders.ts'

export const StopEverything = z.object({ formKey })
export type StopEverything = z.infer<typeof StopEverything>

/** Forgets where a member may be written to, drops what waits and every wish to be reminded. */
export async function stopEverything(
  world: World, member: FamilyMember, input: StopEverything,
): Promise<Result<null, 'changed-meanwhile'>> {
  return atomically(world, (inside) => withReceipt(inside, member, input, async () => {
    const at = now(inside)
    await dropContact(inside, member)
    await updateWriteSafe(inside.db, member, null, at)
    const { weekday, hour } = await findReminder(inside.db, member) ?? FIRST_TIME
    await putReminder(inside.db, {
      clinicId: member.clinicId, memberId: member.id, changedAt: at, weekday, hour, nextPartAt: null, workshopsAt: null,
    })
    await record(inside, member, 'contact.changed', { kind: 'member', id: member.id }, { reason: 'stopped' })
    return done(null)
  }))
}
