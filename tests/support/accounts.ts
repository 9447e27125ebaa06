import type { Actor } from '../../src/domain/actor.ts'
import { normaliseName } from '../../src/domain/accounts/name.ts'
import type { World } from '../../src/domain/world.ts'

/** What the cast signs in with in these tests, once `setPassword` gave it to them. */
export const PASSWORD = 'three blue kettles'
export const OTHER_PASSWORD = 'wobbly lantern 47 figs'

/** Gives an account of the cast a sign-in name and a password. */
export async function setPassword(world: World, actor: Actor, name: string = actor.id, password = PASSWORD): Promise<void> {
  const { kind, norm } = normaliseName(name)
  const passwordHash = await world.passwords.hash(actor.clinicId, norm, password)
  await world.transact((db) => db.updateTable('account').set({ nameKind: kind, nameNorm: norm, passwordHash })
    .where('clinicId', '=', actor.clinicId).where('id', '=', actor.id).execute())
}

/** Moves the clock of a test world on. */
export function pass(world: World & { at(time: string): void }, time: { seconds?: number; minutes?: number; hours?: number }): void {
  const { seconds = 0, minutes = 0, hours = 0 } = time
  world.at(new Date(world.clock.now().getTime() + ((hours * 60 + minutes) * 60 + seconds) * 1000).toISOString())
}

/** The audit events of a clinic, oldest first, with what they are about. */
export async function auditEvents(world: World, clinicId: string): Promise<string[]> {
  const rows = await world.db.selectFrom('audit').where('clinicId', '=', clinicId).orderBy('seq')
    .select(['event', 'actorKind', 'actorId', 'objectId', 'reason']).execute()
  return rows.map(({ event, actorKind, actorId, objectId, reason }) =>
    [event, actorId || actorKind, objectId, reason].filter(Boolean).join(' '))
}
