import { record } from '../audit.ts'
import { atomically, now, type World } from '../world.ts'
import { cancelMessages } from './cancel-messages.ts'
import { updateStopped } from './contact-queries.ts'
import { STOPPED_KINDS } from './message.ts'
import { stopHmac } from './safe-contact.ts'

/** Stops the reminders of whoever has this stop link, at once. An unknown link changes nothing, and nobody can tell. */
export async function stopReminders(world: World, clinicId: string, token: string): Promise<void> {
  const hmac = stopHmac(world, token)
  await atomically(world, async (inside) => {
    const memberId = await updateStopped(inside.db, clinicId, hmac, now(inside))
    if (memberId === undefined) return
    await cancelMessages(inside, clinicId, memberId, STOPPED_KINDS)
    await record(inside, { kind: 'system', clinicId }, 'contact.stopped', { kind: 'member', id: memberId })
  })
}
