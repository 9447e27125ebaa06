import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { DESK, newVisit, openChromium, PHONE } from '../support/browser.ts'
import { CAST_AT, HARBOR } from '../support/cast.ts'
import { signInAs } from '../support/crawl.ts'
import { arrangeCast } from '../support/server-cast.ts'
import { startServer, type TestServer } from '../support/server.ts'
import { datesOf, daysFrom, startSeries } from '../support/workshops.ts'

/** Of Dana's families, besides the three who are in the cast. */
const MORE_PEOPLE = 9

let server: TestServer
let chromium: Browser
let path = ''
beforeAll(async () => {
  [server, chromium] = await Promise.all([startServer({ arrange: arrangeCast }), openChromium()])
  const { world } = server
  await world.transact(async (db) => {
    for (let number = 1; number <= MORE_PEOPLE; number++) {
      const id = `person-${number}`
      await db.insertInto('account').values({ clinicId: HARBOR, id, nameKind: 'chosen', nameNorm: id, passwordHash: 'not set', displayName: `Person ${number}`, locale: 'en', createdAt: CAST_AT }).execute()
      await db.insertInto('member').values({ clinicId: HARBOR, id, familyId: 'rivera', joinedAt: CAST_AT }).execute()
      await db.insertInto('agreement').values({ clinicId: HARBOR, id: `agreement-${id}`, memberId: id, kind: 'clinic-sees-progress', textVersion: '1', givenAt: CAST_AT }).execute()
    }
  })
  const seriesId = await startSeries(world, { ...daysFrom(world, 1), topics: ['routines-and-good-days'], makeUps: [''] })
  path = `/staff/workshops/${(await datesOf(world, seriesId))[0]!.id}`
})
afterAll(async () => { await chromium.close(); await server.close() })

const partOf = (page: Page) => page.locator('.presentbar').innerText().then((text) => /(\d) \/ \d/.exec(text)?.[1])

test('in the room the keys turn the pages, and the space bar reads to the end of one first', async () => {
  const { page, context, troubles } = await newVisit(chromium, server.origin, { viewport: DESK })
  await signInAs(page, 'dana')
  await page.goto(`${path}/present`)
  const press = async (key: string) => { await Promise.all([page.waitForEvent('load'), page.keyboard.press(key)]) }
  await press('ArrowRight')
  expect(await partOf(page)).toBe('2')
  await press('PageDown')
  await press('ArrowLeft')
  expect(await partOf(page)).toBe('2')
  await page.keyboard.press('Space')
  expect(await partOf(page)).toBe('2')
  await page.evaluate(() => scrollTo(0, document.documentElement.scrollHeight))
  await press('Space')
  expect([await partOf(page), troubles]).toEqual(['3', []])
  await context.close()
})

test('without scripts the same pages are links', async () => {
  const { page, context } = await newVisit(chromium, server.origin, { javaScriptEnabled: false })
  await page.goto('/staff/sign-in')
  await page.fill('[name=name]', 'dana')
  await page.fill('[name=password]', 'dana keeps the porch light on')
  await page.click('main button[type=submit]')
  await page.goto(`${path}/present`)
  await page.click('a[rel=next]')
  expect(await partOf(page)).toBe('2')
  await page.click('a[rel=prev]')
  expect([await partOf(page), await page.locator('a[rel=prev]').count()]).toEqual(['1', 0])
  await context.close()
})

test('the facilitator sheet for twelve people is one page of Letter and of A4', async () => {
  const { page, context } = await newVisit(chromium, server.origin)
  await signInAs(page, 'dana')
  await page.goto(`${path}/facilitator`)
  expect(await page.locator('.sheetnames > li').count()).toBe(12)
  for (const format of ['Letter', 'A4'] as const) {
    const pdf = (await page.pdf({ format })).toString('latin1')
    expect(pdf.match(/\/Type\s*\/Page\b/g), format).toHaveLength(1)
  }
  await context.close()
})

test('the workshop of the day is the first card of Today, and its button stands high enough for a thumb', async () => {
  await startSeries(server.world, { ...daysFrom(server.world, 0), startsAtTime: '23:59', topics: ['routines-and-good-days'], makeUps: [''] })
  const { page, context } = await newVisit(chromium, server.origin, { viewport: PHONE })
  await signInAs(page, 'ana')
  expect(new URL(page.url()).pathname).toBe('/today')
  const button = page.locator('main .card .button:not([data-kind])')
  expect(await page.locator('main .card').first().innerText()).toContain('Your workshop is today')
  const { y = 0, height = 0 } = await button.boundingBox() ?? {}
  expect(y + height).toBeLessThanOrEqual(480)
  await context.close()
})
