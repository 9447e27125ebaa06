import type { Clinician } from '../../actor.ts'
import type { Locale } from '../../catalog/text.ts'
import { findTimeZone } from '../../clinics/queries.ts'
import { afterQuiet, wallTime } from '../../messages/hours.ts'
import type { AddressKind } from '../../messages/message.ts'
import { limitOf, refusalOf } from '../../messages/queue-message.ts'
import { findStanding } from '../../messages/standing-queries.ts'
import { found } from '../../result.ts'
import { now, type World } from '../../world.ts'
import { listMembersOfFamily } from '../queries.ts'

/** Whether a reminder may be sent now, by which way, or what keeps it. `until` is a day of the clinic's calendar. */
export type NudgeState = { is: 'ready'; by: AddressKind } | { is: 'no-safe-way' } | { is: 'paused' } | { is: 'limit'; until: string }

/** Whom a reminder would go to, in which language, and how it stands. */
export interface NudgeView { memberId: string; name: string; locale: Locale; state: NudgeState }

/** @throws NotFound for who is not a member of this family that the clinician may see */
export async function readNudge(world: World, clinician: Clinician, familyId: string, memberId: string): Promise<NudgeView> {
  const { clinicId } = clinician
  const timeZone = await findTimeZone(world.db, clinicId)
  const at = now(world)
  const todayOn = wallTime(timeZone, at).on
  const members = await listMembersOfFamily(world.db, clinician, todayOn, familyId)
  const member = found(members.find(({ id }) => id === memberId), 'family member')
  const standing = await findStanding(world.db, clinicId, member.id, todayOn)
  const refusal = refusalOf(standing, 'nudge')
  const until = await limitOf(world, { clinicId, memberId: member.id, kind: 'nudge' }, { timeZone, dueAt: afterQuiet(timeZone, at) })
  const state: NudgeState = refusal || !standing ? { is: refusal ?? 'no-safe-way' }
    : until !== undefined ? { is: 'limit', until } : { is: 'ready', by: standing.kind }
  return { memberId: member.id, name: member.displayName, locale: member.locale === 'es' ? 'es' : 'en', state }
}
