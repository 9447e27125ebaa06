import * as z from 'zod'
import type { Clinician } from '../../actor.ts'
import { record } from '../../audit.ts'
import { dayIn } from '../../clinics/clinic.ts'
import { addDays } from '../../clinics/days.ts'
import { findTimeZone } from '../../clinics/queries.ts'
import { listMembersOfFamily } from '../../families/queries.ts'
import { formKey, id } from '../../fields.ts'
import { withReceipt } from '../../receipts.ts'
import { deleteUntouched } from '../../refreshers/queries.ts'
import { done, found, refused, type Result } from '../../result.ts'
import { atomically, now, type World } from '../../world.ts'
import { appendEvent, completeIfDone } from '../record-step.ts'
import { findOutside, uncomplete, updateUndone } from './queries.ts'

/** So many days after it was written a record can be taken back. */
export const UNDO_DAYS = 7

export const UndoOutside = z.object({ formKey, familyId: id, recordId: id })
export type UndoOutside = z.infer<typeof UndoOutside>

/**
 * Takes back what was recorded by mistake: the module is as its member left it, complete only if they met the rule
 * themselves.
 * @throws NotFound for a record of somebody the clinician may not see in that family
 */
export async function undoOutside(world: World, clinician: Clinician, input: UndoOutside): Promise<Result<void, 'too-late' | 'changed-meanwhile'>> {
  return atomically(world, (inside) => withReceipt(inside, clinician, input, async () => {
    const { clinicId } = clinician
    const timeZone = await findTimeZone(inside.db, clinicId)
    const today = dayIn(timeZone, now(inside))
    const row = found(await findOutside(inside.db, clinicId, input.recordId), 'record')
    const seen = await listMembersOfFamily(inside.db, clinician, today, input.familyId)
    found(seen.find(({ id: memberId }) => memberId === row.memberId), 'record')
    if (row.undoneAt !== null) return refused('changed-meanwhile')
    if (today > addDays(dayIn(timeZone, row.at), UNDO_DAYS)) return refused('too-late')
    const member = { role: 'family-member', clinicId, id: row.memberId, familyId: input.familyId } as const
    await updateUndone(inside.db, clinicId, row.id, { undoneAt: now(inside), undoneBy: clinician.id })
    await uncomplete(inside.db, member, row.moduleKey, row.at)
    const module = inside.catalog.module(row.moduleKey)
    if (module) {
      await appendEvent(inside, member, module, 'outside-undone', row.how)
      await deleteUntouched(inside.db, member, module.key)
      await completeIfDone(inside, member, module)
    }
    await record(inside, clinician, 'completion.undone', { kind: 'member', id: row.memberId }, { reason: row.how })
    return done(undefined)
  }))
}
