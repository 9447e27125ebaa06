import * as z from 'zod'
import type { Clinician } from '../actor.ts'
import { formKey, id } from '../fields.ts'
import { withReceipt } from '../receipts.ts'
import { done, refused, type Result } from '../result.ts'
import { atomically, type World } from '../world.ts'
import type { MarkRefusal } from './mark-attendance.ts'
import { openRoster } from './on-roster.ts'
import { listMarks } from './queries.ts'
import { writeMark } from './write-mark.ts'

export const MarkAllPresent = z.object({ formKey, workshopId: id })
export type MarkAllPresent = z.infer<typeof MarkAllPresent>

/**
 * Notes everyone who is not marked yet as present; who is marked stays so.
 * @throws NotFound for a roster this clinician may not see
 */
export async function markAllPresent(
  world: World, clinician: Clinician, input: MarkAllPresent,
): Promise<Result<{ marked: number }, Exclude<MarkRefusal, 'needs-reason'>>> {
  return atomically(world, (inside) => withReceipt(inside, clinician, input, async () => {
    const { workshop, people, day, moment } = await openRoster(inside, clinician, input.workshopId)
    if (workshop.cancelledAt !== null) return refused('cancelled')
    if (!day.canMark) return refused('too-early')
    const saved = await listMarks(inside.db, clinician.clinicId, workshop.id, people.map(({ id }) => id))
    const unmarked = people.filter(({ id }) => !saved.has(id))
    for (const { id: memberId } of unmarked) {
      await writeMark(inside, clinician, { workshop, memberId, before: undefined, state: 'present', reason: '', moment })
    }
    return done({ marked: unmarked.length })
  }))
}
