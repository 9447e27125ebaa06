import * as z from 'zod'
import type { Clinician } from '../../actor.ts'
import { record } from '../../audit.ts'
import { findFamilyOfTeam, listMembersOfFamily } from '../../families/queries.ts'
import { day, formKey, id, line, oneOf } from '../../fields.ts'
import { momentAt } from '../../invitations/moment.ts'
import { withReceipt } from '../../receipts.ts'
import { planRefreshers } from '../../refreshers/plan-refreshers.ts'
import { done, found, refused, type Result } from '../../result.ts'
import { atomically, type World } from '../../world.ts'
import { addDays } from '../../clinics/days.ts'
import { findProgress } from '../queries.ts'
import { appendEvent } from '../record-step.ts'
import { completeOutright, HOWS, insertOutside } from './queries.ts'

/** A paper from longer ago is not recorded any more. */
const DAYS_BACK_MAX = 365

/** `doneOn` is a day of the clinic's calendar. */
export const RecordOutside = z.object({
  formKey, familyId: id, memberId: line('choose-one'), moduleKey: line('choose-one'), how: oneOf(HOWS), doneOn: day,
})
export type RecordOutside = z.infer<typeof RecordOutside>

export type OutsideRefusal = 'private-module' | 'complete-already' | 'future-day' | 'too-long-ago' | 'changed-meanwhile'

/**
 * Completes an ordinary module that a member did on paper, by phone or read together with staff, marked as such. No
 * answer and no first try comes with it.
 * @throws NotFound for a member the clinician may not see in that family, and for a module that does not exist
 */
export async function recordOutside(
  world: World, clinician: Clinician, input: RecordOutside,
): Promise<Result<{ id: string }, OutsideRefusal>> {
  const module = found(world.catalog.module(input.moduleKey), 'module')
  if (module.private) return refused('private-module')
  return atomically(world, (inside) => withReceipt(inside, clinician, input, async () => {
    const { clinicId } = clinician
    const { at, on } = await momentAt(inside, clinicId)
    const family = found(await findFamilyOfTeam(inside.db, clinician, input.familyId), 'family')
    const members = await listMembersOfFamily(inside.db, clinician, on, family.id)
    const { id: memberId } = found(members.find((one) => one.id === input.memberId), 'family member')
    if (input.doneOn > on) return refused('future-day')
    if (input.doneOn < addDays(on, -DAYS_BACK_MAX)) return refused('too-long-ago')
    const member = { role: 'family-member', clinicId, id: memberId, familyId: family.id } as const
    if ((await findProgress(inside.db, member, module)).completedAt !== null) return refused('complete-already')
    const recordId = inside.newId()
    const { how, doneOn } = input
    await completeOutright(inside.db, member, module, { at, doneOn, how })
    await insertOutside(inside.db, { clinicId, id: recordId, memberId, moduleKey: module.key, how, doneOn, byStaffId: clinician.id, at, undoneAt: null, undoneBy: null })
    await appendEvent(inside, member, module, 'completed-outside', how)
    await planRefreshers(inside, member, module)
    await record(inside, clinician, 'completion.recorded', { kind: 'member', id: memberId }, { reason: how })
    return done({ id: recordId })
  }))
}
