import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { newVisit, openChromium } from '../support/browser.ts'
import { arrangeCast, passwordOf } from '../support/server-cast.ts'
import type { TestServer } from '../support/server.ts'
import { startServer } from '../support/server.ts'

const NARROWEST = { width: 320, height: 640 }
const SMALLEST_TEXT_PX = 16

let server: TestServer
let browser: Browser
beforeAll(async () => { [server, browser] = await Promise.all([startServer({ arrange: arrangeCast }), openChromium({ quick: true })]) })
afterAll(async () => { await browser.close(); await server.close() })

/** The words of the pictures on this page that are too small, or reach over the edge of their drawing. */
const illegible = (page: Page) => page.evaluate((smallest) => [...document.querySelectorAll<SVGSVGElement>('.picture > svg')].flatMap((svg) => {
  const edge = svg.getBoundingClientRect()
  return [...svg.querySelectorAll('text')].filter((text) => {
    const box = text.getBoundingClientRect()
    const size = Number.parseFloat(getComputedStyle(text).fontSize) * (svg.getScreenCTM()?.a ?? 0)
    return size < smallest || box.left < edge.left || box.right > edge.right || box.bottom > edge.bottom
  }).map((text) => text.textContent)
}), SMALLEST_TEXT_PX)

test('on the narrowest phone every word in a picture has 16 px and stands inside it', async () => {
  const { page, context, troubles } = await newVisit(browser, server.origin, { viewport: NARROWEST })
  await page.goto('/sign-in')
  await page.fill('[name=name]', 'ana')
  await page.fill('[name=password]', passwordOf('ana'))
  await page.click('main button[type=submit]')
  let pictures = 0
  for (const { order, modules } of server.world.catalog.courses) {
    for (const module of modules.filter(({ gate }) => !gate)) {
      for (const at of module.sections.keys()) {
        await page.goto(`/learn/${order}/${module.order}/${at + 1}`)
        pictures += await page.locator('.picture').count()
        expect(await illegible(page), page.url()).toEqual([])
      }
    }
  }
  expect(pictures).toBeGreaterThan(0)
  expect(troubles).toEqual([])
  await context.close()
})
