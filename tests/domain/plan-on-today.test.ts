import { describe, expect, test } from 'vitest'
import type { AssignCourse } from '../../src/domain/assignments/assign-course.ts'
import { assignCourse } from '../../src/domain/assignments/assign-course.ts'
import type { PaceAct } from '../../src/domain/families/pace/change-pace.ts'
import { changePace } from '../../src/domain/families/pace/change-pace.ts'
import { pauseOwnCourse } from '../../src/domain/families/pace/pause-own-course.ts'
import { seePlan } from '../../src/domain/families/pace/see-plan.ts'
import { stepDown } from '../../src/domain/families/pace/step-down.ts'
import { continueSection } from '../../src/domain/learning/continue-section.ts'
import { readToday } from '../../src/domain/learning/next-step.ts'
import { findOffered } from '../../src/domain/refreshers/offered.ts'
import { planRefreshers } from '../../src/domain/refreshers/plan-refreshers.ts'
import { finishOutright } from '../support/calendar.ts'
import { ana, dana, luz } from '../support/cast.ts'
import type { TestWorld } from '../support/world.ts'
import { newWorld } from '../support/world.ts'

const key = () => crypto.randomUUID()

async function assigned(change: Partial<AssignCourse> = {}): Promise<TestWorld> {
  const world = await newWorld()
  await assignCourse(world, dana, { formKey: key(), courseKey: 'basics', memberIds: ['ana'], familyIds: [], dueOn: null, anyLanguage: false, ...change })
  return world
}
const act = (world: TestWorld, what: PaceAct) => changePace(world, dana, { formKey: key(), familyId: 'rivera', act: what })
const step = async (world: TestWorld) => (await readToday(world, ana)).step
const at = (world: TestWorld, on: string) => world.at(`${on}T15:00:00.000Z`)

describe('a course by week on Today', () => {
  test('is not there before its week, and there from its first day, each module with its own date', async () => {
    const world = await assigned({ firstWeek: 6 })
    expect(await step(world)).toBeUndefined()
    at(world, '2026-12-06')
    expect(await step(world)).toBeUndefined()
    at(world, '2026-12-07')
    expect(await step(world)).toMatchObject({ module: { key: 'one' }, dueOn: '2026-12-13' })
  })

  test('rests after this week’s module until the next week opens', async () => {
    const world = await assigned({ firstWeek: 4 })
    await finishOutright(world, ana, ['one'])
    expect(await readToday(world, ana)).toMatchObject({ step: undefined, hasAssignments: true })
    at(world, '2026-11-30')
    expect(await step(world)).toMatchObject({ module: { key: 'two' }, dueOn: '2026-12-06' })
  })

  test('a module read ahead is gone on with', async () => {
    const world = await assigned({ firstWeek: 6 })
    await continueSection(world, ana, { formKey: key(), moduleKey: 'two', sectionKey: 'first' })
    expect(await step(world)).toMatchObject({ module: { key: 'two' }, part: 2, isStarted: true })
  })
})

describe('when the pace changes', () => {
  test('it says so in the same words whatever the cause, until it was seen', async () => {
    for (const what of ['pause', 'end', 'step down'] as const) {
      const world = await assigned()
      expect((await readToday(world, ana)).isChanged).toBe(false)
      const [{ id } = { id: '' }] = await world.db.selectFrom('assignment').select('id').execute()
      await (what === 'step down' ? stepDown(world, dana, { formKey: key(), familyId: 'rivera', shownIds: [id], keptIds: [] }) : act(world, what))
      expect((await readToday(world, ana)).isChanged, what).toBe(true)
      await seePlan(world, ana)
      expect((await readToday(world, ana)).isChanged, what).toBe(false)
    }
  })

  test('seen by one is not seen by the other', async () => {
    const world = await assigned({ memberIds: ['ana', 'luz'] })
    await act(world, 'pause')
    await seePlan(world, luz)
    expect((await readToday(world, ana)).isChanged).toBe(true)
  })

  test('a pause takes the date away and leaves the next step', async () => {
    const world = await assigned({ dueOn: '2026-12-04' })
    await act(world, 'pause')
    expect(await step(world)).toMatchObject({ module: { key: 'one' }, dueOn: null })
    await act(world, 'resume')
    expect(await step(world)).toMatchObject({ dueOn: '2026-12-04' })
  })

  test('an end offers no next step; what was finished stays lit', async () => {
    const world = await assigned({ dueOn: '2026-12-04' })
    await finishOutright(world, ana, ['one'])
    await act(world, 'end')
    expect(await readToday(world, ana)).toMatchObject({ step: undefined, hasAssignments: true, lit: 1, total: 2 })
  })
})

describe('one’s own pause', () => {
  test('stops the next step and the refreshers at once, and going on brings them back', async () => {
    const world = await assigned()
    const one = world.catalog.module('one')
    await finishOutright(world, ana, ['one'])
    if (one) await world.transact((db) => planRefreshers({ ...world, db }, ana, one))
    at(world, '2026-11-25')
    expect(await findOffered(world, ana)).toBeDefined()
    await pauseOwnCourse(world, ana, { formKey: key(), act: 'pause' })
    expect(await readToday(world, ana)).toMatchObject({ step: undefined, isPaused: true })
    expect(await findOffered(world, ana)).toBeUndefined()
    await pauseOwnCourse(world, ana, { formKey: key(), act: 'resume' })
    expect(await readToday(world, ana)).toMatchObject({ step: { module: { key: 'two' } }, isPaused: false })
    expect(await findOffered(world, ana)).toBeDefined()
  })
})
