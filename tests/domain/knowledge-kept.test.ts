import { beforeEach, describe, expect, test } from 'vitest'
import type { FamilyMember } from '../../src/domain/actor.ts'
import type { Module } from '../../src/domain/catalog/shape.ts'
import { knowledgeKept } from '../../src/domain/reports/knowledge-kept.ts'
import { addMembers } from '../support/answered.ts'
import { cleo, dana } from '../support/cast.ts'
import { basics } from '../support/courses.ts'
import { finishModule } from '../support/learning.ts'
import { takeRefresher } from '../support/refreshing.ts'
import { MONDAY, newWorld, type TestWorld } from '../support/world.ts'

const [one] = basics.modules as [Module]
const DAY_21 = '2026-12-14T15:00:00.000Z'
let world: TestWorld
beforeEach(async () => { world = await newWorld() })

const addMember = async (number: number): Promise<FamilyMember> => (await addMembers(world, 1, { from: number }))[0]!

/** They finish module one with q1 unsure at first, and take only the refresher of day 21. */
async function learn(member: FamilyMember, missedOnDay21: string[] = []): Promise<void> {
  world.at(MONDAY)
  await finishModule(world, member, one, ['q1'])
  world.at(DAY_21)
  await takeRefresher(world, member, missedOnDay21)
}

describe('knowledge kept', () => {
  test('is told from 11 people on, as sums over the same questions; no share that few people make up', async () => {
    for (let number = 1; number <= 10; number++) await learn(await addMember(number))
    expect(await knowledgeKept(world, dana)).toBe('too-few')
    await learn(await addMember(11), ['q1'])
    // Each got two questions: q1, which nobody knew at first, and one they did.
    expect(await knowledgeKept(world, dana)).toEqual({
      people: 11, answers: 22, firstTry: { right: 11, low: expect.closeTo(0.3072, 4), high: expect.closeTo(0.6928, 4) }, day21: null,
    })
    expect(await knowledgeKept(world, cleo)).toBe('too-few')
  })

  test('counts the people behind each share, not their answers', async () => {
    for (let number = 1; number <= 22; number++) await learn(await addMember(number), number <= 11 ? ['q1'] : [])
    const kept = await knowledgeKept(world, dana)
    expect(kept).toMatchObject({ people: 22, answers: 44, day21: { right: 33 }, firstTry: { right: 22 } })
  })

  test('leaves out who does not let the clinic see their progress', async () => {
    for (let number = 1; number <= 11; number++) await learn(await addMember(number))
    expect(await knowledgeKept(world, dana)).toMatchObject({ people: 11 })
    await world.transact((db) => db.updateTable('agreement').set({ endedAt: DAY_21 }).where('memberId', '=', 'answers-1').execute())
    expect(await knowledgeKept(world, dana)).toBe('too-few')
  })

  test('counts no refresher of an earlier day', async () => {
    for (let number = 1; number <= 11; number++) {
      const member = await addMember(number)
      world.at(MONDAY)
      await finishModule(world, member, one)
      world.at('2026-11-25T15:00:00.000Z')
      await takeRefresher(world, member)
    }
    expect(await knowledgeKept(world, dana)).toBe('too-few')
  })
})
