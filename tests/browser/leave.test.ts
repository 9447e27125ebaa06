import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { Browser, BrowserContext, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { newVisit, openChromium } from '../support/browser.ts'
import { signInAs } from '../support/crawl.ts'
import { HARBOR } from '../support/cast.ts'
import { arrangeCast } from '../support/server-cast.ts'
import { startServer, type TestServer } from '../support/server.ts'

/** Longer than the page waits before it goes to the target by itself. */
const SLOW_MS = 6_000
const NEARLY_SLOW_MS = 1_500

let server: TestServer
let target = ''
/** The referrer that each visit of the dull page brought along. */
let referrers: (string | undefined)[] = []
const dull = createServer((request, response) => {
  if (request.url === '/') referrers.push(request.headers.referer)
  response.setHeader('content-type', 'text/html').end('<title>Weather</title><h1>Sunny</h1>')
})
beforeAll(async () => {
  await new Promise<void>((resolve) => { dull.listen(0, '127.0.0.1', resolve) })
  target = `http://dull.localhost:${(dull.address() as AddressInfo).port}/`
  server = await startServer({ arrange: async (world, origin) => {
    await arrangeCast(world, origin)
    await world.transact((db) => db.updateTable('clinic').set({ leaveTarget: target }).where('id', '=', HARBOR).execute())
  } })
})
afterAll(async () => { dull.close(); await server.close() })

/** Keeps the server's answer to Leave back for a while, after it ended the sign-in. */
async function holdLeave(context: BrowserContext, delayMs: number): Promise<void> {
  await context.route('**/leave', async (route) => {
    const response = await route.fetch({ maxRedirects: 0 })
    await new Promise((resolve) => { setTimeout(resolve, delayMs) })
    await route.fulfill({ response }).catch(() => undefined)
  })
}

const signIns = async () => (await server.world.db.selectFrom('signIn').select('id').where('clinicId', '=', HARBOR).execute()).length

const WAYS: Record<string, (page: Page) => Promise<void>> = {
  'a click': (page) => page.locator('.leave').click({ noWaitAfter: true }),
  'Shift three times in a text box': async (page) => {
    await page.locator('main [name=displayName]').pressSequentially('An')
    for (let times = 0; times < 3; times++) await page.keyboard.press('Shift')
  },
}

describe.each([['kept for Back', true], ['not kept for Back', false]])('pages that are %s', (_, backForwardCache) => {
  let chromium: Browser
  beforeAll(async () => { chromium = await openChromium({ backForwardCache }) })
  afterAll(() => chromium.close())

  /** From a signed-in page, by the way given: what is left to see. */
  async function leave(way: string, javaScriptEnabled: boolean, delayMs: number): Promise<void> {
    const { page, context } = await newVisit(chromium, server.origin, { javaScriptEnabled })
    if (delayMs > 0) await holdLeave(context, delayMs)
    referrers = []
    await signInAs(page, 'ana')
    await page.goto('/family')
    await page.goto('/settings/sign-in?change=display-name')
    expect(await signIns()).toBe(1)

    await WAYS[way]?.(page)
    await page.waitForURL(target)
    expect(await signIns()).toBe(0)
    expect(new Set(referrers)).toEqual(new Set([undefined]))

    for (let times = 0; times < 2; times++) {
      await page.goBack({ waitUntil: 'commit' })
      await expect.poll(() => pathOf(page)).toBe('/sign-in')
      const shown = await page.locator('body').innerText()
      expect(shown).not.toContain('Ana')
      expect(shown).toContain('Sign in')
    }
    await context.close()
  }

  for (const delayMs of [0, NEARLY_SLOW_MS, SLOW_MS]) {
    test.each(Object.keys(WAYS))(`are left by %s when the server takes ${delayMs} ms: at the target, signed out, also after Back`, (way) => leave(way, true, delayMs))
  }
  for (const delayMs of [0, NEARLY_SLOW_MS]) {
    test(`are left by a click without JavaScript when the server takes ${delayMs} ms, too`, () => leave('a click', false, delayMs))
  }
})

function pathOf(page: Page): string {
  return new URL(page.url()).pathname
}
