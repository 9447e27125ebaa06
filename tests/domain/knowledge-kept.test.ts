import { beforeEach, describe, expect, test } from 'vitest'
import type { FamilyMember } from '../../src/domain/actor.ts'
import type { Module } from '../../src/domain/catalog/shape.ts'
import { knowledgeKept } from '../../src/domain/reports/knowledge-kept.ts'
import { CAST_AT, cleo, dana, HARBOR } from '../support/cast.ts'
import { basics } from '../support/courses.ts'
import { finishModule } from '../support/learning.ts'
import { takeRefresher } from '../support/refreshing.ts'
import { MONDAY, newWorld, type TestWorld } from '../support/world.ts'

const [one] = basics.modules as [Module]
const DAY_21 = '2026-12-14T15:00:00.000Z'
let world: TestWorld
beforeEach(async () => { world = await newWorld() })

/** Somebody more at Harbor, who lets the clinic see their progress. */
async function addMember(number: number): Promise<FamilyMember> {
  const id = `person-${number}`
  await world.transact(async (db) => {
    await db.insertInto('account').values({
      clinicId: HARBOR, id, nameKind: 'chosen', nameNorm: id, passwordHash: 'not set', displayName: id, locale: 'en', createdAt: CAST_AT,
    }).execute()
    await db.insertInto('family').values({ clinicId: HARBOR, id: `family-${number}`, createdAt: CAST_AT }).execute()
    await db.insertInto('member').values({ clinicId: HARBOR, id, familyId: `family-${number}`, joinedAt: CAST_AT }).execute()
    await db.insertInto('agreement').values({
      clinicId: HARBOR, id: `agreement-${id}`, memberId: id, kind: 'clinic-sees-progress', textVersion: '1', givenAt: CAST_AT,
    }).execute()
  })
  return { role: 'family-member', clinicId: HARBOR, id, familyId: `family-${number}` }
}

/** They finish module one with q1 unsure at first, and take only the refresher of day 21. */
async function learn(member: FamilyMember, missedOnDay21: string[] = []): Promise<void> {
  world.at(MONDAY)
  await finishModule(world, member, one, ['q1'])
  world.at(DAY_21)
  await takeRefresher(world, member, missedOnDay21)
}

describe('knowledge kept', () => {
  test('is told from 11 people on, as sums over the same questions', async () => {
    for (let number = 1; number <= 10; number++) await learn(await addMember(number))
    expect(await knowledgeKept(world, dana)).toBe('too-few')
    await learn(await addMember(11), ['q1'])
    // Each got two questions: q1, which nobody knew at first, and one they did.
    expect(await knowledgeKept(world, dana)).toEqual({ people: 11, answers: 22, rightOnDay21: 21, rightAtFirstTry: 11 })
    expect(await knowledgeKept(world, cleo)).toBe('too-few')
  })

  test('leaves out who does not let the clinic see their progress', async () => {
    for (let number = 1; number <= 11; number++) await learn(await addMember(number))
    expect(await knowledgeKept(world, dana)).toMatchObject({ people: 11 })
    await world.transact((db) => db.updateTable('agreement').set({ endedAt: DAY_21 }).where('memberId', '=', 'person-1').execute())
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
