import { dayIn } from '../clinics/clinic.ts'
import { findTimeZone } from '../clinics/queries.ts'
import { queueMessage } from '../messages/queue-message.ts'
import { now, type World } from '../world.ts'
import { listInvited, type WorkshopRow } from './queries.ts'

/**
 * Writes to those who are invited and asked for it that a workshop changed, once for each of its revisions. Only inside
 * `atomically`. A change that touched no date tells nobody.
 */
export async function tellInvited(inside: World, workshop: WorkshopRow | undefined): Promise<void> {
  if (!workshop) return
  const { clinicId, id, revision } = workshop
  const today = dayIn(await findTimeZone(inside.db, clinicId), now(inside))
  for (const { id: memberId } of await listInvited(inside.db, workshop, today)) {
    await queueMessage(inside, { clinicId, memberId, kind: 'workshop-changed', onceKey: `${id}:${revision}` })
  }
}
