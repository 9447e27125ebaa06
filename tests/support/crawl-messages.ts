import { queueMessage } from '../../src/domain/messages/queue-message.ts'
import { atomically, type World } from '../../src/domain/world.ts'
import { ana, HARBOR, luz, raul } from './cast.ts'
import { failed, type Place, place } from './crawl-place.ts'
import { confirmCodeOf, reachable, stopCodeOf } from './messages.ts'

/** What messages show: Ana has a confirmed address, Raúl one that waits, and Luz a message that staff hand over. @returns its id */
export async function arrangeMessages(world: World): Promise<string> {
  // On Mondays the server would remind them.
  const nextPartAt = null
  await reachable(world, ana, { nextPartAt })
  await reachable(world, raul, { nextPartAt, confirmedAt: null })
  await reachable(world, luz, { nextPartAt })
  const queued = await atomically(world, (inside) => queueMessage(inside, { clinicId: HARBOR, memberId: 'luz', kind: 'nudge', byStaffId: 'dana' }))
  if (queued.is !== 'queued') throw new Error(queued.is)
  // At night it would wait for the morning.
  await world.transact((db) => db.updateTable('outbox').set({ dueAt: world.clock.now().toISOString() }).where('id', '=', queued.id).execute())
  return queued.id
}

/** Pages of messages. @param message the one that Dana hands over */
export function messagePlaces(message: string): Place[] {
  const [reminders, confirm, stop] = ['/settings/reminders', '/confirm/[code]', '/stop/[code]']
  return [
    place(reminders, 'sam'),
    place(reminders, 'ana'),
    place(reminders, 'raul'),
    failed(reminders, 'raul', { do: 'confirm', code: 'K7MQ' }),
    failed(reminders, 'sam', { do: 'save', safe: 'yes', address: 'nowhere' }),
    failed('/join/private', 'sam', { safe: 'yes', address: '' }),
    place('/staff/messages', 'dana'),
    place('/staff/messages', 'eli'),
    place('/staff/messages/[message]', 'dana', `/staff/messages/${message}`),
    place(confirm, 'nobody', `/confirm/${confirmCodeOf('raul')}`),
    place(confirm, 'nobody', '/confirm/ZZZZ', [{ do: 'confirm' }]),
    place(stop, 'nobody', `/stop/${stopCodeOf('nobody')}`),
    place(stop, 'nobody', `/stop/${stopCodeOf('nobody')}`, [{ do: 'stop' }]),
  ]
}
