import * as z from 'zod'
import type { Clinician } from '../actor.ts'
import { record } from '../audit.ts'
import { formKey, id } from '../fields.ts'
import { withReceipt } from '../receipts.ts'
import { done, found, type Result } from '../result.ts'
import { atomically, now, type World } from '../world.ts'
import { clearFlag, findFlag } from './question-queries.ts'

export const ClearQuestionFlag = z.object({ formKey, flagId: id })
export type ClearQuestionFlag = z.infer<typeof ClearQuestionFlag>

/**
 * Takes a flag down, whoever of the clinic's clinicians put it up.
 * @throws NotFound for a flag of another clinic, and for one that is down already
 */
export async function clearQuestionFlag(world: World, clinician: Clinician, input: ClearQuestionFlag): Promise<Result<null, 'changed-meanwhile'>> {
  return atomically(world, (inside) => withReceipt(inside, clinician, input, async () => {
    const flag = found(await findFlag(inside.db, clinician.clinicId, input.flagId), 'flag')
    await clearFlag(inside.db, clinician.clinicId, flag.id, clinician.id, now(inside))
    await record(inside, clinician, 'quiz-question.unflagged', { kind: 'question-flag', id: flag.id })
    return done(null)
  }))
}
