import { readFileSync } from 'node:fs'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { newVisit, openChromium } from '../support/browser.ts'
import { press, send } from '../support/fill-in.ts'
import { readZip } from '../support/read-zip.ts'
import { arrangeCast, passwordOf } from '../support/server-cast.ts'
import { startServer, type TestServer } from '../support/server.ts'

let server: TestServer
let chromium: Browser
beforeAll(async () => { [server, chromium] = await Promise.all([startServer({ arrange: arrangeCast }), openChromium()]) })
afterAll(() => Promise.all([chromium.close(), server.close()]))

test.each([['moves the count in its place', 'ana', true], ['has a link to look again', 'luz', false]] as const)('a file of one’s own data that is being made %s, and comes down as one file', async (_, who, javaScriptEnabled) => {
  const { context, page, troubles } = await newVisit(chromium, server.origin, { javaScriptEnabled })
  await page.goto('/sign-in')
  await send(page, { name: who, password: passwordOf(who) }, 'Sign in')
  await page.goto('/settings')
  await press(page, 'Your data')
  await send(page, { withPrivate: 'yes', password: passwordOf(who) }, 'Make the file')
  if (javaScriptEnabled) {
    await page.locator('[data-progress]').getByText('It is done. Look again.').waitFor()
    expect(await page.locator('[data-status]').textContent()).toBe('It is done. Look again.')
  }
  for (let looks = 0; looks < 100 && !await page.getByText('Your file is ready').isVisible(); looks += 1) {
    await page.waitForTimeout(100)
    await press(page, 'Look again')
  }
  const [file] = await Promise.all([page.waitForEvent('download'), page.locator('main').getByRole('button', { name: 'Download the file' }).click()])
  expect(file.suggestedFilename()).toMatch(/^my-data-\d{4}-\d{2}-\d{2}\.zip$/)
  expect(Object.keys(readZip(readFileSync(await file.path())))).toEqual(['data.json', 'index.html'])
  await page.reload()
  expect(await page.locator('main').innerText()).toMatch(/Downloaded on .* It is erased here\./)
  expect(troubles).toEqual([])
  await context.close()
})

test('a page that looks again after the sign-in ended does not say that the file is done', async () => {
  const { context, page } = await newVisit(chromium, server.origin)
  await page.goto('/sign-in')
  await send(page, { name: 'sam', password: passwordOf('sam') }, 'Sign in')
  await page.goto('/settings/export')
  await send(page, { withPrivate: 'no', password: passwordOf('sam') }, 'Make the file')
  const line = page.locator('[data-progress]')
  await line.waitFor()
  const looked = page.waitForResponse((response) => new URL(response.url()).pathname === '/sign-in')
  await context.clearCookies()
  await (await looked).finished()
  await page.waitForTimeout(200)
  expect(await line.textContent()).not.toBe('It is done. Look again.')
  await context.close()
})
