import { describe, expect, test } from 'vitest'
import type { AssignCourse } from '../../src/domain/assignments/assign-course.ts'
import { assignCourse } from '../../src/domain/assignments/assign-course.ts'
import { NotFound } from '../../src/domain/result.ts'
import { dana, eli, HARBOR } from '../support/cast.ts'
import { addSeries } from '../support/calendar.ts'
import type { TestWorld } from '../support/world.ts'
import { newWorld } from '../support/world.ts'

function assign(world: TestWorld, change: Partial<AssignCourse> = {}, who = dana) {
  return assignCourse(world, who, {
    formKey: crypto.randomUUID(), courseKey: 'basics', memberIds: ['ana'], familyIds: [], dueOn: null, anyLanguage: false, ...change,
  })
}

const moduleDates = (world: TestWorld) => world.db.selectFrom('assignmentModule').select(['moduleKey', 'opensOn', 'dueOn']).orderBy('moduleKey').execute()

describe('assigning by week', () => {
  test('in week 4 the earlier modules follow one a week, and the assignment spans them', async () => {
    const world = await newWorld()
    expect(await assign(world, { firstWeek: 1 })).toMatchObject({ value: { assigned: 1 } })
    expect(await moduleDates(world)).toEqual([
      { moduleKey: 'one', opensOn: '2026-11-23', dueOn: '2026-11-29' },
      { moduleKey: 'two', opensOn: '2026-11-30', dueOn: '2026-12-06' },
    ])
    expect(await world.db.selectFrom('assignment').select(['opensOn', 'dueOn', 'firstWeek']).execute())
      .toEqual([{ opensOn: '2026-11-23', dueOn: '2026-12-06', firstWeek: 1 }])
  })

  test('with the family’s dates a passed date is kept, and from week 1 the calendar begins today', async () => {
    const world = await newWorld()
    await assign(world, { firstWeek: 1, latecomers: 'family-dates' })
    expect((await moduleDates(world)).map(({ dueOn }) => dueOn)).toEqual(['2026-11-08', '2026-11-15'])
    const other = await newWorld()
    await assign(other, { firstWeek: 1, latecomers: 'from-week-1' })
    expect((await moduleDates(other)).map(({ dueOn }) => dueOn)).toEqual(['2026-11-29', '2026-12-06'])
  })

  test('a week to come opens on its first day', async () => {
    const world = await newWorld()
    await assign(world, { firstWeek: 6 })
    expect((await moduleDates(world))[0]).toEqual({ moduleKey: 'one', opensOn: '2026-12-07', dueOn: '2026-12-13' })
  })

  test('is refused where the family has no start day, and writes nothing', async () => {
    const world = await newWorld()
    expect(await assign(world, { memberIds: ['sam'], firstWeek: 1 }, eli)).toEqual({ ok: false, reason: 'no-start-day' })
    expect(await world.db.selectFrom('assignment').selectAll().execute()).toEqual([])
  })

  test('without a week there are no dates of modules', async () => {
    const world = await newWorld()
    await assign(world, { dueOn: '2026-12-04' })
    expect(await moduleDates(world)).toEqual([])
  })
})

describe('assigning to a workshop group', () => {
  const people = (world: TestWorld) => world.db.selectFrom('assignment').select('memberId').orderBy('memberId').execute()

  test('reaches the invited people this team may see, and no one else', async () => {
    const world = await newWorld()
    await addSeries(world, 'mondays', ['rivera', 'okafor'])
    expect(await assign(world, { memberIds: [], seriesIds: ['mondays'] })).toMatchObject({ value: { assigned: 3, skipped: 0 } })
    expect((await people(world)).map(({ memberId }) => memberId)).toEqual(['ana', 'luz', 'raul'])
  })

  test('that is for everyone reaches the whole team, each person once', async () => {
    const world = await newWorld()
    await addSeries(world, 'mondays', 'everyone')
    expect(await assign(world, { memberIds: ['ana'], familyIds: ['rivera'], seriesIds: ['mondays'] })).toMatchObject({ value: { assigned: 3 } })
  })

  test('of other families, of no one, or that has ended is not found', async () => {
    const world = await newWorld()
    await addSeries(world, 'theirs', ['okafor'])
    await addSeries(world, 'over', 'everyone', '2026-11-22T15:00:00.000Z')
    for (const id of ['theirs', 'over', 'nothing']) {
      await expect(assign(world, { memberIds: ['ana'], seriesIds: [id] }), id).rejects.toThrow(NotFound)
    }
    expect(await people(world)).toEqual([])
    expect(await world.db.selectFrom('audit').where('clinicId', '=', HARBOR).selectAll().execute()).toEqual([])
  })
})
