import { describe, expect, test } from 'vitest'
import { countWalkIns } from '../../src/domain/attendance/count-walk-ins.ts'
import { markAllPresent } from '../../src/domain/attendance/mark-all-present.ts'
import { ATTENDANCE } from '../../src/domain/attendance/states.ts'
import { viewRoster } from '../../src/domain/attendance/view-roster.ts'
import { endConsent } from '../../src/domain/consents/end-consent.ts'
import { NotFound } from '../../src/domain/result.ts'
import { addPeople, addWorkshop, mark, notedAt } from '../support/attending.ts'
import { BEACON, cleo, dana, eli, HARBOR, luz } from '../support/cast.ts'
import { newWorld, type TestWorld } from '../support/world.ts'

const all = (world: TestWorld, formKey: string = crypto.randomUUID(), clinician = dana) => markAllPresent(world, clinician, { formKey, workshopId: 'tonight' })
const names = async (world: TestWorld, clinician = dana) =>
  (await viewRoster(world, clinician, 'tonight')).families.map(({ is, label, people }) => [is, label, ...people.map(({ name }) => name)])
const audited = (world: TestWorld, event: string) => world.db.selectFrom('audit').where('event', '=', event).select(['actorId', 'objectId', 'reason']).execute()

async function tonight(): Promise<TestWorld> {
  const world = await newWorld()
  await addWorkshop(world)
  return world
}

describe('the roster', () => {
  test('lists who is invited by family; only the team reads the family’s label', async () => {
    const world = await tonight()
    expect(await names(world)).toEqual([['own', 'Case 12', 'Ana', 'Luz', 'Raul'], ['other', null, 'Uche'], ['by-code', null, 'Sam']])
    expect(await names(world, eli)).toEqual([['other', null, 'Ana', 'Luz', 'Raul'], ['own', 'Case 15', 'Uche'], ['by-code', null, 'Sam']])
  })

  test('is open to any clinician from the day before until seven days after, then to the team alone', async () => {
    const world = await tonight()
    const seen = async (time: string, clinician = dana) => {
      world.at(time)
      return (await names(world, clinician)).flatMap(([, , ...people]) => people)
    }
    expect(await seen('2026-11-22T04:59:59.999Z')).toEqual(['Ana', 'Luz', 'Raul'])
    expect(await seen('2026-11-22T05:00:00.000Z')).toHaveLength(5)
    expect(await seen('2026-12-01T04:59:59.999Z')).toHaveLength(5)
    expect(await seen('2026-12-01T05:00:00.000Z')).toEqual(['Ana', 'Luz', 'Raul'])
    expect(await seen('2026-12-01T05:00:00.000Z', eli)).toEqual(['Uche', 'Sam'])
    await expect(mark(world, 'uche', 'present')).rejects.toThrow(NotFound)
  })

  test('leaves no trace of who is not invited, took the consent back or never said yes', async () => {
    const world = await newWorld()
    await addWorkshop(world, { guests: ['rivera'] })
    await endConsent(world, dana, { familyId: 'rivera', consentId: 'consent-raul' })
    await world.transact((db) => db.updateTable('agreement').set({ endedAt: '2026-11-23T12:00:00.000Z' }).where('memberId', '=', 'luz').execute())
    expect(await names(world)).toEqual([['own', 'Case 12', 'Ana']])
    for (const gone of ['luz', 'raul', 'uche', 'ben', 'nobody', 'dana']) await expect(mark(world, gone, 'present')).rejects.toThrow(NotFound)
    expect(await notedAt(world)).toEqual({})
  })

  test('another clinic’s is not found, nor one without anybody of the team when it is not open', async () => {
    const world = await newWorld()
    await addWorkshop(world, { guests: ['rivera'] })
    await addWorkshop(world, { id: 'theirs', clinicId: BEACON })
    await expect(viewRoster(world, cleo, 'tonight')).rejects.toThrow(NotFound)
    await expect(mark(world, 'ana', 'present', {}, cleo)).rejects.toThrow(NotFound)
    await expect(mark(world, 'ben', 'present', { workshopId: 'theirs' })).rejects.toThrow(NotFound)
    await expect(all(world, crypto.randomUUID(), cleo)).rejects.toThrow(NotFound)
    await expect(viewRoster(world, dana, 'no-such')).rejects.toThrow(NotFound)
    world.at('2026-12-08T15:00:00.000Z')
    await expect(viewRoster(world, eli, 'tonight')).rejects.toThrow(NotFound)
    expect(await audited(world, 'attendance.viewed')).toEqual([])
  })

  test('records each look', async () => {
    const world = await tonight()
    await viewRoster(world, eli, 'tonight')
    expect(await audited(world, 'attendance.viewed')).toEqual([{ actorId: 'eli', objectId: 'tonight', reason: '' }])
  })
})

describe('marking', () => {
  test.each(ATTENDANCE)('%s is kept, with who noted it', async (state) => {
    const world = await tonight()
    expect(await mark(world, 'ana', state)).toEqual({ ok: true, value: { marked: 1 } })
    expect(await notedAt(world)).toEqual({ ana: state })
    expect(await audited(world, 'attendance.recorded')).toEqual([{ actorId: 'dana', objectId: 'ana', reason: 'tonight' }])
  })

  test('all present takes only who is not marked yet, and once', async () => {
    const world = await tonight()
    await addPeople(world, 7)
    await mark(world, 'luz', 'by-phone')
    const formKey = crypto.randomUUID()
    expect(await all(world, formKey)).toEqual({ ok: true, value: { marked: 11 } })
    await mark(world, 'ana', 'left-early')
    expect(await all(world, formKey)).toEqual({ ok: true, value: { marked: 11 } })
    expect(await notedAt(world)).toMatchObject({ ana: 'left-early', luz: 'by-phone', uche: 'present', 'person-7': 'present' })
    expect((await viewRoster(world, dana, 'tonight')).unmarked).toBe(0)
  })

  test('one form sent twenty times is one line and one row of history', async () => {
    const world = await tonight()
    const formKey = crypto.randomUUID()
    await Promise.all(Array.from({ length: 20 }, () => mark(world, 'ana', 'late', { formKey })))
    expect(await world.db.selectFrom('attendanceChange').selectAll().execute()).toHaveLength(1)
  })

  test('a tap sent again after somebody corrected it changes nothing', async () => {
    const world = await tonight()
    const formKey = crypto.randomUUID()
    await mark(world, 'ana', 'absent', { formKey })
    await mark(world, 'ana', 'late', {}, eli)
    await mark(world, 'ana', 'absent', { formKey })
    expect(await notedAt(world)).toEqual({ ana: 'late' })
    expect(await mark(world, 'luz', 'absent', { formKey })).toEqual({ ok: false, reason: 'changed-meanwhile' })
  })

  test('waits for the day, and never comes for a cancelled workshop', async () => {
    const world = await tonight()
    await addWorkshop(world, { id: 'off', cancelledAt: '2026-11-22T15:00:00.000Z' })
    world.at('2026-11-23T04:59:59.999Z')
    expect(await mark(world, 'ana', 'present')).toEqual({ ok: false, reason: 'too-early' })
    expect(await all(world)).toEqual({ ok: false, reason: 'too-early' })
    world.at('2026-11-23T05:00:00.000Z')
    expect((await mark(world, 'ana', 'present')).ok).toBe(true)
    expect(await mark(world, 'ana', 'present', { workshopId: 'off' })).toEqual({ ok: false, reason: 'cancelled' })
    expect(await markAllPresent(world, dana, { formKey: crypto.randomUUID(), workshopId: 'off' })).toEqual({ ok: false, reason: 'cancelled' })
  })

  test('people without an account are only counted', async () => {
    const world = await tonight()
    const count = (people: number, clinician = dana) => countWalkIns(world, clinician, { formKey: crypto.randomUUID(), workshopId: 'tonight', people })
    await count(3)
    expect(await count(2, eli)).toEqual({ ok: true, value: { people: 2 } })
    expect((await viewRoster(world, dana, 'tonight')).walkIns).toBe(2)
    await expect(count(1, cleo)).rejects.toThrow(NotFound)
    expect(await audited(world, 'walk-ins.counted')).toHaveLength(2)
  })
})

describe('correcting', () => {
  const history = async (world: TestWorld) => (await viewRoster(world, dana, 'tonight')).families[0]?.people[0]?.changes
    .map(({ before, after, reason, at, by }) => [before, after, reason, at, by])

  test('on the day needs no reason; the change is shown all the same', async () => {
    const world = await tonight()
    await mark(world, 'ana', 'absent')
    world.at('2026-11-24T04:59:59.999Z')
    expect((await mark(world, 'ana', 'present')).ok).toBe(true)
    expect(await history(world)).toEqual([['absent', 'present', '', '2026-11-24T04:59:59.999Z', 'Dana']])
  })

  test('after the day asks why, and keeps every state with its reason', async () => {
    const world = await tonight()
    await mark(world, 'ana', 'absent')
    world.at('2026-11-24T05:00:00.000Z')
    expect(await mark(world, 'ana', 'late')).toEqual({ ok: false, reason: 'needs-reason' })
    expect(await notedAt(world)).toEqual({ ana: 'absent' })
    await mark(world, 'ana', 'late', { reason: 'came in by the back door' })
    await mark(world, 'ana', 'by-phone', { reason: 'called in' }, eli)
    expect(await history(world)).toEqual([
      ['absent', 'late', 'came in by the back door', '2026-11-24T05:00:00.000Z', 'Dana'],
      ['late', 'by-phone', 'called in', '2026-11-24T05:00:00.000Z', 'Eli'],
    ])
  })

  test('after the day the first mark needs no reason, nor does the same state once more', async () => {
    const world = await tonight()
    world.at('2026-11-25T15:00:00.000Z')
    expect(await mark(world, 'ana', 'absent')).toEqual({ ok: true, value: { marked: 1 } })
    expect(await mark(world, 'ana', 'absent')).toEqual({ ok: true, value: { marked: 0 } })
    expect(await history(world)).toEqual([])
    expect(await world.db.selectFrom('attendanceChange').where('clinicId', '=', HARBOR).where('memberId', '=', luz.id).selectAll().execute()).toEqual([])
  })
})
