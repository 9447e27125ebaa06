import * as z from 'zod'
import type { Clinician } from '../actor.ts'
import { record } from '../audit.ts'
import { listMembersOfTeam } from '../families/queries.ts'
import { formKey, id } from '../fields.ts'
import { momentAt } from '../invitations/moment.ts'
import { withReceipt } from '../receipts.ts'
import { done, NotFound, type Result } from '../result.ts'
import { atomically, type World } from '../world.ts'
import { listAssignmentsById, updateWithdrawn } from './queries.ts'

/** What one form assigned at most. */
const ASSIGNMENTS_MAX = 200

export const WithdrawAssignment = z.object({ formKey, assignmentIds: z.array(id).min(1, 'not-understood').max(ASSIGNMENTS_MAX, 'not-understood') })
export type WithdrawAssignment = z.infer<typeof WithdrawAssignment>

/**
 * Takes assignments back: they are gone from Today, what was learned stays. One taken back before stays so.
 * @throws NotFound when one of them is not of a member this clinician may see
 */
export async function withdrawAssignment(
  world: World, clinician: Clinician, input: WithdrawAssignment,
): Promise<Result<{ withdrawn: number }, 'changed-meanwhile'>> {
  return atomically(world, (inside) => withReceipt(inside, clinician, input, async () => {
    const { clinicId } = clinician
    const wanted = new Set(input.assignmentIds)
    const assignments = await listAssignmentsById(inside.db, clinicId, [...wanted])
    const { at, on } = await momentAt(inside, clinicId)
    const owners = [...new Set(assignments.map(({ memberId }) => memberId))]
    const seen = await listMembersOfTeam(inside.db, clinician, on, owners)
    if (assignments.length !== wanted.size || seen.length !== owners.length) throw new NotFound('assignment')
    const open = assignments.filter(({ withdrawnAt }) => withdrawnAt === null)
    for (const { id } of open) await updateWithdrawn(inside.db, clinicId, id, at)
    for (const { id } of open) await record(inside, clinician, 'assignment.withdrawn', { kind: 'assignment', id })
    return done({ withdrawn: open.length })
  }))
}
