import { beforeEach, describe, expect, test } from 'vitest'
import { latestQuarters } from '../../src/domain/reports/quarters.ts'
import { readProgram } from '../../src/domain/reports/read-program.ts'
import { addMembers } from '../support/answered.ts'
import { addWorkshop } from '../support/attending.ts'
import { BEACON, CAST_AT, cleo, dana, HARBOR } from '../support/cast.ts'
import { newWorld, type TestWorld } from '../support/world.ts'
import type { FamilyMember } from '../../src/domain/actor.ts'

let world: TestWorld
beforeEach(async () => {
  world = await newWorld()
  await begin('2024-01-15T15:00:00.000Z')
})

const begin = (createdAt: string) => world.transact((db) => db.updateTable('clinic').set({ createdAt }).execute())

const SUMMER = '2026-08-03T15:00:00.000Z'
const SPRING = '2026-05-04T15:00:00.000Z'
const program = async (clinician = dana) => {
  const { all, spans } = await readProgram(world, clinician)
  return { all, spans: Object.fromEntries(spans.map(({ quarter, ...line }) => [quarter?.key ?? 'earlier', line])) }
}

async function finish(members: readonly FamilyMember[], moduleKey: string, completedAt: string): Promise<void> {
  await world.transact(async (db) => {
    for (const { clinicId, id: memberId } of members) {
      await db.insertInto('moduleProgress').values({
        clinicId, memberId, moduleKey, openedAt: completedAt, openedVersion: 1, passMark: '0.8', completedAt, lastOn: completedAt.slice(0, 10),
      }).execute()
    }
  })
}

async function attend(workshopId: string, members: readonly FamilyMember[], state: string): Promise<void> {
  await world.transact(async (db) => {
    for (const { id: memberId } of members) {
      await db.insertInto('attendance').values({ clinicId: HARBOR, workshopId, memberId, state, via: 'staff', recordedBy: 'dana', at: CAST_AT }).execute()
    }
  })
}

describe('quarters', () => {
  test('begin at midnight of the clinic, also where the clock changes between them', () => {
    const quarters = latestQuarters('America/New_York', '2027-01-01', '2020-01-01')
    expect(quarters).toHaveLength(8)
    expect(quarters.slice(-2)).toEqual([
      { key: '2026-q4', fromOn: '2026-10-01', untilOn: '2026-12-31', startsAt: '2026-10-01T04:00:00.000Z' },
      { key: '2027-q1', fromOn: '2027-01-01', untilOn: '2027-03-31', startsAt: '2027-01-01T05:00:00.000Z' },
    ])
    expect(latestQuarters('America/New_York', '2026-12-31', '2026-08-20').at(-1)?.key).toBe('2026-q4')
    expect(latestQuarters('America/New_York', '2026-12-31', '2026-08-20').map(({ key }) => key)).toEqual(['2026-q3', '2026-q4'])
  })
})

describe('the program report', () => {
  test('counts people and families by the quarter they joined in', async () => {
    await addMembers(world, 20, { joinedAt: SUMMER })
    await addMembers(world, 12, { from: 50, joinedAt: SPRING })
    await addMembers(world, 11, { from: 80 })
    // The cast of Harbor: five people in three families, who joined now.
    const { all, spans } = await program()
    expect([all.people, all.families]).toEqual([48, 46])
    expect(spans['2026-q4']).toMatchObject({ people: 16, families: 14 })
    expect(spans['2026-q3']).toMatchObject({ people: 20, families: 20 })
    // Nobody joined before the spring, and no one may see that it was nobody: the spring is hidden with it.
    expect([spans['2026-q2']?.people, spans['2026-q1']?.people, spans.earlier?.people]).toEqual([null, null, null])
    expect((await program(cleo)).all).toMatchObject({ people: null, families: null, workshops: 0 })
  })

  test('of a young clinic has no line for the time before it began, which would hide others', async () => {
    await begin('2026-05-04T15:00:00.000Z')
    await addMembers(world, 20, { joinedAt: SUMMER })
    await addMembers(world, 12, { from: 50, joinedAt: SPRING })
    await addMembers(world, 11, { from: 80 })
    const { spans } = await program()
    expect(Object.entries(spans).map(([key, { people }]) => [key, people])).toEqual([['2026-q4', 16], ['2026-q3', 20], ['2026-q2', 12]])
  })

  test('puts a moment before midnight into the quarter of the clinic’s own day', async () => {
    await addMembers(world, 30, { joinedAt: '2026-10-01T03:59:59.000Z' })
    await addMembers(world, 12, { from: 50, joinedAt: '2026-10-01T04:00:00.000Z' })
    await addMembers(world, 15, { from: 80, joinedAt: SPRING })
    const { spans } = await program()
    expect([spans['2026-q4']?.people, spans['2026-q3']?.people]).toEqual([17, 30])
  })

  test('counts who finished a first module once, and no private one', async () => {
    const summer = await addMembers(world, 15, { joinedAt: SPRING })
    const spring = await addMembers(world, 13, { from: 50, joinedAt: SPRING })
    await finish(summer, 'one', SUMMER)
    await finish(summer, 'two', CAST_AT)
    await finish(spring, 'hidden', SUMMER)
    expect((await program()).all.finished).toBe(15)
    await finish(spring, 'three', SPRING)
    const { all, spans } = await program()
    expect([all.finished, spans['2026-q3']?.finished, spans['2026-q4']?.finished]).toEqual([28, 15, null])
  })

  test('counts workshops that took place, and how often people came', async () => {
    const members = await addMembers(world, 30)
    for (const [id, startsAt] of [['spring', SPRING], ['summer', SUMMER], ['autumn', '2026-11-02T23:00:00.000Z']] as const) await addWorkshop(world, { id, startsAt })
    await addWorkshop(world, { id: 'off', startsAt: SUMMER, cancelledAt: CAST_AT })
    await addWorkshop(world, { id: 'ahead', startsAt: '2026-12-01T23:00:00.000Z' })
    await attend('spring', members.slice(0, 12), 'present')
    await attend('spring', members.slice(12, 24), 'absent')
    await attend('summer', members.slice(0, 17), 'late')
    await attend('summer', members.slice(17, 30), 'absent')
    await attend('autumn', members.slice(0, 11), 'by-phone')
    await attend('autumn', members.slice(11, 15), 'absent')
    const { all, spans } = await program()
    expect(all).toMatchObject({ workshops: 3, came: 40, notThere: 29 })
    expect(spans['2026-q3']).toMatchObject({ workshops: 1, came: 17, notThere: 13 })
    // Four were not there in autumn: hidden, and with it the next smallest, or the sum would tell.
    expect([spans['2026-q4'], spans['2026-q2']]).toMatchObject([{ workshops: 1, came: null, notThere: null }, { workshops: 1, came: null, notThere: null }])
  })

  test('tells no attendance that few people make up, however often they came', async () => {
    const members = await addMembers(world, 10)
    for (let week = 1; week <= 8; week += 1) {
      await addWorkshop(world, { id: `week-${week}`, startsAt: `2026-10-0${week}T23:00:00.000Z` })
      await attend(`week-${week}`, members.slice(0, 6), 'present')
      await attend(`week-${week}`, members.slice(6), 'absent')
    }
    expect((await program()).all).toMatchObject({ workshops: 8, came: null, notThere: null })
  })

  test('leaves out who took their yes back, and other clinics', async () => {
    await addMembers(world, 12, { clinicId: BEACON })
    await addMembers(world, 6)
    expect((await program()).all.people).toBe(11)
    await world.transact((db) => db.updateTable('agreement').set({ endedAt: CAST_AT }).where('id', '=', 'agreement-uche').execute())
    expect((await program()).all.people).toBeNull()
    expect((await program(cleo)).all.people).toBe(13)
  })
})
