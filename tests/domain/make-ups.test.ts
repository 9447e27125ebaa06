import { describe, expect, test } from 'vitest'
import { assignCourse } from '../../src/domain/assignments/assign-course.ts'
import { markAllPresent } from '../../src/domain/attendance/mark-all-present.ts'
import { continueSection } from '../../src/domain/learning/continue-section.ts'
import { readToday } from '../../src/domain/learning/next-step.ts'
import { addWorkshop, mark } from '../support/attending.ts'
import { ana, dana, HARBOR } from '../support/cast.ts'
import { basics, module, signs, smallCatalog } from '../support/courses.ts'
import { finishModule } from '../support/learning.ts'
import { newWorld, type TestWorld } from '../support/world.ts'

const makeUps = (world: TestWorld) => world.db.selectFrom('makeUp').orderBy('assignedAt').orderBy('id')
  .select(['memberId', 'moduleKey', 'dueOn', 'withdrawnAt']).execute()
const next = async (world: TestWorld) => {
  const { step } = await readToday(world, ana)
  return step && { key: step.module.key, dueOn: step.dueOn, isMakeUp: step.isMakeUp }
}
const assign = (world: TestWorld, courseKey: string, dueOn: string | null) =>
  assignCourse(world, dana, { formKey: crypto.randomUUID(), courseKey, memberIds: ['ana'], familyIds: [], dueOn, anyLanguage: false })
const firstPart = (world: TestWorld) => continueSection(world, ana, { formKey: crypto.randomUUID(), moduleKey: 'one', sectionKey: 'first' })

async function tonight(makeUpKey: string | null = 'one'): Promise<TestWorld> {
  const world = await newWorld()
  await addWorkshop(world, { makeUpKey })
  return world
}

describe('the module for a workshop somebody did not come to', () => {
  test('is there with the mark, for seven days of the clinic’s calendar, and is what Today offers', async () => {
    const world = await tonight()
    world.at('2026-11-24T04:30:00.000Z')
    await mark(world, 'ana', 'absent')
    expect(await makeUps(world)).toEqual([{ memberId: 'ana', moduleKey: 'one', dueOn: '2026-11-30', withdrawnAt: null }])
    expect(await next(world)).toEqual({ key: 'one', dueOn: '2026-11-30', isMakeUp: true })
    await finishModule(world, ana, module('one', 'basics', 1))
    expect(await readToday(world, ana)).toMatchObject({ step: undefined, hasAssignments: true })
  })

  test.each(['present', 'late', 'left-early', 'by-phone'] as const)('does not come with %s', async (state) => {
    const world = await tonight()
    await mark(world, 'ana', state)
    expect(await makeUps(world)).toEqual([])
  })

  test.each([['none is named', null], ['it left the courses', 'gone'], ['it is private', 'hidden']])('does not come when %s', async (_, key) => {
    const world = await tonight(key)
    expect((await mark(world, 'ana', 'absent')).ok).toBe(true)
    expect(await makeUps(world)).toEqual([])
  })

  test('does not come when it was completed before', async () => {
    const world = await tonight()
    await finishModule(world, ana, module('one', 'basics', 1))
    await mark(world, 'ana', 'absent')
    expect(await makeUps(world)).toEqual([])
  })

  test('comes again where it was only begun before', async () => {
    const world = await tonight()
    await firstPart(world)
    world.at('2026-11-23T23:30:00.000Z')
    await mark(world, 'ana', 'absent')
    world.at('2026-11-24T15:00:00.000Z')
    await mark(world, 'ana', 'late', { reason: 'found on the sheet' })
    expect(await makeUps(world)).toMatchObject([{ withdrawnAt: '2026-11-24T15:00:00.000Z' }])
  })

  test('is taken back when the mark was wrong and nothing was started', async () => {
    const world = await tonight()
    await mark(world, 'ana', 'absent')
    await mark(world, 'ana', 'present')
    expect(await makeUps(world)).toMatchObject([{ withdrawnAt: '2026-11-23T15:00:00.000Z' }])
    expect(await next(world)).toBeUndefined()
    await mark(world, 'ana', 'absent')
    expect((await makeUps(world)).map(({ withdrawnAt }) => withdrawnAt === null)).toEqual([false, true])
  })

  test('stays when a part of it was continued since, and is not given twice', async () => {
    const world = await tonight()
    await mark(world, 'ana', 'absent')
    world.at('2026-11-23T16:00:00.000Z')
    await firstPart(world)
    await mark(world, 'ana', 'late')
    await mark(world, 'ana', 'absent')
    expect(await makeUps(world)).toMatchObject([{ withdrawnAt: null }])
  })

  test('does not come by itself for somebody who was never marked, nor with “all present”', async () => {
    const world = await tonight()
    world.at('2026-11-24T15:00:00.000Z')
    await markAllPresent(world, dana, { formKey: crypto.randomUUID(), workshopId: 'tonight' })
    expect(await makeUps(world)).toEqual([])
  })

  test('is one more dated module of Today: the earliest date first, the workshop’s on one day, no date last', async () => {
    const world = await newWorld({ catalog: smallCatalog([basics, signs]) })
    await addWorkshop(world, { makeUpKey: 'two' })
    await mark(world, 'ana', 'absent')
    await assign(world, 'basics', null)
    expect(await next(world)).toMatchObject({ key: 'two', isMakeUp: true })
    await assign(world, 'signs', '2026-11-30')
    expect(await next(world)).toMatchObject({ key: 'two', isMakeUp: true })
    await world.transact((db) => db.updateTable('assignment').set({ dueOn: '2026-11-29' }).where('clinicId', '=', HARBOR).where('courseKey', '=', 'signs').execute())
    expect(await next(world)).toEqual({ key: 'three', dueOn: '2026-11-29', isMakeUp: false })
  })

  test('is that of the same workshop once, of two workshops one step', async () => {
    const world = await tonight()
    await addWorkshop(world, { id: 'before', startsAt: '2026-11-16T23:00:00.000Z' })
    await mark(world, 'ana', 'absent', { workshopId: 'before' })
    await mark(world, 'ana', 'absent')
    expect(await makeUps(world)).toHaveLength(2)
    await finishModule(world, ana, module('one', 'basics', 1))
    expect(await next(world)).toBeUndefined()
  })
})
