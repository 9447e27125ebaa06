import { beforeEach, describe, expect, test } from 'vitest'
import { planDigest } from '../../src/domain/messages/plan-digest.ts'
import { planReminders } from '../../src/domain/messages/plan-reminders.ts'
import { ana, BEACON, ben, CAST_AT, HARBOR, luz, uche } from '../support/cast.ts'
import { deliverDue, messagesTo, outside, reachable } from '../support/messages.ts'
import { MONDAY, newWorld, type TestWorld } from '../support/world.ts'

let world: TestWorld
beforeEach(async () => { world = await newWorld() })

const kinds = async (id: string) => (await messagesTo(world, id)).map(({ kind, createdAt }) => `${kind} ${createdAt.slice(0, 16)}`)
const assign = (memberId: string, courseKey = 'basics', clinicId = HARBOR) => world.transact((db) => db.insertInto('assignment').values({
  clinicId, id: `${memberId}-${courseKey}`, memberId, courseKey, assignedBy: 'dana', assignedAt: CAST_AT,
}).execute())
const finish = (memberId: string, moduleKeys: string[]) => world.transact((db) => db.insertInto('moduleProgress').values(moduleKeys.map((moduleKey) => ({
  clinicId: HARBOR, memberId, moduleKey, openedAt: CAST_AT, openedVersion: 1, passMark: '0.8', completedAt: CAST_AT, completedVersion: 1,
  completedHow: 'quiz', lastOn: '2026-11-22',
}))).execute())
const plan = async (at: string) => {
  world.at(at)
  for (const clinicId of [HARBOR, BEACON]) await planReminders(world, clinicId)
}

describe('the reminder of the next part', () => {
  beforeEach(async () => {
    await reachable(world, ana)
    await assign('ana')
  })

  test('comes on the chosen day at the chosen hour of the clinic, once, however often it is looked for', async () => {
    await plan('2026-11-23T14:59:00.000Z')
    expect(await kinds('ana')).toEqual([])
    for (const at of [MONDAY, '2026-11-23T15:01:00.000Z', '2026-11-23T20:00:00.000Z', '2026-11-24T15:00:00.000Z']) await plan(at)
    expect(await kinds('ana')).toEqual(['next-part 2026-11-23T15:00'])
  })

  test('keeps its hour when the clock changes', async () => {
    await world.transact((db) => db.updateTable('reminder').set({ weekday: 7 }).execute())
    await plan('2027-03-14T13:59:00.000Z')
    expect(await kinds('ana')).toEqual([])
    await world.transact((db) => db.updateTable('consent').set({ endsOn: '2027-12-31' }).execute())
    await plan('2027-03-14T14:00:00.000Z')
    expect(await kinds('ana')).toEqual(['next-part 2027-03-14T14:00'])
  })

  test('stops after two without a visit, and goes on after one', async () => {
    for (const day of ['23', '30']) await plan(`2026-11-${day}T15:00:00.000Z`)
    for (const day of ['07', '14']) await plan(`2026-12-${day}T15:00:00.000Z`)
    expect(await kinds('ana')).toEqual(['next-part 2026-11-23T15:00', 'next-part 2026-11-30T15:00'])
    await world.transact((db) => db.insertInto('signIn').values({
      clinicId: HARBOR, id: 's', accountId: 'ana', createdAt: '2026-12-15T15:00:00.000Z', lastSeenAt: '2026-12-15T15:00:00.000Z',
      expiresAt: '2026-12-15T16:00:00.000Z', secondStepAt: null,
    }).execute())
    await plan('2026-12-21T15:00:00.000Z')
    expect(await kinds('ana')).toContain('next-part 2026-12-21T15:00')
  })

  test('is not sent when nothing is left to do, or nothing was assigned', async () => {
    await reachable(world, luz)
    await finish('ana', ['one', 'two'])
    await plan(MONDAY)
    expect([await kinds('ana'), await kinds('luz')]).toEqual([[], []])
  })

  test.each([
    ['for nobody who did not ask', { table: 'reminder', change: { nextPartAt: null } }],
    ['after the stop link', { table: 'safeContact', change: { stoppedAt: MONDAY } }],
    ['during a pause', { table: 'member', change: { pausedAt: MONDAY } }],
  ] as const)('is not planned %s', async (_, { table, change }) => {
    await world.transact(async (db) => { await db.updateTable(table).set(change as object).execute() })
    await plan(MONDAY)
    expect(await kinds('ana')).toEqual([])
  })

  test('counts each clinic by its own clock', async () => {
    await world.transact((db) => db.updateTable('clinic').set({ timeZone: 'America/Los_Angeles' }).where('id', '=', BEACON).execute())
    await reachable(world, ben)
    await assign('ben', 'basics', BEACON)
    await plan(MONDAY)
    expect([await kinds('ana'), await kinds('ben')]).toEqual([['next-part 2026-11-23T15:00'], []])
    await plan('2026-11-23T18:00:00.000Z')
    expect(await kinds('ben')).toEqual(['next-part 2026-11-23T18:00'])
  })
})

describe('the message before a workshop', () => {
  /** @param startsAt UTC */
  const workshop = (id: string, startsAt: string, change: { everyoneAt?: string | null; cancelledAt?: string } = {}) => world.transact(async (db) => {
    await db.insertInto('workshopSeries').values({
      clinicId: HARBOR, id: `series-${id}`, weekday: 2, startsAtTime: '18:00', minutes: 60, timeZone: 'America/New_York', place: 'Room 2', link: '',
      fromOn: '2026-01-01', untilOn: null, everyoneAt: change.everyoneAt ?? null, createdBy: 'dana', createdAt: CAST_AT, endedAt: null,
    }).execute()
    await db.insertInto('workshop').values({
      clinicId: HARBOR, id, seriesId: `series-${id}`, dayOfSeries: startsAt.slice(0, 10), startsAt, minutes: 60, place: 'Room 2', link: '', moduleKey: null,
      makeUpKey: null, checkInCode: '1', revision: 0, changedAt: CAST_AT, cancelledAt: change.cancelledAt ?? null, createdAt: CAST_AT,
    }).execute()
    if (!change.everyoneAt) await db.insertInto('workshopGuest').values({ clinicId: HARBOR, seriesId: `series-${id}`, familyId: 'rivera', since: CAST_AT }).execute()
  })
  beforeEach(async () => {
    for (const member of [ana, uche]) await reachable(world, member, { nextPartAt: null })
    await reachable(world, luz, { nextPartAt: null, workshopsAt: null })
  })

  test('goes the day before to those who are invited and asked for it, once', async () => {
    await workshop('w', '2026-11-24T23:00:00.000Z')
    await plan('2026-11-23T14:59:00.000Z')
    expect(await kinds('ana')).toEqual([])
    for (const at of [MONDAY, '2026-11-23T18:00:00.000Z', '2026-11-24T18:00:00.000Z']) await plan(at)
    expect([await kinds('ana'), await kinds('uche'), await kinds('luz')]).toEqual([['workshop 2026-11-23T15:00'], [], []])
  })

  test('goes to everyone where everyone is invited, and not for one that was called off', async () => {
    await workshop('w', '2026-11-24T23:00:00.000Z', { everyoneAt: CAST_AT })
    await workshop('off', '2026-11-24T20:00:00.000Z', { everyoneAt: CAST_AT, cancelledAt: MONDAY })
    await plan(MONDAY)
    expect([await kinds('ana'), await kinds('uche')]).toEqual([['workshop 2026-11-23T15:00'], ['workshop 2026-11-23T15:00']])
  })

  test('tomorrow is a day of the clinic’s calendar, also on the days with 23 and 25 hours', async () => {
    await world.transact((db) => db.updateTable('consent').set({ endsOn: '2027-12-31' }).execute())
    // Sunday evening after the clock went forward, and just before midnight of it.
    await workshop('spring', '2027-03-15T03:59:00.000Z')
    await plan('2027-03-12T20:00:00.000Z')
    expect(await kinds('ana')).toEqual([])
    await plan('2027-03-13T15:00:00.000Z')
    expect(await kinds('ana')).toEqual(['workshop 2027-03-13T15:00'])
    await workshop('autumn', '2027-11-08T04:59:00.000Z')
    await plan('2027-11-05T20:00:00.000Z')
    expect(await kinds('ana')).toHaveLength(1)
    await plan('2027-11-06T14:00:00.000Z')
    expect(await kinds('ana')).toEqual(['workshop 2027-03-13T15:00', 'workshop 2027-11-06T14:00'])
  })
})

describe('the morning list of the staff', () => {
  beforeEach(() => world.transact(async (db) => {
    await db.updateTable('account').set({ nameKind: 'email', nameNorm: 'dana@example.org' }).where('id', '=', 'dana').execute()
    await db.updateTable('staff').set({ digestAt: CAST_AT }).where('id', 'in', ['dana', 'eli']).execute()
    await db.updateTable('consent').set({ endsOn: '2026-11-27' }).where('id', 'in', ['consent-ana', 'consent-uche']).execute()
  }))

  test('comes at seven, once a day, with a count, a link and no name; only to an e-mail address', async () => {
    world.at('2026-11-23T11:59:00.000Z')
    await planDigest(world, HARBOR)
    expect(await kinds('dana')).toEqual([])
    for (const at of ['2026-11-23T12:00:00.000Z', '2026-11-23T16:00:00.000Z']) {
      world.at(at)
      await planDigest(world, HARBOR)
    }
    expect([await kinds('dana'), await kinds('eli')]).toEqual([['staff-digest 2026-11-23T12:00'], []])
    world.at('2026-11-23T12:00:00.000Z')
    const email = outside()
    await deliverDue(world, { email })
    expect(email.got).toMatchObject([{
      to: 'dana@example.org', subject: 'Your list for today', text: 'Porchlight: your list for today. https://learn.example.org/staff\n1 thing waits for you.\n', stopUrl: undefined,
    }])
  })

  test('is not sent when nothing waits', async () => {
    await world.transact((db) => db.updateTable('consent').set({ endsOn: '2027-02-20' }).execute())
    await planDigest(world, HARBOR)
    expect(await kinds('dana')).toEqual([])
  })
})
