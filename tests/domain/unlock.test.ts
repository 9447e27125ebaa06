import { describe, expect, test } from 'vitest'
import { continueSection } from '../../src/domain/learning/continue-section.ts'
import { missingBefore } from '../../src/domain/learning/unlock/locks.ts'
import { unlockModule } from '../../src/domain/learning/unlock/unlock-module.ts'
import { NotFound } from '../../src/domain/result.ts'
import type { Module } from '../../src/domain/catalog/shape.ts'
import { finishOutright } from '../support/calendar.ts'
import { ana, cleo, dana, eli, luz } from '../support/cast.ts'
import { basics, module, smallCatalog } from '../support/courses.ts'
import type { TestWorld } from '../support/world.ts'
import { newWorld } from '../support/world.ts'

const key = () => crypto.randomUUID()

/** Module two asks for module one first. */
async function locked(change: Partial<Module> = {}): Promise<{ world: TestWorld; two: Module }> {
  const two = module('two', 'basics', 2, { after: 'one', ...change })
  return { two, world: await newWorld({ catalog: smallCatalog([{ ...basics, modules: [module('one', 'basics', 1), two] }]) }) }
}
const unlock = (world: TestWorld, change: object = {}, who = dana) =>
  unlockModule(world, who, { formKey: key(), familyId: 'rivera', memberId: 'ana', moduleKey: 'two', ...change })
const read = (world: TestWorld, moduleKey = 'two') => continueSection(world, ana, { formKey: key(), moduleKey, sectionKey: 'first' })

describe('a module that another one comes before', () => {
  test('says which one is missing, and takes no step until it is finished', async () => {
    const { world, two } = await locked()
    expect(await missingBefore(world, ana, two)).toMatchObject({ course: { key: 'basics' }, module: { key: 'one' } })
    await expect(read(world)).rejects.toThrow(NotFound)
    await finishOutright(world, ana, ['one'])
    expect(await missingBefore(world, ana, two)).toBeUndefined()
    expect((await read(world)).ok).toBe(true)
  })

  test('never waits when it is private, always open or behind the safety question', async () => {
    for (const change of [{ private: true }, { alwaysOpen: true }, { gate: 'safety' as const }]) {
      const { world, two } = await locked(change)
      expect(await missingBefore(world, ana, two), Object.keys(change)[0]).toBeUndefined()
      expect((await read(world)).ok).toBe(true)
    }
  })

  test('stays open for who had begun it before the text asked for another one', async () => {
    const { world, two } = await locked()
    await continueSection({ ...world, catalog: smallCatalog() }, ana, { formKey: key(), moduleKey: 'two', sectionKey: 'first' })
    expect(await missingBefore(world, ana, two)).toBeUndefined()
  })
})

describe('letting one person in', () => {
  test('opens it for them alone, once and recorded', async () => {
    const { world, two } = await locked()
    await unlock(world)
    await unlock(world)
    expect(await missingBefore(world, ana, two)).toBeUndefined()
    expect(await missingBefore(world, luz, two)).toBeDefined()
    expect(await world.db.selectFrom('moduleUnlock').select('byStaffId').execute()).toEqual([{ byStaffId: 'dana' }])
    expect(await world.db.selectFrom('audit').where('event', '=', 'module.unlocked').select('objectId').execute()).toContainEqual({ objectId: 'ana' })
  })

  test('is not found for a stranger, and for a module that waits for nothing', async () => {
    const { world } = await locked()
    for (const stranger of [eli, cleo]) await expect(unlock(world, {}, stranger)).rejects.toThrow(NotFound)
    for (const change of [{ memberId: 'uche' }, { memberId: 'nobody' }, { familyId: 'okafor' }, { moduleKey: 'one' }, { moduleKey: 'nothing' }]) {
      await expect(unlock(world, change), JSON.stringify(change)).rejects.toThrow(NotFound)
    }
    expect(await world.db.selectFrom('moduleUnlock').selectAll().execute()).toEqual([])
  })
})
