import { beforeEach, describe, expect, test } from 'vitest'
import { ana, HARBOR } from '../support/cast.ts'
import { finishModule, giveMakeUp, holdWorkshop, nudgesIn, onlyMembers } from '../support/caring.ts'
import { newWorld, type TestWorld } from '../support/world.ts'

let world: TestWorld
beforeEach(async () => {
  world = await newWorld()
  await onlyMembers(world, 'ana')
})

describe('two workshops missed in a row', () => {
  const first = '2026-11-10T23:00:00.000Z'
  const second = '2026-11-18T02:00:00.000Z'

  test('counts by the clinic’s day of the last one', async () => {
    await holdWorkshop(world, first, { ana: 'absent' })
    expect(await nudgesIn(world)).toEqual([])
    await holdWorkshop(world, second, { ana: 'absent' })
    expect(await nudgesIn(world)).toEqual(['Ana: missed-workshops 2026-11-17'])
    await world.transact((db) => db.updateTable('clinic').set({ nudgeMissedWorkshops: 3 }).where('id', '=', HARBOR).execute())
    expect(await nudgesIn(world)).toEqual([])
  })

  test('does not count when one of the two was met, late or by phone, or the last one was', async () => {
    await holdWorkshop(world, '2026-11-03T23:00:00.000Z', { ana: 'absent' })
    for (const state of ['present', 'late', 'left-early', 'by-phone']) {
      const id = await holdWorkshop(world, first, { ana: state })
      await holdWorkshop(world, second, { ana: 'absent' })
      expect(await nudgesIn(world), state).toEqual([])
      await world.transact((db) => db.deleteFrom('attendance').where('workshopId', '=', id).execute())
      await world.transact((db) => db.deleteFrom('attendance').where('at', '=', second).execute())
    }
  })

  test('does not count a workshop that was called off', async () => {
    await holdWorkshop(world, first, { ana: 'absent' })
    await holdWorkshop(world, second, { ana: 'absent' }, { cancelledAt: second })
    expect(await nudgesIn(world)).toEqual([])
  })

  test('ends when what makes up for both is complete', async () => {
    const ids = [await holdWorkshop(world, first, { ana: 'absent' }), await holdWorkshop(world, second, { ana: 'absent' })]
    await giveMakeUp(world, ids[0] ?? '', 'ana', 'one')
    await giveMakeUp(world, ids[1] ?? '', 'ana', 'two')
    await finishModule(world, ana, 'one')
    expect(await nudgesIn(world)).toHaveLength(1)
    await finishModule(world, ana, 'two')
    expect(await nudgesIn(world)).toEqual([])
  })
})
