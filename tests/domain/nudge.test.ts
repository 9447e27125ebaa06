import { beforeEach, describe, expect, test } from 'vitest'
import { endAgreement } from '../../src/domain/agreements/end-agreement.ts'
import { endConsent } from '../../src/domain/consents/end-consent.ts'
import { nudgeMember } from '../../src/domain/families/nudge/nudge-member.ts'
import { readNudge } from '../../src/domain/families/nudge/read-nudge.ts'
import { NotFound } from '../../src/domain/result.ts'
import type { Clinician } from '../../src/domain/actor.ts'
import { adi, ana, cleo, dana, eli, HARBOR, luz } from '../support/cast.ts'
import { confirmedAddress } from '../support/family-record.ts'
import { MONDAY, newWorld, type TestWorld } from '../support/world.ts'

let world: TestWorld
beforeEach(async () => { world = await newWorld() })

const nudge = (memberId = 'ana', by: Clinician = dana, familyId = 'rivera', formKey: string = crypto.randomUUID()) =>
  nudgeMember(world, by, { formKey, familyId, memberId })
const stateOf = async (memberId = 'ana') => (await readNudge(world, dana, 'rivera', memberId)).state
const rows = async () => ({
  nudges: (await world.db.selectFrom('nudge').select(['memberId', 'byStaffId', 'at']).execute()),
  messages: (await world.db.selectFrom('outbox').select(['kind', 'accountId', 'byStaffId']).execute()),
})

describe('a nudge', () => {
  test('puts one neutral message into the outbox and says who sent it', async () => {
    await confirmedAddress(world, ana)
    expect(await stateOf()).toEqual({ is: 'ready', by: 'email' })
    expect(await nudge()).toEqual({ ok: true, value: null })
    expect(await rows()).toEqual({
      nudges: [{ memberId: 'ana', byStaffId: 'dana', at: MONDAY }],
      messages: [{ kind: 'nudge', accountId: 'ana', byStaffId: 'dana' }],
    })
    expect(await world.db.selectFrom('audit').select(['event', 'objectId']).execute()).toEqual([{ event: 'member.nudged', objectId: 'ana' }])
  })

  test('is refused without an address that only they read, or once they stopped reminders', async () => {
    await confirmedAddress(world, luz, { stoppedAt: MONDAY })
    for (const memberId of ['ana', 'luz']) {
      expect(await stateOf(memberId)).toEqual({ is: 'no-safe-way' })
      expect(await nudge(memberId)).toEqual({ ok: false, reason: 'no-safe-way' })
    }
    expect(await rows()).toEqual({ nudges: [], messages: [] })
  })

  test('is refused while the member or the family pauses', async () => {
    for (const member of [ana, luz]) await confirmedAddress(world, member)
    await world.transact((db) => db.updateTable('member').set({ pausedAt: MONDAY }).where('id', '=', 'ana').execute())
    expect([await stateOf('ana'), await stateOf('luz')]).toEqual([{ is: 'paused' }, { is: 'ready', by: 'email' }])
    expect(await nudge('ana')).toEqual({ ok: false, reason: 'paused' })
    await world.transact((db) => db.updateTable('family').set({ pausedAt: MONDAY }).where('id', '=', 'rivera').execute())
    expect(await nudge('luz')).toEqual({ ok: false, reason: 'paused' })
  })

  test('goes out once a week: the page names the day from which it may go again', async () => {
    await confirmedAddress(world, ana)
    await nudge()
    expect(await stateOf()).toEqual({ is: 'limit', until: '2026-11-30' })
    world.at('2026-11-29T23:00:00.000Z')
    expect(await nudge()).toEqual({ ok: false, reason: 'limit' })
    world.at('2026-11-30T15:00:00.000Z')
    expect(await stateOf()).toEqual({ is: 'ready', by: 'email' })
    expect((await nudge()).ok).toBe(true)
  })

  test('sent twice, also at once, is sent once', async () => {
    await confirmedAddress(world, ana)
    const formKey = crypto.randomUUID()
    await Promise.all(Array.from({ length: 20 }, () => nudge('ana', dana, 'rivera', formKey)))
    expect((await rows()).messages).toHaveLength(1)
  })

  test('is for the team alone, and for members that the team may see', async () => {
    await confirmedAddress(world, ana)
    for (const stranger of [eli, cleo, { role: 'clinician', clinicId: HARBOR, id: adi.id } as const]) {
      await expect(nudge('ana', stranger)).rejects.toThrow(NotFound)
      await expect(readNudge(world, stranger, 'rivera', 'ana')).rejects.toThrow(NotFound)
    }
    for (const stranger of ['uche', 'ben', 'nobody']) await expect(nudge(stranger), stranger).rejects.toThrow(NotFound)
    await endConsent(world, dana, { familyId: 'rivera', consentId: 'consent-ana' })
    await expect(nudge()).rejects.toThrow(NotFound)
    await endAgreement(world, luz, { formKey: crypto.randomUUID() })
    await expect(nudge('luz')).rejects.toThrow(NotFound)
    expect((await rows()).messages).toEqual([])
  })
})
