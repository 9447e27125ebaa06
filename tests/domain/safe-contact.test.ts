import { beforeEach, describe, expect, test } from 'vitest'
import { confirmContact } from '../../src/domain/messages/confirm-contact.ts'
import { bodyPlace } from '../../src/domain/messages/message.ts'
import { readReminders } from '../../src/domain/messages/read-reminders.ts'
import { readAddress } from '../../src/domain/messages/safe-contact.ts'
import { setReminders, type SetReminders } from '../../src/domain/messages/set-reminders.ts'
import { stopEverything } from '../../src/domain/messages/stop-everything.ts'
import { stopReminders } from '../../src/domain/messages/stop-reminders.ts'
import { readSafeWay } from '../../src/domain/messages/standing-queries.ts'
import { ana, BEACON, HARBOR, luz } from '../support/cast.ts'
import { messagesTo, reachable, stopCodeOf } from '../support/messages.ts'
import { MONDAY, newWorld, type TestWorld } from '../support/world.ts'

let world: TestWorld
beforeEach(async () => { world = await newWorld() })

const save = (change: Partial<SetReminders> = {}, member = ana) => setReminders(world, member, {
  formKey: crypto.randomUUID(), safe: 'yes', address: 'ana@example.org', nextPart: 'yes', workshops: 'no', weekday: '3', hour: '18', ...change,
})
const state = async () => (await readReminders(world, ana)).state

/** The code in the newest confirmation of Ana. */
async function sentCode(): Promise<string> {
  const message = (await messagesTo(world, 'ana')).at(-1)
  return (JSON.parse(await world.vault.open(message?.bodySealed ?? '', bodyPlace(HARBOR, message?.id ?? ''))) as { code: string }).code
}

describe('an address', () => {
  test('is written to once, and nothing else goes there until it is confirmed', async () => {
    expect((await save()).ok).toBe(true)
    expect((await messagesTo(world, 'ana')).map(({ kind, dueAt }) => [kind, dueAt])).toEqual([['confirm', MONDAY]])
    expect(await readReminders(world, ana)).toEqual({
      state: 'waiting', address: 'ana@example.org', wantsNextPart: true, wantsWorkshops: false, weekday: 3, hour: 18,
    })
    expect(await readSafeWay(world.db, HARBOR, 'ana')).toBeNull()
    await confirmContact(world, HARBOR, { code: await sentCode() })
    expect(await readSafeWay(world.db, HARBOR, 'ana')).toBe('email')
  })

  test('stands sealed in the database, and its code and stop link only as keyed hashes', async () => {
    await save()
    const row = JSON.stringify(await world.db.selectFrom('safeContact').selectAll().execute())
    expect(row).not.toContain('example.org')
    expect(row).not.toContain(await sentCode())
  })

  test('is confirmed with its code as people type it, within seven days, at its own clinic', async () => {
    await save()
    const code = await sentCode()
    expect(await confirmContact(world, BEACON, { code })).toEqual({ ok: false, reason: 'no-match' })
    world.at('2026-11-30T15:00:00.000Z')
    expect(await confirmContact(world, HARBOR, { code })).toEqual({ ok: false, reason: 'no-match' })
    world.at('2026-11-30T14:59:59.000Z')
    const typed = ` ${code.slice(0, 4).toLowerCase()} ${code.slice(4)} `
    expect((await confirmContact(world, HARBOR, { code: typed })).ok).toBe(true)
    expect((await confirmContact(world, HARBOR, { code })).ok).toBe(true)
    expect(await state()).toBe('confirmed')
  })

  test('stays confirmed when the same one is saved again; another one has to be confirmed anew, and the old code is void', async () => {
    await save()
    const old = await sentCode()
    await confirmContact(world, HARBOR, { code: old })
    await save({ workshops: 'yes' })
    expect(await state()).toBe('confirmed')
    await save({ address: 'other@example.org' })
    expect(await state()).toBe('waiting')
    expect((await confirmContact(world, HARBOR, { code: old })).ok).toBe(false)
    expect((await messagesTo(world, 'ana')).map(({ cancelledAt }) => cancelledAt !== null)).toEqual([true, false])
  })

  test('cannot be used to flood a stranger: three confirmations a day', async () => {
    for (const name of ['a', 'b', 'c']) expect((await save({ address: `${name}@example.org` })).ok).toBe(true)
    expect(await save({ address: 'd@example.org' })).toEqual({ ok: false, reason: 'too-often' })
    expect((await readReminders(world, ana)).address).toBe('c@example.org')
    world.at('2026-11-24T15:00:01.000Z')
    expect((await save({ address: 'd@example.org' })).ok).toBe(true)
  })

  test('may be shared by two people, each with a confirmation and a stop link of their own', async () => {
    await save({ address: 'home@example.org' })
    await save({ address: 'home@example.org' }, luz)
    const rows = await world.db.selectFrom('safeContact').select(['memberId', 'stopHmac', 'confirmHmac']).execute()
    expect(new Set(rows.flatMap(({ stopHmac, confirmHmac }) => [stopHmac, confirmHmac])).size).toBe(4)
  })

  test.each([
    'nowhere', '', 'a@b', 'ana@example.org,eve@example.org', 'ana@example.org;eve@example.org', 'ana@example.org\r\nBcc: eve@example.org',
    'Ana <ana@example.org>', 'ana@exa\u2028mple.org', 'ana@@example.org', '"a b"@example.org', `${'a'.repeat(250)}@example.org`,
  ])('cannot be %j', async (address) => {
    expect(await save({ address })).toEqual({ ok: false, reason: 'wrong-address' })
    expect(await state()).toBe('none')
  })

  test('of a phone is taken only where text messages go out', async () => {
    expect(readAddress('(212) 555-0123')).toEqual({ kind: 'phone', address: '+12125550123' })
    expect(await save({ address: '(212) 555-0123' })).toEqual({ ok: false, reason: 'wrong-address' })
    world.reach = ['email', 'phone']
    expect((await save({ address: '(212) 555-0123' })).ok).toBe(true)
  })

  test('the same form sent twice writes once', async () => {
    const formKey = crypto.randomUUID()
    await save({ formKey })
    await save({ formKey })
    expect(await messagesTo(world, 'ana')).toHaveLength(1)
    expect(await save({ formKey, hour: '9' })).toEqual({ ok: false, reason: 'changed-meanwhile' })
  })
})

describe('stopping', () => {
  test('No and “Stop everything” forget the address, drop what waits and every wish', async () => {
    for (const stop of [() => save({ safe: 'no' }), () => stopEverything(world, ana, { formKey: crypto.randomUUID() })]) {
      await save()
      expect((await stop()).ok).toBe(true)
      expect(await readReminders(world, ana)).toMatchObject({ state: 'none', address: '', wantsNextPart: false, wantsWorkshops: false })
      expect((await messagesTo(world, 'ana')).every(({ cancelledAt, bodySealed }) => cancelledAt !== null && bodySealed === null)).toBe(true)
      expect(await world.db.selectFrom('member').where('id', '=', 'ana').select('writeSafeAt').executeTakeFirst()).toEqual({ writeSafeAt: null })
    }
  })

  test('the stop link stops one person, and saving Yes again starts it again', async () => {
    await reachable(world, ana)
    await reachable(world, luz)
    await stopReminders(world, HARBOR, 'made up')
    await stopReminders(world, BEACON, stopCodeOf('ana'))
    expect(await state()).toBe('confirmed')
    await stopReminders(world, HARBOR, stopCodeOf('ana'))
    await stopReminders(world, HARBOR, stopCodeOf('ana'))
    expect(await state()).toBe('stopped')
    expect((await readReminders(world, luz)).state).toBe('confirmed')
    expect(await world.db.selectFrom('audit').where('event', '=', 'contact.stopped').select('objectId').execute()).toEqual([{ objectId: 'ana' }])
    await save()
    expect(await state()).toBe('confirmed')
  })
})
