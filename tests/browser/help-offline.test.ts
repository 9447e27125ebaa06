import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { newVisit, openChromium } from '../support/browser.ts'
import { arrangeCast } from '../support/server-cast.ts'
import { startServer, type TestServer } from '../support/server.ts'

let server: TestServer
let chromium: Browser
beforeAll(async () => { [server, chromium] = await Promise.all([startServer({ arrange: arrangeCast }), openChromium()]) })
afterAll(async () => { await chromium.close(); await server.close() })

/** One visit to help now, until its worker has kept everything. */
async function afterOneVisit(path: string) {
  const visit = await newVisit(chromium, server.origin)
  await visit.page.goto(path)
  await visit.page.evaluate(async () => {
    const { active } = await navigator.serviceWorker.ready
    if (active?.state !== 'activated') await new Promise((resolve) => { active?.addEventListener('statechange', resolve) })
  })
  return visit
}

test('after one visit help now opens without a connection, in both languages, with its styles and its date', async () => {
  const { context, page, troubles } = await afterOneVisit('/help-now')
  await context.setOffline(true)
  for (const [path, title, dated] of [['/help-now', 'Help now', 'This page is from'], ['/help-now/es', 'Ayuda ahora', 'Esta página es del']]) {
    await page.goto(path ?? '')
    expect(await page.locator('h1').textContent()).toBe(title)
    expect(await page.getByText(dated ?? '').count()).toBe(1)
    expect(await page.locator('.leave').evaluate((leave) => getComputedStyle(leave).backgroundColor)).not.toBe('rgba(0, 0, 0, 0)')
    expect(await page.evaluate(() => document.fonts.ready.then((fonts) => fonts.check('18px "Atkinson Hyperlegible Next"')))).toBe(true)
  }
  expect(troubles).toEqual([])
  await context.close()
})

test('no other page opens without a connection, and nothing of a visit is kept', async () => {
  const { context, page } = await afterOneVisit('/help-now')
  await page.goto('/')
  await page.goto('/learn')
  const kept = await page.evaluate(async () => {
    const names = await caches.keys()
    const requests = await Promise.all(names.map(async (name) => (await caches.open(name)).keys()))
    return requests.flat().map(({ url }) => new URL(url).pathname).filter((path) => !path.startsWith('/_astro/'))
  })
  expect(kept.sort()).toEqual(['/favicon.svg', '/help-now', '/help-now/es'])
  await context.setOffline(true)
  await expect(page.goto('/learn')).rejects.toThrow()
  await context.close()
})

test('with a connection the newest page is shown', async () => {
  const { context, page } = await afterOneVisit('/help-now')
  await server.world.transact((db) => db.insertInto('contact').values({
    clinicId: 'harbor', token: 'clinic_main', value: '555-555-0177', note: '', verifiedOn: '2026-11-24', changedBy: 'adi', changedAt: '2026-11-24T10:00:00.000Z',
    source: '', hours: '', languages: '',
  }).execute())
  await page.goto('/help-now')
  expect(await page.getByText('Call 555-555-0177').count()).toBeGreaterThan(0)
  await context.close()
})
