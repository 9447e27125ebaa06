import { describe, expect, test } from 'vitest'
import { BEACON, cleo, dana, HARBOR } from '../support/cast.ts'
import { changeSeries } from '../../src/domain/workshops/change-series.ts'
import { createSeries } from '../../src/domain/workshops/create-series.ts'
import { extendSeries } from '../../src/domain/workshops/extend-series.ts'
import { skipDay } from '../../src/domain/workshops/skip-day.ts'
import { utcOf, wallTimeIn } from '../../src/domain/workshops/wall-time.ts'
import type { TestWorld } from '../support/world.ts'
import { newWorld } from '../support/world.ts'
import { changeForm, datesOf, seriesForm, startSeries } from '../support/workshops.ts'

const inZone = (world: TestWorld, timeZone: string) => world.transact((db) => db.updateTable('clinic').set({ timeZone }).where('id', '=', HARBOR).execute())
const startsOf = async (world: TestWorld, seriesId: string) => (await datesOf(world, seriesId)).map(({ startsAt }) => startsAt)

describe('wall time and UTC', () => {
  test('a time that the clock shows twice is the first of the two', () => {
    expect(utcOf('America/New_York', '2026-11-01', '01:30')).toBe('2026-11-01T05:30:00.000Z')
    expect(utcOf('Europe/Berlin', '2026-10-25', '02:30')).toBe('2026-10-25T00:30:00.000Z')
  })

  test('a time that the clock leaves out is as much later as it jumps', () => {
    expect(utcOf('America/New_York', '2027-03-14', '02:30')).toBe('2027-03-14T07:30:00.000Z')
    expect(wallTimeIn('America/New_York', '2027-03-14T07:30:00.000Z')).toBe('03:30')
    expect(utcOf('Europe/London', '2027-03-28', '01:15')).toBe('2027-03-28T01:15:00.000Z')
    expect(wallTimeIn('Europe/London', '2027-03-28T01:15:00.000Z')).toBe('02:15')
  })

  test('midnight, half hours and the far side of the date line', () => {
    expect(utcOf('America/New_York', '2026-12-01', '00:00')).toBe('2026-12-01T05:00:00.000Z')
    expect(wallTimeIn('America/New_York', '2026-12-01T05:00:00.000Z')).toBe('00:00')
    expect(utcOf('Asia/Kolkata', '2026-12-01', '18:00')).toBe('2026-12-01T12:30:00.000Z')
    expect(utcOf('Pacific/Guam', '2026-12-01', '06:00')).toBe('2026-11-30T20:00:00.000Z')
  })
})

describe('the dates of a series', () => {
  test('are made 26 weeks ahead at the same wall time over the change of the clock in spring', async () => {
    const world = await newWorld()
    const starts = await startsOf(world, await startSeries(world))
    expect(starts).toHaveLength(26)
    expect([starts[0], starts.at(-1)]).toEqual(['2026-11-24T23:00:00.000Z', '2027-05-18T22:00:00.000Z'])
    expect(starts.slice(15, 17)).toEqual(['2027-03-09T23:00:00.000Z', '2027-03-16T22:00:00.000Z'])
  })

  test('and in autumn, in New York and in Berlin on their own days', async () => {
    const world = await newWorld()
    world.at('2026-10-12T15:00:00.000Z')
    expect((await startsOf(world, await startSeries(world, { fromOn: '2026-10-13' }))).slice(1, 5)).toEqual([
      '2026-10-20T22:00:00.000Z', '2026-10-27T22:00:00.000Z', '2026-11-03T23:00:00.000Z', '2026-11-10T23:00:00.000Z'])
    await inZone(world, 'Europe/Berlin')
    expect((await startsOf(world, await startSeries(world, { fromOn: '2026-10-13' }))).slice(1, 4)).toEqual([
      '2026-10-20T16:00:00.000Z', '2026-10-27T17:00:00.000Z', '2026-11-03T17:00:00.000Z'])
  })

  test('Phoenix keeps its clock all year', async () => {
    const world = await newWorld()
    await inZone(world, 'America/Phoenix')
    const starts = await startsOf(world, await startSeries(world))
    expect(new Set(starts.map((at) => at.slice(11)))).toEqual(new Set(['01:00:00.000Z']))
  })

  test('keep the zone they were begun in when the clinic moves its own', async () => {
    const world = await newWorld()
    const seriesId = await startSeries(world)
    await inZone(world, 'America/Los_Angeles')
    world.at('2026-12-14T15:00:00.000Z')
    expect(await extendSeries(world, HARBOR)).toBe(3)
    expect((await startsOf(world, seriesId)).at(-1)).toBe('2027-06-08T22:00:00.000Z')
  })

  test('have the topics in turn, and the topic itself makes up where nothing else is named', async () => {
    const world = await newWorld()
    const dates = await datesOf(world, await startSeries(world, { topics: ['one', '', 'three'], makeUps: ['', '', 'two'] }))
    expect(dates.slice(0, 3).map(({ moduleKey, makeUpKey }) => [moduleKey, makeUpKey])).toEqual([['one', 'one'], ['three', 'two'], ['one', 'one']])
  })

  test('end with its last day, and extending makes each of them once', async () => {
    const world = await newWorld()
    const seriesId = await startSeries(world, { untilOn: '2026-12-08', topics: ['one', 'two'], makeUps: ['', ''] })
    expect(await startsOf(world, seriesId)).toHaveLength(3)
    expect(await extendSeries(world, HARBOR)).toBe(0)
    const open = await startSeries(world, { topics: ['one', 'two'], makeUps: [] })
    world.at('2026-12-08T15:00:00.000Z')
    expect([await extendSeries(world, HARBOR), await extendSeries(world, HARBOR)]).toEqual([3, 0])
    expect((await datesOf(world, open)).slice(-4).map(({ moduleKey }) => moduleKey)).toEqual(['two', 'one', 'two', 'one'])
  })

  test('that went by while the server stood still are not made', async () => {
    const world = await newWorld()
    const seriesId = await startSeries(world)
    world.at('2027-08-02T15:00:00.000Z')
    await extendSeries(world, HARBOR)
    expect((await startsOf(world, seriesId)).slice(26, 28)).toEqual(['2027-08-03T22:00:00.000Z', '2027-08-10T22:00:00.000Z'])
  })
})

describe('a series that cannot be', () => {
  test('says why', async () => {
    const world = await newWorld()
    const reason = async (change: Parameters<typeof seriesForm>[0]) => {
      const result = await createSeries(world, dana, seriesForm(change))
      return result.ok ? undefined : result.reason
    }
    expect(await reason({ topics: ['hidden'], makeUps: [''] })).toBe('private-module')
    expect(await reason({ topics: ['one'], makeUps: ['hidden'] })).toBe('private-module')
    expect(await reason({ topics: ['no-such-module'], makeUps: [''] })).toBe('private-module')
    expect(await reason({ place: '', link: '' })).toBe('no-place-or-link')
    expect(await reason({ fromOn: '2026-11-22' })).toBe('past-date')
    expect(await reason({ untilOn: '2026-11-23' })).toBe('until-before')
    expect(await world.db.selectFrom('workshop').selectAll().execute()).toEqual([])
  })

  test('the same form again starts one series', async () => {
    const world = await newWorld()
    const form = seriesForm()
    expect(await createSeries(world, dana, form)).toEqual(await createSeries(world, dana, form))
    expect(await world.db.selectFrom('workshopSeries').selectAll().execute()).toHaveLength(1)
  })

  test('belongs to its clinic alone', async () => {
    const world = await newWorld()
    const seriesId = await startSeries(world)
    await expect(changeSeries(world, cleo, changeForm(seriesId))).rejects.toThrow('series')
    await expect(skipDay(world, cleo, { formKey: crypto.randomUUID(), seriesId, skipOn: '2026-12-01', tell: 'no' })).rejects.toThrow('series')
    expect(await extendSeries(world, BEACON)).toBe(0)
  })
})
