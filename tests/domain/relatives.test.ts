import { beforeEach, describe, expect, test } from 'vitest'
import type { FamilyMember } from '../../src/domain/actor.ts'
import { changeSharing } from '../../src/domain/families/change-sharing.ts'
import { listRelatives } from '../../src/domain/families/list-relatives.ts'
import { ana, ben, CAST_AT, HARBOR, luz, raul, sam, uche } from '../support/cast.ts'
import type { TestWorld } from '../support/world.ts'
import { MONDAY, newWorld } from '../support/world.ts'

let world: TestWorld
beforeEach(async () => { world = await newWorld() })

const names = async (member: FamilyMember) => (await listRelatives(world, member)).relatives.map(({ name }) => name)

function share(member: FamilyMember, joinedShown: 'yes' | 'no', countsShared: 'yes' | 'no') {
  return changeSharing(world, member, { formKey: crypto.randomUUID(), joinedShown, countsShared })
}

/** Assigns courses, and finishes modules of them. */
async function learn(member: FamilyMember, courses: string[], finished: string[]) {
  await world.transact(async (db) => {
    await db.insertInto('assignment').values(courses.map((courseKey) => ({
      clinicId: HARBOR, id: `${member.id}-${courseKey}`, memberId: member.id, courseKey, assignedBy: 'dana', assignedAt: CAST_AT,
    }))).execute()
    await db.insertInto('moduleProgress').values(finished.map((moduleKey) => ({
      clinicId: HARBOR, memberId: member.id, moduleKey, openedAt: CAST_AT, openedVersion: 1, passMark: '0.8',
      completedAt: CAST_AT, completedVersion: 1, completedHow: 'quiz', lastOn: '2026-11-22',
    }))).execute()
  })
}

describe('the Family page', () => {
  test('shows who joined and nothing of other families or clinics', async () => {
    expect(await names(luz)).toEqual(['Ana', 'Raul'])
    for (const alone of [uche, ben, sam]) expect(await names(alone)).toEqual([])
  })

  test('a separated relative leaves no trace, for either of them', async () => {
    expect(await names(ana)).toEqual(['Luz'])
    expect(await names(raul)).toEqual(['Luz'])
  })

  test('hidden looks the same as nothing', async () => {
    const withoutLuz = await newWorld()
    await withoutLuz.transact(async (db) => {
      await db.updateTable('member').set({ familyId: 'okafor' }).where('id', '=', 'luz').execute()
    })
    await share(luz, 'no', 'no')
    expect(await listRelatives(world, ana)).toEqual(await listRelatives(withoutLuz, ana))
  })

  test('shows no counts by default', async () => {
    await learn(ana, ['basics'], ['one'])
    expect((await listRelatives(world, luz)).relatives[0]).toEqual({ name: 'Ana', count: undefined })
  })

  test('shows counts of who said so, of ordinary modules in the courses picked for them', async () => {
    await learn(ana, ['signs'], ['three', 'hidden', 'one'])
    await share(ana, 'yes', 'yes')
    expect((await listRelatives(world, luz)).relatives[0]).toEqual({ name: 'Ana', count: { lit: 1, total: 1 } })
  })

  test('a count of nothing picked looks like only having joined', async () => {
    await share(ana, 'yes', 'yes')
    expect((await listRelatives(world, luz)).relatives[0]).toEqual({ name: 'Ana', count: undefined })
  })

  test('whose consent ended or was withdrawn is tied to nobody, in both directions', async () => {
    await world.transact((db) => db.updateTable('consent').set({ revokedAt: MONDAY }).where('id', '=', 'consent-ana').execute())
    expect(await names(luz)).toEqual(['Raul'])
    expect(await listRelatives(world, ana)).toMatchObject({ relatives: [], seen: 'nothing' })
    world.at('2027-02-21T15:00:00.000Z')
    expect(await names(luz)).toEqual([])
  })

  test('whose account is shut is not shown', async () => {
    await world.transact((db) => db.updateTable('account').set({ disabledAt: MONDAY }).where('id', '=', 'ana').execute())
    expect(await names(luz)).toEqual(['Raul'])
  })
})

describe('the preview of what others see', () => {
  test('is what they see', async () => {
    await learn(ana, ['basics'], ['one'])
    expect((await listRelatives(world, ana)).seen).toBe('joined')
    await share(ana, 'yes', 'yes')
    expect(await listRelatives(world, ana)).toMatchObject({ seen: 'counts', own: { lit: 1, total: 2 } })
    await share(ana, 'no', 'yes')
    expect((await listRelatives(world, ana)).seen).toBe('nothing')
  })
})
