import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { addPeople, addWorkshop, notedAt } from '../support/attending.ts'
import { newVisit, openChromium, PHONE } from '../support/browser.ts'
import { send } from '../support/fill-in.ts'
import { arrangeCast, passwordOf } from '../support/server-cast.ts'
import { startServer, type TestServer } from '../support/server.ts'

const ROSTER = '/staff/workshops/tonight/attendance'
const MINUTE_MS = 60_000
/** Far more than any of it takes; what is measured are taps. */
const IN_TIME = { timeout: 20_000 }
/** For twelve people: everyone present, and those who were not. */
const TAPS_MAX = 14

let server: TestServer
let chromium: Browser
beforeAll(async () => {
  [server, chromium] = await Promise.all([startServer({
    arrange: async (world, origin) => {
      await arrangeCast(world, origin)
      await addPeople(world, 7)
      await addWorkshop(world, { startsAt: new Date(world.clock.now().getTime() - 5 * MINUTE_MS).toISOString(), makeUpKey: world.catalog.courses[0]?.modules[0]?.key ?? null })
    },
  }), openChromium({ quick: true })])
}, 240_000)
afterAll(async () => {
  await chromium.close()
  await server.close()
})
beforeEach(() => server.world.transact((db) => db.deleteFrom('attendance').execute()))

/** Dana's phone with the roster open, and how often it was tapped since. */
async function openRoster(javaScriptEnabled = true) {
  const { context, page, troubles } = await newVisit(chromium, server.origin, { viewport: PHONE, javaScriptEnabled })
  await page.goto('/staff/sign-in')
  await send(page, { name: 'dana', password: passwordOf('dana') }, 'Sign in')
  await page.goto(ROSTER)
  let taps = 0
  return {
    page, troubles, context, taps: () => taps,
    async tap(words: string | [person: string, state: string]) {
      taps++
      if (typeof words === 'string') await page.getByRole('button', { name: words, exact: true }).click()
      else await radio(page, ...words).check()
    },
  }
}

const radio = (page: Page, person: string, state: string) => page.locator('fieldset', { hasText: person }).getByRole('radio', { name: state, exact: true })
const noted = () => notedAt(server.world)
const count = (states: Record<string, string>, state: string) => Object.values(states).filter((one) => one === state).length

test('twelve people are marked on a phone with few taps, each saved at once', async () => {
  const { page, tap, taps, troubles, context } = await openRoster()
  expect(await page.locator('[data-unmarked]').innerText()).toBe('12 people are not marked yet.')
  await tap('All present')
  await expect.poll(async () => count(await noted(), 'present'), IN_TIME).toBe(12)
  for (const [person, state] of [['Ana', 'Late'], ['Uche', 'Not there'], ['Person 3', 'By phone'], ['Person 7', 'Left early']] as const) await tap([person, state])
  await expect.poll(noted, IN_TIME).toMatchObject({ 'ana': 'late', 'uche': 'absent', 'person-3': 'by-phone', 'person-7': 'left-early' })
  expect(taps()).toBeLessThanOrEqual(TAPS_MAX)
  expect(await page.locator('[data-unmarked]').innerText()).toBe('Everyone is marked.')
  await expect.poll(() => page.locator('[data-attend-line]').innerText(), IN_TIME).toBe('Everything is saved.')
  await page.reload()
  expect(await radio(page, 'Ana', 'Late').isChecked()).toBe(true)
  expect(troubles).toEqual([])
  await context.close()
}, 60_000)

test('without JavaScript the same twelve take no more taps, with Save at the end', async () => {
  const { page, tap, taps, troubles, context } = await openRoster(false)
  await tap('All present')
  await page.waitForURL(/\?saved$/)
  for (const [person, state] of [['Ana', 'Late'], ['Uche', 'Not there'], ['Person 3', 'By phone'], ['Person 7', 'Left early']] as const) await tap([person, state])
  await tap('Save')
  await page.waitForLoadState('load')
  expect(await page.locator('main').innerText()).toContain('Everything is saved.')
  expect(await noted()).toMatchObject({ 'ana': 'late', 'uche': 'absent', 'person-3': 'by-phone', 'person-7': 'left-early', 'luz': 'present' })
  expect(taps()).toBeLessThanOrEqual(TAPS_MAX)
  expect(troubles).toEqual([])
  await context.close()
}, 60_000)

test('without a connection taps stay, the page says so, the last one on a person counts, and all are saved when it is back', async () => {
  const { page, tap, context } = await openRoster()
  await tap(['Luz', 'Present'])
  await expect.poll(noted, IN_TIME).toEqual({ luz: 'present' })
  await context.setOffline(true)
  await tap(['Ana', 'Not there'])
  await expect.poll(() => page.locator('[data-attend-line]').innerText(), IN_TIME).toContain('You are not connected. Your taps are still here.')
  await tap(['Ana', 'Late'])
  await tap(['Uche', 'Present'])
  expect(await noted()).toEqual({ luz: 'present' })
  await context.setOffline(false)
  await expect.poll(noted, IN_TIME).toEqual({ ana: 'late', luz: 'present', uche: 'present' })
  await expect.poll(() => page.locator('[data-attend-line]').innerText(), IN_TIME).toBe('Everything is saved.')
  expect(await page.evaluate(() => [localStorage.length, sessionStorage.length])).toEqual([0, 0])
  await context.close()
}, 60_000)

test('a tap after the sign-in ended says that it is not saved', async () => {
  const { page, tap, context } = await openRoster()
  await context.clearCookies()
  await tap(['Ana', 'Present'])
  await expect.poll(() => page.locator('[data-attend-line]').innerText(), IN_TIME).toBe('Not saved. Load this page again.')
  expect(await noted()).toEqual({})
  await context.close()
}, 60_000)

test('the blank sheet to sign prints on one page of Letter and of A4', async () => {
  const { page, context } = await openRoster()
  await page.goto('/staff/workshops/tonight/roster')
  for (const format of ['Letter', 'A4'] as const) {
    const pdf = (await page.pdf({ format })).toString('latin1')
    expect(pdf.match(/\/Type\s*\/Page\b/g), format).toHaveLength(1)
  }
  await context.close()
}, 60_000)
