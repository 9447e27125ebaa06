import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { issueCertificate } from '../../src/domain/certificates/issue-certificate.ts'
import { newVisit, openChromium } from '../support/browser.ts'
import { isStored } from '../../src/domain/private-text/boxes.ts'
import { saveTexts } from '../../src/domain/private-text/save-texts.ts'
import { CAST_AT, ana, luz } from '../support/cast.ts'
import { signInAs } from '../support/crawl.ts'
import { valueOf } from '../support/joining.ts'
import { arrangeCast } from '../support/server-cast.ts'
import { startServer, type TestServer } from '../support/server.ts'

/** What Letter and A4 have in common inside the margins, in CSS pixels: 174 mm. */
const PAPER_WIDTH = 657
const CHROME = '.bar, .foot, .hub, .screen, .button, [data-listen]'

let server: TestServer
let chromium: Browser
beforeAll(async () => { [server, chromium] = await Promise.all([startServer({ arrange: arrangeCast }), openChromium({ quick: true })]) })
afterAll(async () => { await chromium.close(); await server.close() })

async function pagesOf(page: Page, format: 'Letter' | 'A4'): Promise<number> {
  const pdf = (await page.pdf({ format })).toString('latin1')
  return pdf.match(/\/Type\s*\/Page\b/g)?.length ?? 0
}

/** The same without what this selector names. */
async function pagesWithout(page: Page, selector: string, format: 'Letter' | 'A4'): Promise<number> {
  await page.locator(selector).evaluateAll((all) => all.forEach((one) => { (one as HTMLElement).hidden = true }))
  return pagesOf(page, format)
}

test.each([
  ['a module', '/learn/2/2/print', 12],
  ['a blank sheet', '/worksheets/1/print', 5],
  ['a filled sheet', '/worksheets/1/print?example', 3],
  ['an emergency card', '/worksheets/5/print', 2],
  ['a quiz with its key', '/staff/paper/2/2', 6],
])('%s prints alone on Letter and A4, and nothing sticks out', async (_, path, most) => {
  const { page, context } = await newVisit(chromium, server.origin)
  await signInAs(page, 'dana')
  await page.goto(path)
  for (const format of ['Letter', 'A4'] as const) {
    const pages = await pagesOf(page, format)
    expect(pages, `${format}`).toBeGreaterThan(0)
    expect(pages, `${format}`).toBeLessThanOrEqual(most)
  }
  await page.emulateMedia({ media: 'print' })
  await page.setViewportSize({ width: PAPER_WIDTH, height: 900 })
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(PAPER_WIDTH)
  expect(await page.locator(CHROME).evaluateAll((all) => all.filter((one) => one.checkVisibility()).length)).toBe(0)
  await context.close()
})

test('a certificate prints on one page of Letter and of A4', async () => {
  const modules = server.world.catalog.course('understanding')?.modules ?? []
  await server.world.transact((db) => db.insertInto('moduleProgress').values(modules.map(({ key }) => ({
    clinicId: ana.clinicId, memberId: ana.id, moduleKey: key, openedAt: CAST_AT, openedVersion: 1, passMark: '0.8',
    completedAt: CAST_AT, completedVersion: 1, completedHow: 'online', lastOn: '2026-11-22',
  }))).execute())
  const id = valueOf(await issueCertificate(server.world, ana, { courseKey: 'understanding' })).id
  const { page, context } = await newVisit(chromium, server.origin)
  await signInAs(page, 'ana')
  await page.goto(`/certificates/${id}`)
  for (const format of ['Letter', 'A4'] as const) expect(await pagesOf(page, format), format).toBe(1)
  await context.close()
})

test('a plan from every sheet prints on two pages of Letter and of A4 and the card, in readable letters, and nothing sticks out', async () => {
  for (const { key, fields } of server.world.catalog.worksheets) {
    const boxes = fields.filter((field) => isStored(field) && field.example).map(({ key: box, type, options, example }) => ({
      key: box, version: 0,
      text: type === 'date' ? '2026-12-01' : options ? (example?.en ?? '').split(', ').map((at) => options[Number(at) - 1]?.en).join('\n') : example?.en ?? '',
    }))
    for (let from = 0; from < boxes.length; from += 20) {
      valueOf(await saveTexts(server.world, luz, { formKey: crypto.randomUUID(), kind: 'worksheet', homeKey: key, boxes: boxes.slice(from, from + 20) }))
    }
  }
  const { page, context } = await newVisit(chromium, server.origin)
  await signInAs(page, 'luz')
  await page.goto('/worksheets/4/before')
  await page.locator('[name=home][value=no]').check()
  await page.getByRole('button', { name: 'Continue' }).click()
  await page.goto('/plan/print')
  expect(await page.locator('.planparts').innerText()).toContain('My limits')
  for (const format of ['Letter', 'A4'] as const) expect(await pagesOf(page, format), format).toBeLessThanOrEqual(3)
  await page.emulateMedia({ media: 'print' })
  for (const format of ['Letter', 'A4'] as const) expect(await pagesWithout(page, '.walletpage', format), format).toBeLessThanOrEqual(2)
  await page.setViewportSize({ width: PAPER_WIDTH, height: 900 })
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(PAPER_WIDTH)
  const smallest = await page.locator('.planparts *').evaluateAll((all) => Math.min(...all.filter((one) => one.textContent).map((one) => Number.parseFloat(getComputedStyle(one).fontSize))))
  expect(smallest, 'eleven points in pixels').toBeGreaterThanOrEqual(14.6)
  await context.close()
})

test('the answer key and the worksheet of a module begin on a page of their own', async () => {
  const { page, context } = await newVisit(chromium, server.origin)
  await signInAs(page, 'dana')
  await page.emulateMedia({ media: 'print' })
  for (const path of ['/staff/paper/2/2', '/learn/2/2/print']) {
    await page.goto(path)
    expect(await page.locator('.leaf').evaluate((leaf) => getComputedStyle(leaf).breakBefore)).toBe('page')
  }
  await context.close()
})
