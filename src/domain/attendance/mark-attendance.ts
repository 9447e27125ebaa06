import * as z from 'zod'
import type { Clinician } from '../actor.ts'
import { formKey, id, oneOf, optionalLine } from '../fields.ts'
import { withReceipt } from '../receipts.ts'
import { done, NotFound, refused, type Result } from '../result.ts'
import { atomically, type World } from '../world.ts'
import { openRoster } from './on-roster.ts'
import { listMarks } from './queries.ts'
import { ATTENDANCE } from './states.ts'
import { writeMark } from './write-mark.ts'

/** More people than one roster holds. */
const MARKS_MAX = 500
/** Longest reason of a correction, in characters. */
export const REASON_MAX = 200

/** Who took part how; one tap is one mark. `reason` says why what was saved before was not so. */
export const MarkAttendance = z.object({
  formKey, workshopId: id, reason: optionalLine(REASON_MAX),
  marks: z.array(z.object({ memberId: id, state: oneOf(ATTENDANCE) })).max(MARKS_MAX, 'not-understood'),
})
export type MarkAttendance = z.infer<typeof MarkAttendance>

export type MarkRefusal = 'cancelled' | 'too-early' | 'needs-reason' | 'changed-meanwhile'

/**
 * Notes how people took part. What is saved already stays; once the workshop's day is over, changing it asks why.
 * @throws NotFound when one of them is not on the roster this clinician may see
 */
export async function markAttendance(world: World, clinician: Clinician, input: MarkAttendance): Promise<Result<{ marked: number }, MarkRefusal>> {
  return atomically(world, (inside) => withReceipt(inside, clinician, input, async () => {
    const { workshop, people, day, moment } = await openRoster(inside, clinician, input.workshopId)
    const wanted = new Map(input.marks.map(({ memberId, state }) => [memberId, state]))
    if (![...wanted.keys()].every((memberId) => people.some((person) => person.id === memberId))) throw new NotFound('family member')
    if (workshop.cancelledAt !== null) return refused('cancelled')
    if (!day.canMark) return refused('too-early')
    const saved = await listMarks(inside.db, clinician.clinicId, workshop.id, [...wanted.keys()])
    const marks = [...wanted].map(([memberId, state]) => ({ memberId, state, before: saved.get(memberId)?.state }))
      .filter(({ state, before }) => state !== before)
    const isCorrection = day.isOver && marks.some(({ before }) => before !== undefined)
    if (isCorrection && input.reason === null) return refused('needs-reason')
    for (const { memberId, state, before } of marks) {
      const reason = before === undefined ? '' : input.reason ?? ''
      await writeMark(inside, clinician, { workshop, memberId, before, state, reason, moment })
    }
    return done({ marked: marks.length })
  }))
}
