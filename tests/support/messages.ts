import type { FamilyMember } from '../../src/domain/actor.ts'
import { addressHmac, confirmHmac, contactPlace, stopHmac, stopPlace } from '../../src/domain/messages/safe-contact.ts'
import type { JobHandler } from '../../src/domain/jobs/job.ts'
import { runOnce } from '../../src/domain/jobs/run-once.ts'
import type { Delivery, OutgoingMessage, Transport, Transports } from '../../src/domain/messages/transport.ts'
import type { World } from '../../src/domain/world.ts'
import { deliverJob } from '../../src/server/mail/deliver-job.ts'
import { newWriter } from '../../src/server/mail/writer.ts'
import type { Clinic } from '../../src/domain/clinics/clinic.ts'
import { CAST_AT } from './cast.ts'

/** What stands in a member's stop link. */
export const stopCodeOf = (id: string) => `stop-${id}`.padEnd(22, 'x')

/** What stands in a member's confirmation: a code as `newCode` makes it. */
export const confirmCodeOf = (id: string) => ({ ana: 'K7MQ4XRDK7MQ', luz: 'W7MQ4XRDK7MW', raul: 'R7MQ4XRDK7MR' })[id] ?? 'Z7MQ4XRDK7MZ'

const DAY_MS = 86_400_000

/** A member with a confirmed address, who asked for both reminders on Monday at ten. */
export async function reachable(
  world: World, member: FamilyMember, change: { kind?: string; address?: string; confirmedAt?: string | null; nextPartAt?: string | null; workshopsAt?: string | null } = {},
): Promise<void> {
  const { clinicId, id } = member
  const address = change.address ?? `${id}@example.org`
  const stop = stopCodeOf(id)
  const row = {
    clinicId, memberId: id, kind: change.kind ?? 'email', addressSealed: await world.vault.seal(address, contactPlace(clinicId, id)),
    addressHmac: addressHmac(world, address), askedAt: CAST_AT, confirmHmac: confirmHmac(world, confirmCodeOf(id)),
    confirmUntil: new Date(world.clock.now().getTime() + 7 * DAY_MS).toISOString(),
    confirmedAt: change.confirmedAt === undefined ? CAST_AT : change.confirmedAt,
    stopHmac: stopHmac(world, stop), stopSealed: await world.vault.seal(stop, stopPlace(clinicId, id)),
  }
  const wish = {
    clinicId, memberId: id, weekday: 1, hour: 10, changedAt: CAST_AT,
    nextPartAt: change.nextPartAt === undefined ? CAST_AT : change.nextPartAt,
    workshopsAt: change.workshopsAt === undefined ? CAST_AT : change.workshopsAt,
  }
  await world.transact(async (db) => {
    await db.insertInto('safeContact').values(row).execute()
    await db.insertInto('reminder').values(wish).execute()
  })
}

/** The words of a message at `https://learn.example.org`, whatever the clinic. */
export const write = newWriter({ withId: () => ({ origin: 'https://learn.example.org', name: 'Harbor House' }) as Clinic })

/** A stand-in for the outside, which says what it is told to and keeps what it got. */
export function outside(answers: Delivery[] = []): Transport & { got: OutgoingMessage[] } {
  const got: OutgoingMessage[] = []
  return {
    got,
    async deliver(message) {
      got.push(message)
      return answers.shift() ?? { outcome: 'sent' }
    },
  }
}

/** One message as it is stored. */
export function messageRow(world: World, id: string) {
  return world.db.selectFrom('outbox').where('id', '=', id).selectAll().executeTakeFirstOrThrow()
}

/** Every message of an account, oldest first. */
export function messagesTo(world: World, accountId: string) {
  return world.db.selectFrom('outbox').where('accountId', '=', accountId).orderBy('id').selectAll().execute()
}

/** Does the delivery jobs that are due, as a worker of the server does. @returns whether any was */
export async function deliverDue(world: World, transports: Transports, worker = 'worker'): Promise<boolean> {
  const handler: JobHandler = { kind: 'deliver-message', ...deliverJob(() => Promise.resolve(transports), write) }
  return await runOnce(world, [handler], worker) > 0
}
