import { findTimeZone } from '../clinics/queries.ts'
import { now, type World } from '../world.ts'
import { wallTime } from './hours.ts'
import { insertMessage } from './queries.ts'
import { findStanding } from './standing-queries.ts'

/**
 * Tells a member who confirmed an address that their sign-in changed: at once, at night and in a pause too, and after
 * they stopped reminders. It never waits for staff to hand it over, so without a way out of its own it is not
 * written. Only inside `atomically`.
 */
export async function queueSecurity(inside: World, clinicId: string, accountId: string): Promise<void> {
  const at = now(inside)
  const standing = await findStanding(inside.db, clinicId, accountId, wallTime(await findTimeZone(inside.db, clinicId), at).on)
  if (!standing || standing.hasEnded || !inside.reach.includes(standing.kind)) return
  await insertMessage(inside.db, {
    clinicId, id: inside.newId(), kind: 'security', locale: standing.locale, accountId, createdAt: at, dueAt: at, attempts: 0,
  })
}
