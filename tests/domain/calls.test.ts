import { beforeEach, describe, expect, test } from 'vitest'
import { CALL_REASONS } from '../../src/domain/care/call.ts'
import { findJustSnoozed } from '../../src/domain/care/just-snoozed.ts'
import { listCalls } from '../../src/domain/care/list-calls.ts'
import { LogCall, logCall, notePlace } from '../../src/domain/care/log-call.ts'
import { readCallable } from '../../src/domain/care/read-callable.ts'
import { snoozeReason } from '../../src/domain/care/snooze-reason.ts'
import { wakeReason } from '../../src/domain/care/wake-reason.ts'
import { NotFound } from '../../src/domain/result.ts'
import { cleo, dana, eli, HARBOR } from '../support/cast.ts'
import { askForCall, assignTo, nudgesIn, onlyMembers } from '../support/caring.ts'
import { addConsent, invite, valueOf } from '../support/joining.ts'
import { newWorld, type TestWorld } from '../support/world.ts'

let world: TestWorld
beforeEach(async () => {
  world = await newWorld()
  await onlyMembers(world, 'ana', 'luz')
})

const call = (change: Partial<LogCall> = {}): LogCall => ({
  formKey: crypto.randomUUID(), familyId: 'rivera', personId: 'ana', reason: 'asked-for-call', outcome: 'reached', nextOn: null, note: null, ...change,
})
const events = async (event: string) =>
  world.db.selectFrom('audit').where('event', '=', event).select(['actorId', 'objectKind', 'objectId', 'reason']).execute()
const stored = () => world.db.selectFrom('call').selectAll().orderBy('at').execute()

describe('a logged call', () => {
  test('answers what the person asked for, is recorded, and its note opens in its place alone', async () => {
    await askForCall(world)
    await askForCall(world, { memberId: 'luz' })
    const { callId } = valueOf(await logCall(world, dana, call({ note: 'Prefers mornings.' })))
    const [row] = await stored()
    expect(row).toMatchObject({ id: callId, memberId: 'ana', consentId: null, outcome: 'reached', onDay: '2026-11-23', byStaffId: 'dana' })
    expect(row?.noteSealed).not.toContain('mornings')
    expect(await world.vault.open(row?.noteSealed ?? '', notePlace({ clinicId: HARBOR, id: callId, familyId: 'rivera' }))).toBe('Prefers mornings.')
    await expect(world.vault.open(row?.noteSealed ?? '', notePlace({ clinicId: HARBOR, id: callId, familyId: 'okafor' }))).rejects.toThrow()
    expect(await events('call.logged')).toEqual([{ actorId: 'dana', objectKind: 'call', objectId: callId, reason: 'asked-for-call' }])
    expect(await nudgesIn(world)).toEqual(['Luz: asked-for-call 2026-11-23'])
    const answered = await world.db.selectFrom('request').where('memberId', '=', 'ana').select(['answeredAt', 'answeredBy']).execute()
    expect(answered).toEqual([{ answeredAt: '2026-11-23T15:00:00.000Z', answeredBy: 'dana' }])
  })

  test('that did not reach them leaves the request open, to come back after a week or on the next date', async () => {
    await askForCall(world)
    valueOf(await logCall(world, dana, call({ outcome: 'not-reached' })))
    world.at('2026-11-30T04:59:59.000Z')
    expect(await nudgesIn(world)).toEqual([])
    world.at('2026-11-30T05:00:00.000Z')
    expect(await nudgesIn(world)).toEqual(['Ana: asked-for-call 2026-11-23'])
    valueOf(await logCall(world, dana, call({ outcome: 'not-reached', nextOn: '2026-12-02' })))
    world.at('2026-12-02T04:59:59.000Z')
    expect(await nudgesIn(world)).toEqual([])
    world.at('2026-12-02T05:00:00.000Z')
    expect(await nudgesIn(world)).toHaveLength(1)
  })

  test('rests its reason for the person who was called, and for nobody and nothing else', async () => {
    await assignTo(world, ['ana', 'luz'], null)
    world.at('2026-11-30T15:00:00.000Z')
    valueOf(await logCall(world, dana, call({ reason: 'no-progress' })))
    expect(await nudgesIn(world)).toEqual(['Luz: no-progress 2026-11-23'])
    valueOf(await logCall(world, dana, call({ reason: 'other', personId: 'luz' })))
    expect(await nudgesIn(world)).toHaveLength(1)
    world.at('2026-12-07T05:00:00.000Z')
    expect(await nudgesIn(world)).toEqual(['Ana: no-progress 2026-11-23', 'Luz: no-progress 2026-11-23'])
  })

  test('sent twice is one call; with another outcome it is refused', async () => {
    const input = call({ note: 'One.' })
    const both = [await logCall(world, dana, input), await logCall(world, dana, input)]
    expect(both[0]).toEqual(both[1])
    expect(await stored()).toHaveLength(1)
    expect(await logCall(world, dana, { ...input, outcome: 'not-reached' })).toEqual({ ok: false, reason: 'changed-meanwhile' })
  })

  test('takes a next date after today and within 60 days', async () => {
    expect(await logCall(world, dana, call({ nextOn: '2026-11-23' }))).toEqual({ ok: false, reason: 'past-date' })
    expect(await logCall(world, dana, call({ nextOn: '2027-01-23' }))).toEqual({ ok: false, reason: 'too-far' })
    expect(await stored()).toEqual([])
    expect((await logCall(world, dana, call({ nextOn: '2027-01-22' }))).ok).toBe(true)
  })

  test('keeps a note of 500 letters and no longer one', () => {
    const parse = (letters: number) => LogCall.safeParse({ ...call(), nextOn: '', note: 'x'.repeat(letters) }).success
    expect([parse(500), parse(501)]).toEqual([true, false])
    expect(LogCall.safeParse({ ...call(), nextOn: '', note: '', reason: 'because' }).success).toBe(false)
  })

  test('is for a person the clinician may see: member, or live consent of somebody who has not joined', async () => {
    await invite(world, await addConsent(world))
    valueOf(await logCall(world, dana, call({ personId: 'consent-rosa', reason: 'invitation-not-used' })))
    expect((await stored())[0]).toMatchObject({ memberId: null, consentId: 'consent-rosa' })
    for (const personId of ['consent-ana', 'raul', 'uche', 'consent-uche', 'nobody']) {
      await expect(logCall(world, dana, call({ personId })), personId).rejects.toThrow(NotFound)
    }
    for (const stranger of [eli, cleo]) await expect(logCall(world, stranger, call())).rejects.toThrow(NotFound)
    await expect(logCall(world, dana, call({ familyId: 'okafor', personId: 'uche' }))).rejects.toThrow(NotFound)
    await expect(readCallable(world, eli, 'rivera')).rejects.toThrow(NotFound)
  })
})

describe('the list of calls', () => {
  test('goes by reason, the longest wait first, over all families, with a number only where it is safe to call', async () => {
    await world.transact((db) => db.updateTable('consent').set({ phone: '555-0123' }).where('id', 'in', ['consent-ana', 'consent-luz']).execute())
    await world.transact((db) => db.updateTable('consent').set({ safeToCallAt: '2026-11-22T15:00:00.000Z' }).where('id', '=', 'consent-luz').execute())
    await assignTo(world, ['ana', 'luz'], null)
    world.at('2026-12-01T15:00:00.000Z')
    await askForCall(world, { memberId: 'luz' })
    const { lines, total } = await listCalls(world, dana, 1)
    expect(total).toBe(3)
    expect(lines.map(({ name, fact, phone, label }) => [fact.reason, name, phone, label])).toEqual([
      ['asked-for-call', 'Luz', '555-0123', 'Case 12'], ['no-progress', 'Ana', null, 'Case 12'], ['no-progress', 'Luz', '555-0123', 'Case 12'],
    ])
    expect((await listCalls(world, cleo, 1)).lines).toEqual([])
  })

  test('holds who joined by code for whoever welcomes them, and says what the last call came to', async () => {
    await askForCall(world, { familyId: 'sam-alone', memberId: 'sam' })
    expect((await listCalls(world, dana, 1)).total).toBe(0)
    valueOf(await logCall(world, eli, call({ familyId: 'sam-alone', personId: 'sam', outcome: 'not-reached', nextOn: '2026-11-24' })))
    world.at('2026-11-24T15:00:00.000Z')
    expect((await listCalls(world, eli, 1)).lines).toMatchObject([{ name: 'Sam', label: null, lastCall: { onDay: '2026-11-23', outcome: 'not-reached' } }])
  })

  test('knows every reason of the caseload', () => expect(CALL_REASONS).toHaveLength(7))
})

describe('a reason that rests', () => {
  const rest = (formKey: string = crypto.randomUUID()) => snoozeReason(world, dana, { formKey, familyId: 'rivera', reason: 'no-progress' })

  test('is out for the family until the seventh day, and can be woken before', async () => {
    await assignTo(world, ['ana', 'luz'], null)
    world.at('2026-11-30T15:00:00.000Z')
    expect(await nudgesIn(world)).toHaveLength(2)
    const formKey = crypto.randomUUID()
    const { snoozeId } = valueOf(await rest(formKey))
    expect(await nudgesIn(world)).toEqual([])
    expect(await findJustSnoozed(world, dana, formKey)).toMatchObject({ snoozeId, label: 'Case 12', reason: 'no-progress', untilOn: '2026-12-07', isUndone: false })
    expect(await findJustSnoozed(world, eli, formKey)).toBeUndefined()
    world.at('2026-12-07T04:59:59.000Z')
    expect(await nudgesIn(world)).toEqual([])
    world.at('2026-12-07T05:00:00.000Z')
    expect(await nudgesIn(world)).toHaveLength(2)
  })

  test('is woken at once, is recorded both times, and leaves other reasons alone', async () => {
    await assignTo(world, ['ana'], '2026-12-02')
    world.at('2026-11-30T15:00:00.000Z')
    const { snoozeId } = valueOf(await rest())
    expect(await nudgesIn(world)).toEqual(['Ana: date-near 2026-12-02'])
    await expect(wakeReason(world, eli, { formKey: crypto.randomUUID(), snoozeId })).rejects.toThrow(NotFound)
    for (let time = 0; time < 2; time += 1) valueOf(await wakeReason(world, dana, { formKey: crypto.randomUUID(), snoozeId }))
    expect(await nudgesIn(world)).toHaveLength(2)
    expect([await events('reason.snoozed'), await events('reason.woken')]).toEqual([1, 1].map(() =>
      [{ actorId: 'dana', objectKind: 'family', objectId: 'rivera', reason: 'no-progress' }]))
  })

  test('of another team is not there', async () => {
    for (const stranger of [eli, cleo]) {
      await expect(snoozeReason(world, stranger, { formKey: crypto.randomUUID(), familyId: 'rivera', reason: 'no-progress' })).rejects.toThrow(NotFound)
    }
  })
})
