import { beforeEach, describe, expect, test } from 'vitest'
import { endConsent } from '../../src/domain/consents/end-consent.ts'
import { endAgreement } from '../../src/domain/agreements/end-agreement.ts'
import { cancelMessages } from '../../src/domain/messages/cancel-messages.ts'
import { queueMessage, type NewMessage } from '../../src/domain/messages/queue-message.ts'
import { readSafeWay } from '../../src/domain/messages/standing-queries.ts'
import { atomically } from '../../src/domain/world.ts'
import { ana, dana, HARBOR, luz, sam } from '../support/cast.ts'
import { messageRow, messagesTo, reachable } from '../support/messages.ts'
import { MONDAY, newWorld, type TestWorld } from '../support/world.ts'

let world: TestWorld
beforeEach(async () => {
  world = await newWorld()
  await reachable(world, ana)
})

const queue = (message: Omit<NewMessage, 'clinicId'>) => atomically(world, (inside) => queueMessage(inside, { clinicId: HARBOR, ...message }))
const toAna = (kind: NewMessage['kind'], onceKey?: string) => queue({ memberId: 'ana', kind, ...(onceKey !== undefined && { onceKey }) })
const set = (table: 'member' | 'family' | 'safeContact' | 'reminder' | 'account', id: string, change: object) => world.transact(async (db) => {
  const column = table === 'safeContact' || table === 'reminder' ? 'memberId' : 'id'
  await db.updateTable(table).set(change).where(column as 'id', '=', id).execute()
})

describe('a message is queued', () => {
  test('at once by day, with nothing in it that the kind does not say', async () => {
    const queued = await queue({ memberId: 'ana', kind: 'nudge', byStaffId: 'dana' })
    if (queued.is !== 'queued') throw new Error(queued.is)
    expect(await messageRow(world, queued.id)).toMatchObject({
      kind: 'nudge', locale: 'en', accountId: 'ana', dueAt: MONDAY, addressSealed: null, bodySealed: null, byStaffId: 'dana', sentAt: null,
    })
  })

  test('in the evening for the next morning at eight, by the wall clock on both sides of each change of the clock', async () => {
    for (const [at, due] of [
      ['2026-11-24T01:59:59.000Z', '2026-11-24T01:59:59.000Z'],
      ['2026-11-24T02:00:00.000Z', '2026-11-24T13:00:00.000Z'],
      ['2026-11-24T12:59:59.000Z', '2026-11-24T13:00:00.000Z'],
      ['2026-11-24T13:00:00.000Z', '2026-11-24T13:00:00.000Z'],
      // The clock goes back in the night to November 1, forward in the night to March 14.
      ['2026-11-01T01:30:00.000Z', '2026-11-01T13:00:00.000Z'],
      ['2026-10-31T01:30:00.000Z', '2026-10-31T12:00:00.000Z'],
      ['2027-03-14T02:30:00.000Z', '2027-03-14T12:00:00.000Z'],
      ['2027-03-13T02:30:00.000Z', '2027-03-13T13:00:00.000Z'],
    ] as const) {
      const fresh = world = await newWorld()
      fresh.at(at)
      await reachable(fresh, sam)
      const queued = await queue({ memberId: 'sam', kind: 'waiting' })
      if (queued.is !== 'queued') throw new Error(queued.is)
      expect((await messageRow(fresh, queued.id)).dueAt, at).toBe(due)
    }
  })

  test('once for one key, however often it is asked for', async () => {
    const first = await toAna('workshop', 'w-1')
    expect(await toAna('workshop', 'w-1')).toEqual(first)
    expect(await toAna('workshop-changed', 'w-1')).not.toEqual(first)
    expect(await messagesTo(world, 'ana')).toHaveLength(2)
  })
})

describe('limits', () => {
  test('a nudge and a reminder share one a week, counted in days of the clinic', async () => {
    expect(await toAna('nudge')).toMatchObject({ is: 'queued' })
    expect(await toAna('next-part')).toEqual({ is: 'limit', until: '2026-11-30' })
    world.at('2026-11-30T01:59:00.000Z')
    expect(await toAna('nudge')).toEqual({ is: 'limit', until: '2026-11-30' })
    world.at('2026-11-30T15:00:00.000Z')
    expect(await toAna('next-part')).toMatchObject({ is: 'queued' })
    expect(await toAna('nudge')).toEqual({ is: 'limit', until: '2026-12-07' })
  })

  test('“something waits” comes once a day, and one queued at night counts for the next morning', async () => {
    world.at('2026-11-24T03:00:00.000Z')
    expect(await toAna('waiting')).toMatchObject({ is: 'queued' })
    world.at('2026-11-24T16:00:00.000Z')
    expect(await toAna('waiting')).toEqual({ is: 'limit', until: '2026-11-25' })
    expect(await toAna('nudge')).toMatchObject({ is: 'queued' })
    world.at('2026-11-25T16:00:00.000Z')
    expect(await toAna('waiting')).toMatchObject({ is: 'queued' })
  })

  test('what was cancelled does not count', async () => {
    await toAna('nudge')
    await atomically(world, (inside) => cancelMessages(inside, HARBOR, 'ana'))
    expect(await toAna('nudge')).toMatchObject({ is: 'queued' })
  })
})

describe('nobody is written to', () => {
  test.each([
    ['without an address', () => queue({ memberId: 'luz', kind: 'nudge' })],
    ['at an address that was not confirmed', async () => { await set('safeContact', 'ana', { confirmedAt: null }); return toAna('nudge') }],
    ['after the stop link', async () => { await set('safeContact', 'ana', { stoppedAt: MONDAY }); return toAna('nudge') }],
    ['when the family ended', async () => { await set('family', 'rivera', { endedAt: MONDAY }); return toAna('waiting') }],
    ['when the account is shut', async () => { await set('account', 'ana', { disabledAt: MONDAY }); return toAna('waiting') }],
    ['when the consent ran out', async () => { world.at('2027-02-21T15:00:00.000Z'); return toAna('waiting') }],
    ['of a next part they did not ask for', async () => { await set('reminder', 'ana', { nextPartAt: null }); return toAna('next-part') }],
    ['of a workshop they did not ask for', async () => { await set('reminder', 'ana', { workshopsAt: null }); return toAna('workshop', 'w') }],
    ['by staff they do not let see them', async () => { await endAgreement(world, ana, { formKey: crypto.randomUUID() }); return toAna('nudge') }],
    ['at another clinic with the same id', () => atomically(world, (inside) => queueMessage(inside, { clinicId: 'beacon', memberId: 'ana', kind: 'nudge' }))],
  ])('%s', async (_, act) => { expect(await act()).toEqual({ is: 'no-safe-way' }) })

  test.each(['member', 'family'] as const)('while the %s takes a pause', async (table) => {
    await set(table, table === 'member' ? 'ana' : 'rivera', { pausedAt: MONDAY })
    expect(await toAna('nudge')).toEqual({ is: 'paused' })
  })

  test('the stop link leaves an answer to their own question alone', async () => {
    await set('safeContact', 'ana', { stoppedAt: MONDAY })
    expect(await toAna('waiting')).toMatchObject({ is: 'queued' })
    expect(await toAna('workshop-changed', 'w')).toEqual({ is: 'no-safe-way' })
  })

  test('pages know the safe way: the kind of a confirmed address, or none', async () => {
    expect(await readSafeWay(world.db, HARBOR, 'ana')).toBe('email')
    expect(await readSafeWay(world.db, HARBOR, 'luz')).toBeNull()
    expect(await readSafeWay(world.db, 'beacon', 'ana')).toBeNull()
    await set('safeContact', 'ana', { kind: 'phone' })
    expect(await readSafeWay(world.db, HARBOR, 'ana')).toBe('phone')
    await set('safeContact', 'ana', { stoppedAt: MONDAY })
    expect(await readSafeWay(world.db, HARBOR, 'ana')).toBeNull()
  })
})

describe('what waits is dropped and wiped', () => {
  test('when the consent is withdrawn, for that person alone', async () => {
    await reachable(world, luz)
    await toAna('waiting')
    await queue({ memberId: 'luz', kind: 'waiting' })
    await endConsent(world, dana, { familyId: 'rivera', consentId: 'consent-ana' })
    expect((await messagesTo(world, 'ana'))[0]).toMatchObject({ cancelledAt: MONDAY, bodySealed: null, addressSealed: null })
    expect((await messagesTo(world, 'luz'))[0]).toMatchObject({ cancelledAt: null })
  })

  test('when the clinic may not see them any more, what staff wrote', async () => {
    await toAna('nudge')
    await toAna('workshop', 'w')
    await endAgreement(world, ana, { formKey: crypto.randomUUID() })
    expect((await messagesTo(world, 'ana')).map(({ kind, cancelledAt }) => [kind, cancelledAt])).toEqual([['nudge', MONDAY], ['workshop', null]])
  })
})
