import * as z from 'zod'
import type { Administrator } from '../actor.ts'
import { record } from '../audit.ts'
import { formKey, optionalLine, tick, wholeNumber } from '../fields.ts'
import { withReceipt } from '../receipts.ts'
import { done, refused, type Result } from '../result.ts'
import { listReaders } from '../staff/queries.ts'
import { atomically, now, type World } from '../world.ts'
import { changedIn } from './changed-in.ts'
import { findClinicFacts, updateClinic } from './settings-queries.ts'

/** In how many days an answer may be promised. */
export const ANSWER_DAYS: readonly [least: number, most: number] = [1, 14]

export const ChangeQuestionBox = z.object({
  formKey, questionBox: tick, questionHours: optionalLine(), questionAnswerDays: wholeNumber(...ANSWER_DAYS),
})
export type ChangeQuestionBox = z.infer<typeof ChangeQuestionBox>

/**
 * Opens or closes the question box. It opens only where somebody is named who reads it, and says when they read.
 * @returns refused `no-reader` or `no-hours` for a box that would open without them
 */
export async function changeQuestionBox(
  world: World, administrator: Administrator, input: ChangeQuestionBox,
): Promise<Result<null, 'no-reader' | 'no-hours' | 'changed-meanwhile'>> {
  const { clinicId } = administrator
  const { questionBox, questionAnswerDays } = input
  const questionHours = input.questionHours ?? ''
  return atomically(world, (inside) => withReceipt(inside, administrator, input, async () => {
    if (questionBox && questionHours === '') return refused('no-hours')
    if (questionBox && (await listReaders(inside.db, clinicId)).length === 0) return refused('no-reader')
    const before = await findClinicFacts(inside.db, clinicId)
    const after = { questionBoxAt: questionBox ? before.questionBoxAt ?? now(inside) : null, questionHours, questionAnswerDays }
    await updateClinic(inside.db, clinicId, after)
    await record(inside, administrator, 'clinic.changed', { kind: 'clinic', id: clinicId }, { reason: changedIn(before, after) })
    return done(null)
  }))
}
