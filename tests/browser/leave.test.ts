import type { Browser, BrowserContext, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { newVisit, openChromium } from '../support/browser.ts'
import { signInAs } from '../support/crawl.ts'
import { HARBOR } from '../support/cast.ts'
import { arrangeCast } from '../support/server-cast.ts'
import { startServer, type TestServer } from '../support/server.ts'

const TARGET = 'https://www.weather.gov/'
/** Longer than the page waits before it goes to the target by itself. */
const SLOW_MS = 6_000
const NEARLY_SLOW_MS = 1_500

let server: TestServer
beforeAll(async () => { server = await startServer({ arrange: arrangeCast }) })
afterAll(() => server.close())

/** Everything the dull page was asked with. */
type Asked = Record<string, string>[]

/** Answers for the dull page, and keeps the server's answer to Leave back for a while, after it ended the sign-in. */
async function standIn(context: BrowserContext, delayMs: number): Promise<Asked> {
  const asked: Asked = []
  await context.route(`${TARGET}**`, async (route) => {
    asked.push(await route.request().allHeaders())
    await route.fulfill({ contentType: 'text/html', body: '<title>Weather</title><h1>Sunny</h1>' })
  })
  if (delayMs > 0) {
    await context.route('**/leave', async (route) => {
      const response = await route.fetch({ maxRedirects: 0 })
      await new Promise((resolve) => { setTimeout(resolve, delayMs) })
      await route.fulfill({ response }).catch(() => undefined)
    })
  }
  return asked
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
    const asked = await standIn(context, delayMs)
    await signInAs(page, 'ana')
    await page.goto('/family')
    await page.goto('/settings/sign-in?change=display-name')
    expect(await signIns()).toBe(1)

    await WAYS[way]?.(page)
    await page.waitForURL(TARGET)
    expect(await signIns()).toBe(0)
    expect(asked.map((headers) => headers['referer'])).toEqual([undefined])

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
