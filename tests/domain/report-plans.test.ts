import { beforeEach, expect, test } from 'vitest'
import { pagesOf } from '../../src/domain/reports/read-report.ts'
import { REPORTS, type Report } from '../../src/domain/reports/report.ts'
import type { World } from '../../src/domain/world.ts'
import { addWorkshop, mark } from '../support/attending.ts'
import { ana, dana } from '../support/cast.ts'
import { assignTo, readPart } from '../support/caring.ts'
import { loggedCall } from '../support/family-record.ts'
import { fullScans, plansOf } from '../support/query-plans.ts'
import { newWorld, type TestWorld } from '../support/world.ts'

/** Tables of what only their author sees. */
const PRIVATE = ['answer', 'first_try', 'check_answer', 'section_progress', 'learning_event', 'private_text', 'plan_version', 'share', 'staff_note', 'refresher_answer']

let world: TestWorld
beforeEach(async () => {
  world = await newWorld()
  await assignTo(world, ['ana'], null)
  await readPart(world, ana, 'one', 'first')
  await addWorkshop(world)
  world.at('2026-11-24T15:00:00.000Z')
  await mark(world, 'ana', 'present')
  await loggedCall(world, { id: 'c1', memberId: 'ana', onDay: '2026-11-10' })
})

async function readAll(own: World, report: Report): Promise<number> {
  let lines = 0
  for await (const page of pagesOf(own, dana, report, { learning: report === 'people' ? 'under-way' : undefined })) lines += page.length
  return lines
}

for (const report of REPORTS) {
  test(`the report of ${report} reads no table in full, nor one that only its author sees`, async () => {
    expect(await readAll(world, report)).toBeGreaterThan(0)
    const steps = await plansOf(world, (own) => readAll(own, report))
    const asked = steps.flatMap(({ statement }) => [...statement.matchAll(/(?:from|join) "(\w+)"/g)].map(([, table = '']) => table))
    expect(asked.filter((table) => PRIVATE.includes(table))).toEqual([])
    expect(fullScans(steps)).toEqual([])
  })
}
