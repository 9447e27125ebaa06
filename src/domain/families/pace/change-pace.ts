import * as z from 'zod'
import type { Clinician } from '../../actor.ts'
import { record } from '../../audit.ts'
import { dayIn } from '../../clinics/clinic.ts'
import { findTimeZone } from '../../clinics/queries.ts'
import { formKey, id, oneOf } from '../../fields.ts'
import { cancelMessages } from '../../messages/cancel-messages.ts'
import { withReceipt } from '../../receipts.ts'
import { done, found, refused, type Result } from '../../result.ts'
import { atomically, now, type World } from '../../world.ts'
import { findFamilyOfTeam } from '../queries.ts'
import { moveDates } from './move-dates.ts'
import type { Pace, PaceTimes } from './pace.ts'
import { paceOf, restOver } from './pace.ts'
import { findPaceTimes, listOwnPauses, updateChanged, updateClosed, updatePace, updateReopened } from './queries.ts'

/** `pause` and `end` stop dates; `resume` and `reopen` are their opposites. */
export const PACE_ACTS = ['pause', 'resume', 'end', 'reopen'] as const
export type PaceAct = (typeof PACE_ACTS)[number]

export const ChangePace = z.object({ formKey, familyId: id, act: oneOf(PACE_ACTS) })
export type ChangePace = z.infer<typeof ChangePace>

/** From which pace each may be done. */
const FROM: Record<PaceAct, readonly Pace[]> = {
  pause: ['running', 'stepped-down'], resume: ['paused'], end: ['running', 'stepped-down', 'paused'], reopen: ['ended'],
}
const EVENT_OF: Record<PaceAct, string> = { pause: 'pace.paused', resume: 'pace.resumed', end: 'pace.ended', reopen: 'pace.reopened' }

/**
 * Pauses a family, resumes it, ends it or opens it again. Going on moves open dates by the days that were rested;
 * an end closes the assignments and keeps everything learned. Everyone of the family is told in the same words.
 * @throws NotFound for a family outside the clinician's team
 */
export async function changePace(world: World, clinician: Clinician, input: ChangePace): Promise<Result<void, 'changed-meanwhile'>> {
  return atomically(world, (inside) => withReceipt(inside, clinician, input, async () => {
    const { clinicId } = clinician
    const { id } = found(await findFamilyOfTeam(inside.db, clinician, input.familyId), 'family')
    const times = found(await findPaceTimes(inside.db, clinicId, id), 'family')
    if (!FROM[input.act].includes(paceOf(times))) return refused('changed-meanwhile')
    const at = now(inside)
    const members = await listOwnPauses(inside.db, clinicId, id)
    const memberIds = members.map((member) => member.id)
    if (input.act === 'pause' || input.act === 'end') for (const memberId of memberIds) await cancelMessages(inside, clinicId, memberId)
    if (input.act === 'pause') await updatePace(inside.db, clinicId, id, { pausedAt: at })
    if (input.act === 'end') {
      await updatePace(inside.db, clinicId, id, { endedAt: at })
      await updateClosed(inside.db, clinicId, memberIds, at)
    }
    if (input.act === 'resume') {
      await goOn(inside, clinicId, members, times.pausedAt, null)
      await updatePace(inside.db, clinicId, id, { pausedAt: null })
    }
    if (input.act === 'reopen') {
      await goOn(inside, clinicId, members, times.endedAt, times.pausedAt)
      await updatePace(inside.db, clinicId, id, { endedAt: null })
      await updateReopened(inside.db, clinicId, memberIds)
    }
    await updateChanged(inside.db, clinicId, memberIds, at)
    await record(inside, clinician, EVENT_OF[input.act], { kind: 'family', id })
    return done(undefined)
  }))
}

/** Moves the dates of each member by the days rested since, less those that another rest of theirs still counts. */
async function goOn(
  inside: World, clinicId: string, members: { id: string; pausedAt: string | null }[], since: string | null, familyPausedAt: PaceTimes['pausedAt'],
): Promise<void> {
  if (since === null) return
  const timeZone = await findTimeZone(inside.db, clinicId)
  const dayOf = (at: string | null) => at && dayIn(timeZone, at)
  const today = dayIn(timeZone, now(inside))
  await moveDates(inside, clinicId, new Map(members.map(({ id, pausedAt }) =>
    [id, restOver(dayIn(timeZone, since), [dayOf(pausedAt), dayOf(familyPausedAt)], today)])))
}
