import type { Clinician } from '../actor.ts'
import { readForYou } from '../consents/read-for-you.ts'
import { findTimeZone } from '../clinics/queries.ts'
import { atomically, now, type World } from '../world.ts'
import { wallTime } from './hours.ts'
import { bodyPlace } from './message.ts'
import { listDigestStaff } from './plan-queries.ts'
import { findByOnceKey, insertMessage } from './queries.ts'
import { readHandOver } from './read-hand-over.ts'

/** From this hour of the clinic's morning. */
export const DIGEST_HOUR = 7

/** Queues this morning's list for each of the staff who want it, once a day: how much waits, and no name. Nothing waits: nothing is sent. */
export async function planDigest(world: World, clinicId: string): Promise<void> {
  const { on, hour } = wallTime(await findTimeZone(world.db, clinicId), now(world))
  if (hour < DIGEST_HOUR) return
  for (const { id, locale } of await listDigestStaff(world.db, clinicId)) {
    const onceKey = `staff-digest ${id} ${on}`
    if (await findByOnceKey(world.db, clinicId, onceKey)) continue
    const count = await countWaiting(world, { role: 'clinician', clinicId, id })
    if (count > 0) await queueDigest(world, { clinicId, id, locale, onceKey, count })
  }
}

async function countWaiting(world: World, clinician: Clinician): Promise<number> {
  const { asked, ending } = await readForYou(world, clinician)
  return asked.length + ending.length + (await readHandOver(world, clinician)).length
}

async function queueDigest(
  world: World, { clinicId, id, locale, onceKey, count }: { clinicId: string; id: string; locale: string; onceKey: string; count: number },
): Promise<void> {
  const messageId = world.newId()
  const bodySealed = await world.vault.seal(JSON.stringify({ path: '/staff', count }), bodyPlace(clinicId, messageId))
  await atomically(world, async (inside) => {
    if (await findByOnceKey(inside.db, clinicId, onceKey)) return
    const at = now(inside)
    await insertMessage(inside.db, {
      clinicId, id: messageId, kind: 'staff-digest', locale, accountId: id, onceKey, bodySealed, createdAt: at, dueAt: at, attempts: 0,
    })
  })
}
