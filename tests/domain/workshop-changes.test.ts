import { describe, expect, test } from 'vitest'
import { cancelWorkshop } from '../../src/domain/workshops/cancel-workshop.ts'
import { changeSeries } from '../../src/domain/workshops/change-series.ts'
import { changeWorkshop, type ChangeWorkshop } from '../../src/domain/workshops/change-workshop.ts'
import { readOwnWorkshops, readWorkshopNews } from '../../src/domain/workshops/own-workshops.ts'
import { findWorkshop, listInvited } from '../../src/domain/workshops/queries.ts'
import { skipDay } from '../../src/domain/workshops/skip-day.ts'
import { endConsent } from '../../src/domain/consents/end-consent.ts'
import { NotFound } from '../../src/domain/result.ts'
import { auditEvents } from '../support/accounts.ts'
import { ana, ben, cleo, dana, eli, HARBOR, luz, sam, uche } from '../support/cast.ts'
import type { TestWorld } from '../support/world.ts'
import { newWorld } from '../support/world.ts'
import { changeForm, datesOf, startSeries } from '../support/workshops.ts'

const formKey = () => crypto.randomUUID()
const TODAY = '2026-11-23'
const dateForm = (workshopId: string, change: Partial<ChangeWorkshop> = {}): ChangeWorkshop => ({
  formKey: formKey(), workshopId, on: '2026-12-02', startsAtTime: '17:30', minutes: 60, place: 'Hall', link: '', moduleKey: null, makeUpKey: null, tell: 'no', ...change,
})

/** A series and one of its dates. */
async function oneOf(world: TestWorld, at = 1) {
  const seriesId = await startSeries(world)
  return { seriesId, date: (await datesOf(world, seriesId))[at]! }
}

async function attend(world: TestWorld, workshopId: string): Promise<void> {
  await world.transact((db) => db.insertInto('attendance').values({
    clinicId: HARBOR, workshopId, memberId: 'ana', state: 'present', via: 'staff', recordedBy: 'dana', at: '2026-11-24T23:00:00.000Z',
  }).execute())
}

const inviteesOf = async (world: TestWorld, seriesId: string) => (await listInvited(world.db, { clinicId: HARBOR, seriesId }, TODAY)).map(({ id }) => id)

describe('one date', () => {
  test('moves and stays the same event with a higher revision', async () => {
    const world = await newWorld()
    const { date } = await oneOf(world)
    expect(await changeWorkshop(world, dana, dateForm(date.id, { moduleKey: 'one' }))).toMatchObject({ ok: true })
    expect(await findWorkshop(world.db, HARBOR, date.id)).toMatchObject({
      startsAt: '2026-12-02T22:30:00.000Z', dayOfSeries: '2026-12-01', minutes: 60, place: 'Hall', moduleKey: 'one', makeUpKey: 'one', revision: 1,
    })
    expect((await auditEvents(world, HARBOR)).at(-1)).toBe(`workshop.changed dana ${date.id}`)
  })

  test('sent as it stands changes nothing, and keeps its revision', async () => {
    const world = await newWorld()
    const { date } = await oneOf(world)
    await changeWorkshop(world, dana, dateForm(date.id, { on: '2026-12-01', startsAtTime: '18:00', minutes: 90, place: 'Room 2' }))
    expect(await findWorkshop(world.db, HARBOR, date.id)).toMatchObject({ revision: 0 })
  })

  test('that is over, called off, has attendance, lands in the past or names a private module is refused', async () => {
    const world = await newWorld()
    const { seriesId, date } = await oneOf(world)
    const [first, , third] = await datesOf(world, seriesId)
    await attend(world, third!.id)
    expect(await changeWorkshop(world, dana, dateForm(third!.id))).toEqual({ ok: false, reason: 'attended' })
    expect(await cancelWorkshop(world, dana, { formKey: formKey(), workshopId: third!.id, tell: 'no' })).toEqual({ ok: false, reason: 'attended' })
    expect(await changeWorkshop(world, dana, dateForm(date.id, { on: '2026-11-20' }))).toEqual({ ok: false, reason: 'past-date' })
    expect(await changeWorkshop(world, dana, dateForm(date.id, { moduleKey: 'hidden' }))).toEqual({ ok: false, reason: 'private-module' })
    expect(await changeWorkshop(world, dana, dateForm(date.id, { place: '' }))).toEqual({ ok: false, reason: 'no-place-or-link' })
    await cancelWorkshop(world, dana, { formKey: formKey(), workshopId: date.id, tell: 'no' })
    expect(await changeWorkshop(world, dana, dateForm(date.id))).toEqual({ ok: false, reason: 'is-cancelled' })
    world.at('2026-11-25T15:00:00.000Z')
    expect(await changeWorkshop(world, dana, dateForm(first!.id))).toEqual({ ok: false, reason: 'is-over' })
    await expect(changeWorkshop(world, cleo, dateForm(date.id))).rejects.toThrow(NotFound)
    await expect(cancelWorkshop(world, cleo, { formKey: formKey(), workshopId: date.id, tell: 'no' })).rejects.toThrow(NotFound)
  })
})

describe('a series changed from a day on', () => {
  test('moves each later date within its week, as the same event', async () => {
    const world = await newWorld()
    const { seriesId } = await oneOf(world)
    const before = await datesOf(world, seriesId)
    const result = await changeSeries(world, dana, changeForm(seriesId, { changeOn: '2026-12-07', weekday: '4', startsAtTime: '19:00' }))
    expect(result).toMatchObject({ value: { changed: 24 } })
    const after = await datesOf(world, seriesId)
    expect(after.slice(0, 2)).toEqual(before.slice(0, 2))
    expect(after[2]).toMatchObject({ id: before[2]!.id, dayOfSeries: '2026-12-10', startsAt: '2026-12-11T00:00:00.000Z', revision: 1 })
    expect(after.map(({ id }) => id)).toEqual(before.map(({ id }) => id))
  })

  test('leaves what is past or has attendance as it was, and what was called off stays so', async () => {
    const world = await newWorld()
    const { seriesId, date } = await oneOf(world)
    const third = (await datesOf(world, seriesId))[2]!
    await attend(world, third.id)
    await cancelWorkshop(world, dana, { formKey: formKey(), workshopId: date.id, tell: 'no' })
    world.at('2026-11-25T15:00:00.000Z')
    await changeSeries(world, dana, changeForm(seriesId, { changeOn: '2026-11-25', place: 'Garden' }))
    const after = await datesOf(world, seriesId)
    expect(after.slice(0, 4).map(({ place, revision }) => [place, revision])).toEqual([['Room 2', 0], ['Room 2', 1], ['Room 2', 0], ['Garden', 1]])
    expect(after[1]?.cancelledAt).not.toBeNull()
  })

  test('that ends earlier calls the later dates off', async () => {
    const world = await newWorld()
    const { seriesId } = await oneOf(world)
    await changeSeries(world, dana, changeForm(seriesId, { untilOn: '2026-12-08' }))
    const after = await datesOf(world, seriesId)
    expect(after.filter(({ cancelledAt }) => cancelledAt === null).map(({ dayOfSeries }) => dayOfSeries)).toEqual(['2026-11-24', '2026-12-01', '2026-12-08'])
    expect(after).toHaveLength(26)
  })

  test('a skipped day is called off, once, and not made again', async () => {
    const world = await newWorld()
    const { seriesId, date } = await oneOf(world)
    const skip = (skipOn: string) => skipDay(world, dana, { formKey: formKey(), seriesId, skipOn, tell: 'no' })
    expect(await skip('2026-12-02')).toEqual({ ok: false, reason: 'other-weekday' })
    expect(await skip('2026-11-17')).toEqual({ ok: false, reason: 'past-date' })
    await skip('2026-12-01')
    await skip('2026-12-01')
    expect(await findWorkshop(world.db, HARBOR, date.id)).toMatchObject({ revision: 1, cancelledAt: '2026-11-23T15:00:00.000Z' })
    await skip('2027-06-01')
    world.at('2026-12-08T15:00:00.000Z')
    await changeSeries(world, dana, changeForm(seriesId, { changeOn: '2026-12-08' }))
    expect((await datesOf(world, seriesId)).slice(-2).map(({ dayOfSeries }) => dayOfSeries)).toEqual(['2027-05-25', '2027-06-08'])
  })
})

describe('who is invited', () => {
  test('to a series for everyone are all whom the clinic may see', async () => {
    const world = await newWorld()
    const { seriesId } = await oneOf(world)
    await endConsent(world, dana, { familyId: 'rivera', consentId: 'consent-raul' })
    expect(await inviteesOf(world, seriesId)).toEqual(['ana', 'luz', 'uche', 'sam'])
    await world.transact((db) => db.updateTable('family').set({ endedAt: '2026-11-23T15:00:00.000Z' }).where('id', '=', 'okafor').execute())
    expect(await inviteesOf(world, seriesId)).toEqual(['ana', 'luz', 'sam'])
  })

  test('to a series for some are those, and each team adds and takes away its own alone', async () => {
    const world = await newWorld()
    const seriesId = await startSeries(world, { invited: 'chosen', familyIds: ['rivera'] })
    expect(await inviteesOf(world, seriesId)).toEqual(['ana', 'luz', 'raul'])
    await changeSeries(world, eli, changeForm(seriesId, { invited: 'chosen', familyIds: ['okafor'] }))
    expect(await inviteesOf(world, seriesId)).toEqual(['ana', 'luz', 'raul', 'uche'])
    await expect(changeSeries(world, eli, changeForm(seriesId, { invited: 'chosen', familyIds: ['rivera'] }))).rejects.toThrow(NotFound)
    await changeSeries(world, dana, changeForm(seriesId, { invited: 'chosen', familyIds: [] }))
    expect(await inviteesOf(world, seriesId)).toEqual(['uche'])
  })

  test('only they find it among their own', async () => {
    const world = await newWorld()
    await startSeries(world, { invited: 'chosen', familyIds: ['rivera'] })
    expect((await readOwnWorkshops(world, luz)).coming).toHaveLength(26)
    for (const other of [uche, sam, ben]) expect(await readOwnWorkshops(world, other), other.id).toEqual({ coming: [], past: [] })
  })
})

describe('Today', () => {
  test('has the workshop of the day until it is over, and not one that was called off', async () => {
    const world = await newWorld()
    const { seriesId } = await oneOf(world)
    const [first, second] = await datesOf(world, seriesId)
    expect((await readWorkshopNews(world, ana)).today).toBeUndefined()
    world.at('2026-11-25T00:29:00.000Z')
    expect((await readWorkshopNews(world, ana)).today).toMatchObject({ id: first!.id })
    world.at('2026-11-25T00:30:00.000Z')
    expect((await readWorkshopNews(world, ana)).today).toBeUndefined()
    await cancelWorkshop(world, dana, { formKey: formKey(), workshopId: second!.id, tell: 'no' })
    world.at('2026-12-01T15:00:00.000Z')
    expect((await readWorkshopNews(world, ana)).today).toBeUndefined()
  })

  test('tells of a change until the first workshop it touched is over', async () => {
    const world = await newWorld()
    const { seriesId } = await oneOf(world)
    expect((await readWorkshopNews(world, ana)).changed).toBeUndefined()
    await changeSeries(world, dana, changeForm(seriesId, { changeOn: '2026-12-01', place: 'Garden' }))
    expect((await readWorkshopNews(world, ana)).changed).toMatchObject({ dayOfSeries: '2026-12-01' })
    world.at('2026-12-02T00:29:00.000Z')
    expect((await readWorkshopNews(world, ana)).changed).toBeDefined()
    world.at('2026-12-02T00:30:00.000Z')
    expect((await readWorkshopNews(world, ana)).changed).toBeUndefined()
  })
})
