import { sql } from 'kysely'
import { beforeEach, expect, test } from 'vitest'
import { listCalls } from '../../src/domain/care/list-calls.ts'
import { readTasks } from '../../src/domain/care/read-tasks.ts'
import { listCaseload } from '../../src/domain/families/list-caseload.ts'
import { ana, dana } from '../support/cast.ts'
import { actingNow, assignTo, readPart, tryQuiz } from '../support/caring.ts'
import { addConsent, invite } from '../support/joining.ts'
import { fullScans, plansOf } from '../support/query-plans.ts'
import { newWorld, type TestWorld } from '../support/world.ts'

/** What a clinician's list is made of; nothing else is asked. */
const TABLES = [
  'account', 'agreement', 'assignment', 'assignment_module', 'attendance', 'call', 'clinic', 'consent', 'family', 'family_team', 'invitation',
  'make_up', 'member', 'module_progress', 'question_state', 'request', 'snooze', 'workshop',
]

let world: TestWorld
beforeEach(async () => {
  world = await newWorld()
  await invite(world, await addConsent(world))
  await assignTo(world, ['ana'], null)
  for (const part of ['first', 'second']) await readPart(world, ana, 'one', part)
  await tryQuiz(world, ana, false)
  await tryQuiz(world, ana, false)
})

for (const [page, work] of [
  ['the caseload', (own: typeof world) => listCaseload(own, actingNow(own, dana), { page: 1 })],
  ['the list of calls', (own: typeof world) => listCalls(own, actingNow(own, dana), 1)],
] as const) {
  test(`${page} reads no table in full, nor all that a clinic has in one`, async () => {
    const steps = await plansOf(world, (own) => work(own as TestWorld))
    const asked = new Set(steps.flatMap(({ statement }) => [...statement.matchAll(/(?:from|join) "(\w+)"/g)].map(([, table = '']) => table)))
    expect([...asked].sort()).toEqual(TABLES)
    expect(fullScans(steps)).toEqual([])
  })
}

test('what waits for a clinician reads no table in full', async () => {
  expect(fullScans(await plansOf(world, (own) => readTasks(own, actingNow(own, dana))))).toEqual([])
})

test('an index that is gone is found', async () => {
  await sql`drop index member_by_consent`.execute(world.store.schema)
  const steps = await plansOf(world, (own) => listCaseload(own, actingNow(own, dana), { page: 1 }))
  expect(fullScans(steps).join()).toMatch(/member/)
})

test('the number of statements does not grow with the families', async () => {
  const count = async () => new Set((await plansOf(world, (own) => listCaseload(own, dana, { page: 1 }))).map(({ statement }) => statement)).size
  const before = await count()
  await world.transact(async (db) => {
    for (let number = 0; number < 40; number += 1) {
      await db.insertInto('family').values({ clinicId: 'harbor', id: `f${number}`, label: `House ${number}`, createdAt: '2026-11-23T10:00:00.000Z' }).execute()
      await db.insertInto('familyTeam').values({ clinicId: 'harbor', familyId: `f${number}`, staffId: 'dana', since: '2026-11-23T10:00:00.000Z' }).execute()
    }
  })
  expect(await count()).toBe(before)
})
