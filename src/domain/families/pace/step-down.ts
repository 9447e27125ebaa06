import * as z from 'zod'
import type { Clinician } from '../../actor.ts'
import { updateWithdrawn } from '../../assignments/queries.ts'
import { record } from '../../audit.ts'
import { formKey, id } from '../../fields.ts'
import { momentAt } from '../../invitations/moment.ts'
import { withReceipt } from '../../receipts.ts'
import { done, found, NotFound, refused, type Result } from '../../result.ts'
import { atomically, type World } from '../../world.ts'
import { findFamilyOfTeam, listMembersOfFamily } from '../queries.ts'
import { findPaceTimes, listDated, updateChanged, updatePace } from './queries.ts'

/** More assignments than a family has. */
const ASSIGNMENTS_MAX = 200
const ids = z.array(id).max(ASSIGNMENTS_MAX, 'not-understood')

/** `shownIds` are the assignments the form showed, `keptIds` those of them that stay. */
export const StepDown = z.object({ formKey, familyId: id, shownIds: ids, keptIds: ids })
export type StepDown = z.infer<typeof StepDown>

/**
 * A family goes on with less: of the assignments shown, those not kept are taken back, and what was learned stays.
 * @throws NotFound for a family outside the clinician's team, and for an assignment of somebody they may not see
 */
export async function stepDown(
  world: World, clinician: Clinician, input: StepDown,
): Promise<Result<{ withdrawn: number }, 'changed-meanwhile'>> {
  return atomically(world, (inside) => withReceipt(inside, clinician, input, async () => {
    const { clinicId } = clinician
    const family = found(await findFamilyOfTeam(inside.db, clinician, input.familyId), 'family')
    const times = found(await findPaceTimes(inside.db, clinicId, family.id), 'family')
    if (times.endedAt !== null) return refused('changed-meanwhile')
    const { at, on } = await momentAt(inside, clinicId)
    const members = await listMembersOfFamily(inside.db, clinician, on, family.id)
    const memberIds = members.map((member) => member.id)
    const known = new Set((await listDated(inside.db, clinicId, memberIds)).map((assignment) => assignment.id))
    const dropped = input.shownIds.filter((one) => !input.keptIds.includes(one))
    if (dropped.some((one) => !known.has(one))) throw new NotFound('assignment')
    for (const one of dropped) await updateWithdrawn(inside.db, clinicId, one, at)
    await updatePace(inside.db, clinicId, family.id, { steppedDownAt: at })
    await updateChanged(inside.db, clinicId, memberIds, at)
    for (const one of dropped) await record(inside, clinician, 'assignment.withdrawn', { kind: 'assignment', id: one })
    await record(inside, clinician, 'pace.stepped-down', { kind: 'family', id: family.id })
    return done({ withdrawn: dropped.length })
  }))
}
