import * as z from 'zod'
import type { Clinician } from '../actor.ts'
import { record } from '../audit.ts'
import { formKey, id } from '../fields.ts'
import type { Problem } from '../problems.ts'
import { withReceipt } from '../receipts.ts'
import { done, refused, type Result } from '../result.ts'
import { atomically, type World } from '../world.ts'
import type { MarkRefusal } from './mark-attendance.ts'
import { openRoster } from './on-roster.ts'
import { upsertWalkIns } from './queries.ts'

/** More people than a room holds. */
const PEOPLE_MAX = 200
const NUMBER = 'not-understood' satisfies Problem

/** `people` came without an account: only their number is kept. */
export const CountWalkIns = z.object({ formKey, workshopId: id, people: z.coerce.number(NUMBER).int(NUMBER).min(0, NUMBER).max(PEOPLE_MAX, NUMBER) })
export type CountWalkIns = z.infer<typeof CountWalkIns>

/** Keeps how many came without an account, in place of the number before. @throws NotFound for a roster this clinician may not see */
export async function countWalkIns(
  world: World, clinician: Clinician, input: CountWalkIns,
): Promise<Result<{ people: number }, Exclude<MarkRefusal, 'needs-reason'>>> {
  return atomically(world, (inside) => withReceipt(inside, clinician, input, async () => {
    const { workshop, day, moment } = await openRoster(inside, clinician, input.workshopId)
    if (workshop.cancelledAt !== null) return refused('cancelled')
    if (!day.canMark) return refused('too-early')
    const { people } = input
    await upsertWalkIns(inside.db, { clinicId: clinician.clinicId, workshopId: workshop.id, people, byStaffId: clinician.id, at: moment.at })
    await record(inside, clinician, 'walk-ins.counted', { kind: 'workshop', id: workshop.id })
    return done({ people })
  }))
}
