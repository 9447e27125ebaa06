import { readFileSync } from 'node:fs'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { assignCourse } from '../../src/domain/assignments/assign-course.ts'
import { askForCall } from '../../src/domain/requests/ask-for-call.ts'
import { DESK, newVisit, openChromium, PHONE } from '../support/browser.ts'
import { ana, dana, luz } from '../support/cast.ts'
import { fillIn, press, send } from '../support/fill-in.ts'
import { valueOf } from '../support/joining.ts'
import { reachable } from '../support/messages.ts'
import { arrangeCast, passwordOf } from '../support/server-cast.ts'
import { startServer, type TestServer } from '../support/server.ts'

const RIVERA = '/staff/families/rivera'
const DAY_MS = 86_400_000

let server: TestServer
let chromium: Browser
beforeAll(async () => {
  [server, chromium] = await Promise.all([startServer({
    arrange: async (world, origin) => {
      await arrangeCast(world, origin)
      const formKey = crypto.randomUUID()
      valueOf(await assignCourse(world, dana, { formKey, courseKey: 'signs', memberIds: ['luz'], familyIds: [], dueOn: null, anyLanguage: false }))
      const at = new Date(world.clock.now().getTime() - 8 * DAY_MS).toISOString()
      await world.transact((db) => db.updateTable('assignment').set({ assignedAt: at }).execute())
      valueOf(await askForCall(world, ana, { formKey: crypto.randomUUID(), callTime: 'morning' }))
      // Without a wish of hers: on Mondays the server would remind her itself.
      await reachable(world, luz, { nextPartAt: null })
    },
  }), openChromium()])
}, 240_000)
afterAll(async () => {
  await chromium.close()
  await server.close()
})

/** A device of Dana's. */
async function danas(options: Parameters<typeof newVisit>[2]) {
  const visit = await newVisit(chromium, server.origin, options)
  await visit.page.goto('/staff/sign-in')
  await send(visit.page, { name: 'dana', password: passwordOf('dana') }, 'Sign in')
  return visit
}
const again = () => server.world.transact(async (db) => {
  for (const table of ['nudge', 'outbox', 'call'] as const) await db.deleteFrom(table).execute()
  await db.updateTable('request').set({ answeredAt: null, answeredBy: null }).execute()
  await db.deleteFrom('assignmentModule').execute()
  await db.deleteFrom('assignment').where('courseKey', '<>', 'signs').execute()
})

test.each([
  ['at a desk', { viewport: DESK }], ['on a phone', { viewport: PHONE }], ['without JavaScript', { viewport: DESK, javaScriptEnabled: false }],
])('a Monday morning %s: caseload, call, nudge, assign, export', async (_, options) => {
  await again()
  const { page, context, troubles } = await danas(options)
  const main = () => page.locator('main').innerText()

  // The sentence is read first; its number leads to who needs a call, and why stands beside them.
  expect(await main()).toMatch(/^Families\s+1 family\. 1 needs a nudge\./)
  await page.getByRole('link', { name: '1 needs a nudge' }).click()
  expect(await main()).toMatch(/Case 12[\s\S]*Asked for a call\./)

  // Two clicks from anywhere: Calls, and how it went. The reason is answered and gone.
  await page.goto('/staff/calls')
  expect(await main()).toMatch(/Asked for a call[\s\S]*Ana[\s\S]*A good time is the morning\.[\s\S]*No progress in a week[\s\S]*Luz/)
  await page.getByRole('button', { name: 'Reached', exact: true }).first().click()
  await page.waitForURL(/logged=reached/)
  expect(await main()).not.toContain('Asked for a call')

  // A nudge: the exact words first, then it waits on its way, and no second one this week.
  await page.goto(`${RIVERA}/members/ana/nudge`)
  expect(await main()).toContain('No safe way to write. Call instead.')
  await page.goto(`${RIVERA}/members/luz/nudge`)
  expect(await main()).toMatch(/Luz gets exactly this:\s+Porchlight: your next part is ready\. localhost:\d+/)
  await press(page, 'Send it')
  expect(await server.world.db.selectFrom('outbox').select(['kind', 'accountId']).execute()).toEqual([{ kind: 'nudge', accountId: 'luz' }])
  await page.goto(`${RIVERA}/members/luz/nudge`)
  expect(await page.getByRole('button', { name: 'Send it' }).count()).toBe(0)

  // Assign by week, look at the dates, undo is at hand.
  await page.goto(RIVERA)
  await press(page, 'Assign a course')
  await send(page, { courseKey: 'home' }, 'Continue')
  await send(page, { memberIds: 'ana' }, 'Continue')
  await send(page, { dates: 'by-week', firstWeek: '5' }, 'Continue')
  expect(await main()).toMatch(/Ana: \w+ \d+, \d{4} to \w+ \d+, \d{4}/)
  await press(page, 'Assign')
  expect(await main()).toMatch(/is assigned to 1 person\.\s+Undo/)

  // Export: how many rows is said first, and so does the file.
  await page.goto('/staff/reports/people')
  const rows = Number(/(\d+) rows?/.exec(await main())?.[1])
  await server.world.transact((db) => db.updateTable('signIn').set({ createdAt: new Date(Date.now() - 10 * 60_000).toISOString() }).where('accountId', '=', 'dana').execute())
  await press(page, 'Save as a table (CSV)')
  await fillIn(page, { password: passwordOf('dana') })
  const [file] = await Promise.all([page.waitForEvent('download'), page.getByRole('button', { name: 'Save as a table (CSV)' }).click()])
  expect(file.suggestedFilename()).toMatch(/^report-people-\d{4}-\d\d-\d\d\.csv$/)
  const lines = readFileSync(await file.path(), 'utf8').trim().split('\r\n')
  expect(lines[0]).toContain(`${rows} rows`)
  expect(lines).toHaveLength(rows + 2)
  expect(troubles.filter((trouble) => !trouble.includes('status of 422'))).toEqual([])
  await context.close()
}, 120_000)
