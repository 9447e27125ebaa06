import { describe, expect, test } from 'vitest'
import type { FamilyMember } from '../../src/domain/actor.ts'
import { checkIn } from '../../src/domain/attendance/check-in.ts'
import { viewRoster } from '../../src/domain/attendance/view-roster.ts'
import { NotFound } from '../../src/domain/result.ts'
import { addWorkshop, CODE, EVENING, mark, notedAt } from '../support/attending.ts'
import { ana, ben, dana, luz, sam, uche } from '../support/cast.ts'
import { newWorld, type TestWorld } from '../support/world.ts'

const enter = (world: TestWorld, member: FamilyMember, code = CODE) => checkIn(world, member, { workshopId: 'tonight', code })

async function running(time = EVENING): Promise<TestWorld> {
  const world = await newWorld()
  await addWorkshop(world)
  world.at(time)
  return world
}

describe('checking in with the code in the room', () => {
  test('notes the member, in any case and with spaces, and says so to the staff', async () => {
    const world = await running()
    expect(await enter(world, ana, ' k7m-q4x ')).toEqual({ ok: true, value: { state: 'present' } })
    world.at('2026-11-23T23:10:00.001Z')
    expect(await enter(world, sam)).toEqual({ ok: true, value: { state: 'late' } })
    expect(await notedAt(world)).toEqual({ ana: 'present (check-in)', sam: 'late (check-in)' })
    expect((await viewRoster(world, dana, 'tonight')).families[0]?.people[0]).toMatchObject({ mark: { via: 'check-in' }, changes: [] })
    expect(await world.db.selectFrom('audit').where('event', '=', 'attendance.recorded').select('actorId').execute()).toEqual([{ actorId: 'ana' }, { actorId: 'sam' }])
  })

  test('twice is once: the first time counts', async () => {
    const world = await running()
    await Promise.all(Array.from({ length: 10 }, () => enter(world, ana)))
    world.at('2026-11-24T02:00:00.000Z')
    expect(await enter(world, ana, 'anything')).toEqual({ ok: true, value: { state: 'present' } })
    expect(await world.db.selectFrom('attendanceChange').selectAll().execute()).toHaveLength(1)
  })

  test.each([['2026-11-23T22:44:59.999Z', 'too-early'], ['2026-11-24T00:00:00.001Z', 'over']])('is closed at %s', async (time, reason) => {
    const world = await running(time)
    expect(await enter(world, ana)).toEqual({ ok: false, reason })
    expect(await notedAt(world)).toEqual({})
  })

  test('is closed for a cancelled workshop', async () => {
    const world = await newWorld()
    await addWorkshop(world, { cancelledAt: '2026-11-22T15:00:00.000Z' })
    world.at(EVENING)
    expect(await enter(world, ana)).toEqual({ ok: false, reason: 'cancelled' })
  })

  test('a mark of the staff counts, before and afterwards', async () => {
    const world = await running()
    await mark(world, 'luz', 'absent')
    expect(await enter(world, luz)).toEqual({ ok: true, value: { state: 'absent' } })
    await enter(world, ana)
    await mark(world, 'ana', 'left-early')
    expect(await enter(world, ana)).toEqual({ ok: true, value: { state: 'left-early' } })
    expect(await notedAt(world)).toEqual({ ana: 'left-early', luz: 'absent' })
  })

  test('ten wrong codes close it for a quarter of an hour, to this member alone', async () => {
    const world = await running()
    for (let tries = 0; tries < 10; tries++) expect(await enter(world, ana, ['2222', 'K7MQ4Y', 'O0I1L!', ''][tries % 4])).toEqual({ ok: false, reason: 'wrong-code' })
    expect(await enter(world, ana)).toEqual({ ok: false, reason: 'wait' })
    expect((await enter(world, luz)).ok).toBe(true)
    world.at('2026-11-23T23:15:00.000Z')
    expect(await enter(world, ana)).toEqual({ ok: true, value: { state: 'late' } })
  })

  test('who is not invited finds nothing, nor does another clinic', async () => {
    const world = await newWorld()
    await addWorkshop(world, { guests: ['rivera'] })
    world.at(EVENING)
    for (const member of [uche, ben, sam]) await expect(enter(world, member)).rejects.toThrow(NotFound)
    expect((await enter(world, ana)).ok).toBe(true)
  })

  test('without consent the member is noted for themselves, and the staff see nothing of it', async () => {
    const world = await running()
    await world.transact((db) => db.updateTable('consent').set({ revokedAt: EVENING }).where('id', '=', 'consent-ana').execute())
    expect((await enter(world, ana)).ok).toBe(true)
    const { families } = await viewRoster(world, dana, 'tonight')
    expect(families.flatMap(({ people }) => people.map(({ id }) => id))).not.toContain('ana')
  })
})
