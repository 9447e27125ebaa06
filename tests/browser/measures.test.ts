import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { DESK, newVisit, openChromium, PHONE } from '../support/browser.ts'
import { signInAs, speak, startCrawl } from '../support/crawl.ts'
import { hiddenFocus, lineLengths, smallTargets } from '../support/measure.ts'
import { passwordOf } from '../support/server-cast.ts'
import type { TestServer } from '../support/server.ts'

/** The promises of the look, in pixels and bytes. */
const BUTTON_BOTTOM_MAX = 480
const FIRST_VISIT_BYTES = 60 * 1024
const FIRST_VISIT_REQUESTS = 6
const LINE_MAX_DESK = 70
const LINE_MAX_PHONE = 45

const PUBLIC_PAGES = ['/', '/sign-in', '/recover', '/join', '/help-now', '/staying-private', '/learn', '/learn/2/1/1', '/worksheets/1', '/nothing-here']
const FAMILY_PAGES = [
  '/today', '/learn', '/learn/2', '/learn/2/1', '/learn/2/1/1', '/learn/2/1/2', '/learn/2/1/4', '/learn/3/1/quiz', '/learn/1/3/quiz/2',
  '/learn/3/2/quiz/answers', '/learn/1/1/done', '/family', '/settings', '/settings/sharing', '/settings/language', '/settings/sign-in',
  '/join/private', '/join/welcome',
]

let server: TestServer
let chromium: Browser
beforeAll(async () => {
  const [started, opened] = await Promise.all([startCrawl(), openChromium()])
  server = started.server
  chromium = opened
})
afterAll(async () => { await chromium.close(); await server.close() })

/** Does something as Ana on a phone, or as nobody. */
async function asAna<T>(work: (page: Page) => Promise<T>, options: Parameters<typeof newVisit>[2] = {}): Promise<T> {
  const { page, context } = await newVisit(chromium, server.origin, options)
  await signInAs(page, 'ana')
  const answer = await work(page)
  await context.close()
  return answer
}

describe('today', () => {
  test.each(['en', 'es'] as const)('has its button in reach of a thumb, in %s', async (locale) => {
    await speak(server, locale)
    const bottom = await asAna(async (page) => {
      await page.goto('/today')
      const box = await page.locator('.card[data-kind=next] .button').boundingBox()
      return box ? box.y + box.height : Infinity
    })
    console.log(`the button of Today ends at ${bottom} px (${locale})`)
    expect(bottom).toBeLessThanOrEqual(BUTTON_BOTTOM_MAX)
    await speak(server, 'en')
  })
})

describe('the pages of a family', () => {
  async function targetsOn(page: Page, paths: string[]): Promise<string[]> {
    const found: string[] = []
    for (const path of paths) {
      await page.goto(path)
      found.push(...(await smallTargets(page)).map((target) => `${path}: ${target}`))
    }
    return found
  }

  test('have targets that a thumb can hit', async () => {
    expect(await asAna((page) => targetsOn(page, FAMILY_PAGES))).toEqual([])
  })

  test('have them before anyone signed in, too', async () => {
    const { page, context } = await newVisit(chromium, server.origin)
    expect(await targetsOn(page, PUBLIC_PAGES)).toEqual([])
    await context.close()
  })

  test('have lines of a length that reads well', async () => {
    const long = await asAna(async (page) => {
      const found: string[] = []
      for (const path of ['/learn/2/1/1', '/learn/1/1/2', '/learn/3/1/3', '/family', '/staying-private', '/help-now']) {
        for (const [size, most] of [[PHONE, LINE_MAX_PHONE], [DESK, LINE_MAX_DESK]] as const) {
          await page.setViewportSize(size)
          await page.goto(path)
          found.push(...(await lineLengths(page, size !== DESK)).filter(({ length }) => length > most).map((line) => `${path}, ${size.width} px: ${line}`))
        }
      }
      return found
    })
    expect(long).toEqual([])
  })

  test('never hide what has the focus under a bar', async () => {
    const hidden = await asAna(async (page) => {
      const found: string[] = []
      for (const path of ['/learn', '/learn/2/1/2', '/family', '/settings/language']) {
        await page.goto(path)
        found.push(...(await hiddenFocus(page)).map((element) => `${path}: ${element}`))
      }
      return found
    })
    expect(hidden).toEqual([])
  })
})

test('the first visit to a part costs little and asks nobody else', async () => {
  const { page, context, requests } = await newVisit(chromium, server.origin)
  let bytes = 0
  const counted: Promise<void>[] = []
  context.on('requestfinished', (request) => {
    counted.push(request.sizes().then((size) => { bytes += size.responseBodySize + size.responseHeadersSize }))
  })
  await page.goto('/learn/2/1/1', { waitUntil: 'networkidle' })
  await Promise.all(counted)
  console.log(`first visit to a part: ${bytes} bytes in ${requests.length} requests`)
  expect(requests.filter((address) => !address.startsWith(server.origin))).toEqual([])
  expect(requests.length).toBeLessThanOrEqual(FIRST_VISIT_REQUESTS)
  expect(bytes).toBeLessThanOrEqual(FIRST_VISIT_BYTES)
  await context.close()
})

test('a phone that cannot load the styles can sign in and take a part', async () => {
  const { page, context } = await newVisit(chromium, server.origin)
  await context.route('**/*.css', (route) => route.abort())
  await page.goto('/sign-in')
  expect(await page.locator('body').evaluate((body) => getComputedStyle(body).display)).toBe('block')
  await page.locator('main [name=name]').fill('ana')
  await page.locator('main [name=password]').fill(passwordOf('ana'))
  await page.locator('main form button[type=submit]').click()
  await page.waitForURL('**/today')
  await page.goto('/learn/2/1/2')
  await page.locator('main').getByRole('button', { name: 'Continue' }).click()
  await page.waitForURL('**/learn/2/1/3')
  await context.close()
})
