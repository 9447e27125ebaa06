import * as z from 'zod'
import type { FamilyMember } from '../actor.ts'
import { record } from '../audit.ts'
import { formKey } from '../fields.ts'
import { momentAt } from '../invitations/moment.ts'
import { withReceipt } from '../receipts.ts'
import { done, refused, type Result } from '../result.ts'
import { atomically, type World } from '../world.ts'
import { findOpenCall, insertRequest, isSeenByClinic } from './queries.ts'
import { CALL_TIMES, requestPlace } from './request.ts'

export const AskForCall = z.object({ formKey, callTime: z.enum(CALL_TIMES, 'not-understood').optional().transform((time) => time ?? '') })
export type AskForCall = z.infer<typeof AskForCall>

/**
 * Asks the team to call. One call waits at a time: asking again changes nothing.
 * @returns refused `not-seen` where the clinic knows nothing of this member by their own choice or the end of a consent
 */
export async function askForCall(world: World, member: FamilyMember, input: AskForCall): Promise<Result<null, 'not-seen' | 'changed-meanwhile'>> {
  const id = world.newId()
  const place = requestPlace('text_sealed', { clinicId: member.clinicId, id, memberId: member.id })
  const textSealed = await world.vault.seal(input.callTime, place)
  return atomically(world, (inside) => withReceipt(inside, member, input, async () => {
    const { at, on } = await momentAt(inside, member.clinicId)
    if (!await isSeenByClinic(inside.db, member, on)) return refused('not-seen')
    if (await findOpenCall(inside.db, member)) return done(null)
    const { clinicId, familyId } = member
    await insertRequest(inside.db, { clinicId, id, kind: 'call', familyId, memberId: member.id, textSealed, askedOn: on, askedAt: at })
    await record(inside, member, 'request.call', { kind: 'request', id })
    return done(null)
  }))
}
