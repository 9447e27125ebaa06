import { randomUUID } from 'node:crypto'
import { beforeEach, describe, expect, test } from 'vitest'
import type { OutboxTable } from '../../db/tables/messages.ts'
import { readTasks } from '../../src/domain/care/read-tasks.ts'
import { endConsent } from '../../src/domain/consents/end-consent.ts'
import { cleo, dana, eli, HARBOR } from '../support/cast.ts'
import { addConsent } from '../support/joining.ts'
import { newWorld, type TestWorld } from '../support/world.ts'

let world: TestWorld
beforeEach(async () => { world = await newWorld() })

const message = (change: Partial<OutboxTable> = {}) => world.transact((db) => db.insertInto('outbox').values({
  clinicId: HARBOR, id: randomUUID(), kind: 'nudge', locale: 'en', accountId: 'ana', consentId: null, invitationId: null, onceKey: null,
  addressSealed: null, bodySealed: null, byStaffId: 'dana', createdAt: '2026-11-20T15:00:00.000Z', dueAt: '2026-11-20T15:00:00.000Z', attempts: 6,
  lastProblem: 'refused', sentAt: null, givenAt: null, givenBy: null, cancelledAt: null, givenUpAt: '2026-11-21T03:00:00.000Z', ...change,
}).execute())

describe('a message that did not arrive', () => {
  test('waits for the team, by the clinic’s day, until somebody hands it over', async () => {
    await message()
    await addConsent(world)
    await message({ kind: 'invitation', accountId: null, consentId: 'consent-rosa' })
    const about = { familyId: 'rivera', label: 'Case 12', onDay: '2026-11-20' }
    expect((await readTasks(world, dana)).undelivered).toEqual([{ ...about, name: 'Ana' }, { ...about, name: 'Rosa' }])
    for (const stranger of [eli, cleo]) expect((await readTasks(world, stranger)).undelivered).toEqual([])
    await world.transact((db) => db.updateTable('outbox').set({ givenAt: '2026-11-23T15:00:00.000Z' }).execute())
    expect((await readTasks(world, dana)).undelivered).toEqual([])
  })

  test('is not told while it is tried, when it was cancelled, of recovery, and after the consent', async () => {
    await message({ givenUpAt: null })
    await message({ cancelledAt: '2026-11-21T15:00:00.000Z' })
    await message({ kind: 'recovery' })
    expect((await readTasks(world, dana)).undelivered).toEqual([])
    await message()
    await endConsent(world, dana, { familyId: 'rivera', consentId: 'consent-ana' })
    expect((await readTasks(world, dana)).undelivered).toEqual([])
  })
})
