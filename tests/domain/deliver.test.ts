import { beforeEach, describe, expect, test } from 'vitest'
import { queueMessage, type NewMessage } from '../../src/domain/messages/queue-message.ts'
import { insertMessage } from '../../src/domain/messages/queries.ts'
import { readHandOver } from '../../src/domain/messages/read-hand-over.ts'
import { markGiven } from '../../src/domain/messages/mark-given.ts'
import type { Delivery } from '../../src/domain/messages/transport.ts'
import { clearOutbox } from '../../src/domain/messages/clear-outbox.ts'
import { NotFound } from '../../src/domain/result.ts'
import { atomically } from '../../src/domain/world.ts'
import { ana, cleo, dana, eli, HARBOR } from '../support/cast.ts'
import { deliverDue, messageRow, outside, reachable, stopCodeOf } from '../support/messages.ts'
import { MONDAY, newWorld, type TestWorld } from '../support/world.ts'

let world: TestWorld
beforeEach(async () => {
  world = await newWorld()
  await reachable(world, ana)
})

async function queued(kind: NewMessage['kind'] = 'nudge'): Promise<string> {
  const message = await atomically(world, (inside) => queueMessage(inside, { clinicId: HARBOR, memberId: 'ana', kind, onceKey: 'w' }))
  if (message.is !== 'queued') throw new Error(message.is)
  return message.id
}
const later: Delivery = { outcome: 'later', reason: '450' }
const minutesAfter = (minutes: number) => new Date(Date.parse(MONDAY) + minutes * 60_000).toISOString()

test('a message goes out once, to the confirmed address, with the stop link', async () => {
  const id = await queued()
  const email = outside()
  expect(await deliverDue(world, { email })).toBe(true)
  expect(await deliverDue(world, { email })).toBe(false)
  const stopUrl = `https://learn.example.org/stop/${stopCodeOf('ana')}`
  expect(email.got).toEqual([{
    id, to: 'ana@example.org', host: 'learn.example.org', subject: 'Your next part is ready',
    text: `Porchlight: your next part is ready. learn.example.org\n\nStop reminders: ${stopUrl}\n`, stopUrl,
  }])
  expect(await messageRow(world, id)).toMatchObject({ sentAt: MONDAY, attempts: 1, bodySealed: null, addressSealed: null })
})

test('fifty messages and sixteen workers: each goes out once', async () => {
  const ids = Array.from({ length: 50 }, (_, at) => `message-${at}`)
  await world.transact(async (db) => {
    for (const id of ids) {
      await insertMessage(db, { clinicId: HARBOR, id, kind: 'nudge', locale: 'en', accountId: 'ana', createdAt: MONDAY, dueAt: MONDAY, attempts: 0 })
    }
  })
  const email = outside()
  const workers = Array.from({ length: 16 }, (_, at) => async () => { while (await deliverDue(world, { email }, `worker-${at}`)); })
  await Promise.all(workers.map((work) => work()))
  expect(email.got.map(({ id }) => id).toSorted()).toEqual(ids.toSorted())
})

test('a worker that died after it sent is followed by one more copy at most, with the same id', async () => {
  const id = await queued()
  const got: string[] = []
  const dying = { deliver: (message: { id: string }): Promise<Delivery> => { got.push(message.id); return new Promise(() => undefined) } }
  void deliverDue(world, { email: dying })
  await expect.poll(() => got).toEqual([id])
  world.at(minutesAfter(10))
  await deliverDue(world, { email: { deliver: async (message) => { got.push(message.id); return { outcome: 'sent' } } } }, 'next')
  expect(got).toEqual([id, id])
  expect(await messageRow(world, id)).toMatchObject({ sentAt: minutesAfter(10), attempts: 2 })
})

test('two processes at once send it once', async () => {
  await queued()
  const email = outside()
  await Promise.all(['one', 'other'].map((worker) => deliverDue(world, { email }, worker)))
  expect(email.got).toHaveLength(1)
})

test('it is tried after 0, 1, 5, 15, 60 and 240 minutes, then given up and shown to the team', async () => {
  const id = await queued()
  const email = outside(Array.from({ length: 9 }, () => later))
  const tried: number[] = []
  for (let minute = 0; minute <= 300; minute += 1) {
    world.at(minutesAfter(minute))
    if (await deliverDue(world, { email })) tried.push(minute)
  }
  expect(tried).toEqual([0, 1, 5, 15, 60, 240])
  expect(await messageRow(world, id)).toMatchObject({ sentAt: null, givenUpAt: minutesAfter(240), lastProblem: '450' })
  expect(new Set(email.got.map((message) => message.id))).toEqual(new Set([id]))
  expect(await readHandOver(world, dana)).toMatchObject([{ id, name: 'Ana', kind: 'nudge', cameBack: true }])
  for (const other of [eli, cleo]) expect(await readHandOver(world, other)).toEqual([])
})

test('a next try does not fall into the quiet hours', async () => {
  world.at('2026-11-24T01:59:00.000Z')
  const id = await queued()
  await deliverDue(world, { email: outside([later]) })
  expect(await messageRow(world, id)).toMatchObject({ dueAt: '2026-11-24T13:00:00.000Z' })
})

test('a second try that works is an ordinary delivery', async () => {
  const id = await queued()
  const email = outside([later])
  await deliverDue(world, { email })
  world.at(minutesAfter(1))
  await deliverDue(world, { email })
  expect(await messageRow(world, id)).toMatchObject({ sentAt: minutesAfter(1), attempts: 2, givenUpAt: null })
})

test('what is refused for good is given up at once', async () => {
  const id = await queued()
  await deliverDue(world, { email: outside([{ outcome: 'refused', reason: '550' }]) })
  expect(await messageRow(world, id)).toMatchObject({ givenUpAt: MONDAY, lastProblem: '550', attempts: 1 })
})

describe('what changed while it waited counts', () => {
  test.each([
    ['a pause', { table: 'member', column: 'id', change: { pausedAt: MONDAY } }],
    ['the stop link', { table: 'safeContact', column: 'memberId', change: { stoppedAt: MONDAY } }],
    ['a new address that is not confirmed', { table: 'safeContact', column: 'memberId', change: { confirmedAt: null } }],
  ] as const)('%s', async (_, { table, column, change }) => {
    const id = await queued()
    await world.transact(async (db) => { await db.updateTable(table).set(change as object).where(column as 'id', '=', 'ana').execute() })
    const email = outside()
    await deliverDue(world, { email })
    expect(email.got).toEqual([])
    expect(await messageRow(world, id)).toMatchObject({ cancelledAt: MONDAY, sentAt: null })
  })

  test('“tomorrow” is not said a day late', async () => {
    await queued('workshop')
    world.at('2026-11-24T15:00:00.000Z')
    const email = outside()
    await deliverDue(world, { email })
    expect(email.got).toEqual([])
  })
})

describe('without a mail server', () => {
  beforeEach(() => { world.reach = [] })

  test('messages wait for the team to hand them over, and leave the list once given', async () => {
    const id = await queued()
    await deliverDue(world, {})
    expect(await readHandOver(world, dana)).toMatchObject([{ id, cameBack: false, isWiped: false }])
    for (const other of [eli, cleo]) await expect(markGiven(world, other, { messageId: id })).rejects.toThrow(NotFound)
    await markGiven(world, dana, { messageId: id })
    expect(await readHandOver(world, dana)).toEqual([])
    expect(await messageRow(world, id)).toMatchObject({ givenAt: MONDAY, givenBy: 'dana' })
    const audit = await world.db.selectFrom('audit').where('event', '=', 'message.given').select(['actorId', 'objectId']).execute()
    expect(audit).toEqual([{ actorId: 'dana', objectId: id }])
  })

  test('they are not shown before they are due, nor when the consent ended', async () => {
    world.at('2026-11-24T03:00:00.000Z')
    await queued()
    expect(await readHandOver(world, dana)).toEqual([])
    world.at('2026-11-24T13:00:00.000Z')
    expect(await readHandOver(world, dana)).toHaveLength(1)
    await world.transact((db) => db.updateTable('consent').set({ revokedAt: MONDAY }).where('id', '=', 'consent-ana').execute())
    expect(await readHandOver(world, dana)).toEqual([])
  })

  test('what nobody handed over in two weeks is dropped', async () => {
    const id = await queued()
    world.at('2026-12-07T14:59:59.000Z')
    await clearOutbox(world, HARBOR)
    expect(await messageRow(world, id)).toMatchObject({ cancelledAt: null })
    world.at('2026-12-07T15:00:00.000Z')
    await clearOutbox(world, HARBOR)
    expect(await messageRow(world, id)).toMatchObject({ cancelledAt: '2026-12-07T15:00:00.000Z' })
  })

  test('what would go to a phone waits for the team, too, where there is mail and no text gateway', async () => {
    world.reach = ['email']
    await world.transact((db) => db.updateTable('safeContact').set({ kind: 'phone' }).execute())
    const id = await queued()
    const email = outside()
    await deliverDue(world, { email })
    expect(email.got).toEqual([])
    expect(await readHandOver(world, dana)).toMatchObject([{ id }])
  })
})
