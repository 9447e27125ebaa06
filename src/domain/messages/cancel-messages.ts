import { now, type World } from '../world.ts'
import { MESSAGE_KINDS, type MessageKind } from './message.ts'
import { updateCancelled } from './queries.ts'

/**
 * Drops every message to a member that waits: their course is paused, their family or consent ended. The confirmation
 * of an address is their own affair and stays. Only inside `atomically`.
 */
export async function cancelMessages(
  inside: World, clinicId: string, memberId: string, kinds: readonly MessageKind[] = MESSAGE_KINDS.filter((kind) => kind !== 'confirm'),
): Promise<void> {
  await updateCancelled(inside.db, clinicId, memberId, now(inside), kinds)
}
