import * as z from 'zod'
import { readCode } from '../accounts/codes.ts'
import type { FamilyMember } from '../actor.ts'
import { id, LINE_MAX } from '../fields.ts'
import { momentAt } from '../invitations/moment.ts'
import type { Problem } from '../problems.ts'
import { done, found, refused, type Result } from '../result.ts'
import { countFailure, isWindowFull, type Source } from '../throttles/failure-window.ts'
import { findOwnWorkshop } from '../workshops/queries.ts'
import { atomically, type World } from '../world.ts'
import { listMarks } from './queries.ts'
import type { Attendance } from './states.ts'
import { checkInAt } from './states.ts'
import { writeMark } from './write-mark.ts'

export const CheckIn = z.object({ workshopId: id, code: z.string().max(LINE_MAX, 'too-long' satisfies Problem).default('') })
export type CheckIn = z.infer<typeof CheckIn>

export type CheckInRefusal = 'wrong-code' | 'wait' | 'too-early' | 'over' | 'cancelled'

/**
 * A member notes with the code in the room that they are there. Whoever is noted already stays as they are, so that
 * doing it twice is once and a mark of the staff counts.
 * @returns how they are noted
 * @throws NotFound for a workshop they are not invited to
 */
export async function checkIn(world: World, member: FamilyMember, input: CheckIn): Promise<Result<{ state: Attendance }, CheckInRefusal>> {
  return atomically(world, async (inside) => {
    const { clinicId } = member
    const workshop = found(await findOwnWorkshop(inside.db, member, input.workshopId), 'workshop')
    const noted = (await listMarks(inside.db, clinicId, workshop.id, [member.id])).get(member.id)
    if (noted) return done({ state: noted.state })
    if (workshop.cancelledAt !== null) return refused('cancelled')
    const moment = await momentAt(inside, clinicId)
    const state = checkInAt(workshop, moment.at)
    if (state === 'too-early' || state === 'over') return refused(state)
    // By person: everyone in the room may share one network address.
    const source: Source = { kind: 'check-in', from: member.id }
    if (await isWindowFull(inside, clinicId, source)) return refused('wait')
    if (readCode(input.code) !== workshop.checkInCode) {
      await countFailure(inside, clinicId, source)
      return refused('wrong-code')
    }
    await writeMark(inside, member, { workshop, memberId: member.id, before: undefined, state, reason: '', moment })
    return done({ state })
  })
}
