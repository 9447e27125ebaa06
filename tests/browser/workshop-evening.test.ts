import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { addPeople, addWorkshop, CODE, notedAt } from '../support/attending.ts'
import { DESK, newVisit, openChromium, PHONE } from '../support/browser.ts'
import { press, send } from '../support/fill-in.ts'
import { arrangeCast, passwordOf } from '../support/server-cast.ts'
import { startServer, type TestServer } from '../support/server.ts'

const WORKSHOP = '/staff/workshops/tonight'
const MINUTE_MS = 60_000
const TOPIC = 'routines-and-good-days'
const IN_TIME = { timeout: 20_000 }

let server: TestServer
let chromium: Browser
beforeAll(async () => {
  [server, chromium] = await Promise.all([startServer({
    arrange: async (world, origin) => {
      await arrangeCast(world, origin)
      await addPeople(world, 7)
      await addWorkshop(world, { startsAt: new Date(world.clock.now().getTime() - 5 * MINUTE_MS).toISOString(), makeUpKey: TOPIC })
    },
  }), openChromium()])
}, 240_000)
afterAll(async () => {
  await chromium.close()
  await server.close()
})

/** Moves the workshop, whose day is over once it began on another one. */
async function startedAgo(minutes: number): Promise<void> {
  const startsAt = new Date(Date.now() - minutes * MINUTE_MS).toISOString()
  await server.world.transact((db) => db.updateTable('workshop').set({ startsAt }).where('id', '=', 'tonight').execute())
}

async function signedIn(name: string, options: Parameters<typeof newVisit>[2] = {}) {
  const visit = await newVisit(chromium, server.origin, options)
  await visit.page.goto(name === 'dana' ? '/staff/sign-in' : '/sign-in')
  await send(visit.page, { name, password: passwordOf(name) }, 'Sign in')
  return visit
}

test.each([['with', true], ['without', false]])('a workshop evening %s JavaScript: prepare, present, attend, make up, report', async (_, javaScriptEnabled) => {
  await startedAgo(5)
  await server.world.transact(async (db) => { for (const table of ['attendanceChange', 'attendance', 'makeUp'] as const) await db.deleteFrom(table).execute() })
  const desk = await signedIn('dana', { viewport: DESK, javaScriptEnabled })

  // Prepare: from the list to one page that names what to talk about, and no private word.
  await desk.page.goto('/staff/workshops')
  await desk.page.locator(`main a[href="${WORKSHOP}"]`).click()
  await press(desk.page, 'Facilitator sheet')
  expect(await desk.page.locator('main').innerText()).toMatch(/Plan[\s\S]*Who has finished the module[\s\S]*Ana: Not yet[\s\S]*Questions to talk about/)

  // Present: on the wall stand the words of the module and the code, and no name.
  await desk.page.goto(`${WORKSHOP}/present`)
  expect(await desk.page.locator('body').innerText()).toContain(CODE)
  await Promise.all([desk.page.waitForEvent('load'), javaScriptEnabled ? desk.page.keyboard.press('ArrowRight') : desk.page.click('a[rel=next]')])
  expect(await desk.page.locator('main').innerText()).toMatch(/2 \/ \d/)
  for (const name of ['Ana', 'Luz', 'Person 1']) expect(await desk.page.locator('main').innerText()).not.toContain(name)

  // Attend: Luz types the code on her own phone, Dana marks the room on hers.
  const luz = await signedIn('luz', { viewport: PHONE, javaScriptEnabled })
  await luz.page.goto('/workshops/tonight')
  await send(luz.page, { code: CODE.toLowerCase() }, /check in|I am here/i)
  expect(await notedAt(server.world)).toEqual({ luz: 'present (check-in)' })
  const room = await signedIn('dana', { viewport: PHONE, javaScriptEnabled })
  await room.page.goto(`${WORKSHOP}/attendance`)
  await room.page.getByRole('button', { name: 'All present' }).click()
  await expect.poll(async () => Object.keys(await notedAt(server.world)).length, IN_TIME).toBe(12)
  if (!javaScriptEnabled) await room.page.waitForURL(/\?saved$/)
  await room.page.locator('fieldset', { hasText: 'Ana' }).getByRole('radio', { name: 'Not there', exact: true }).check()
  if (!javaScriptEnabled) await press(room.page, 'Save')
  await expect.poll(() => notedAt(server.world), IN_TIME).toMatchObject({ ana: 'absent', luz: 'present (check-in)', uche: 'present' })

  // Make up: Ana's Today has the short module at once, and a correction takes it away again.
  const ana = await signedIn('ana', { viewport: PHONE, javaScriptEnabled })
  await startedAgo(26 * 60)
  await ana.page.goto('/today')
  expect(await ana.page.locator('main').innerText()).toMatch(/Routines and good days[\s\S]*A short module covers your workshop\. Planned for /)
  await room.page.goto(`${WORKSHOP}/attendance?change=ana`)
  await send(room.page, { state: 'late' }, 'Save the change')
  expect(await room.page.locator('main').innerText()).toContain('Say why it changes.')
  await send(room.page, { state: 'late', reason: 'Came in by the back door' }, 'Save the change')
  expect(await room.page.locator('main').innerText()).toMatch(/Ana: Late[\s\S]*Changed from Not there to Late on .* by Dana: Came in by the back door/)
  await ana.page.reload()
  expect(await ana.page.locator('main').innerText()).not.toContain('A short module covers your workshop')

  // Report: the evening in numbers.
  await desk.page.goto('/staff/reports/workshops')
  expect(await desk.page.locator('main').innerText()).toMatch(/1 row[\s\S]*Routines and good days/)
  const cells = await desk.page.locator('main tbody tr').first().locator('td.number').allInnerTexts()
  expect(cells.map(Number).slice(0, 2)).toEqual([10, 9])
  const troubles = [desk, luz, room, ana].flatMap((visit) => visit.troubles)
  expect(troubles.filter((trouble) => !trouble.includes('status of 422'))).toEqual([])
  for (const { context } of [desk, luz, room, ana]) await context.close()
}, 120_000)
