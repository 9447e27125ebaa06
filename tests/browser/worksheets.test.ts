import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { isStored } from '../../src/domain/private-text/boxes.ts'
import { saveTexts } from '../../src/domain/private-text/save-texts.ts'
import { sheetParts } from '../../src/domain/private-text/sheet-parts.ts'
import { newVisit, openChromium, PHONE } from '../support/browser.ts'
import { raul } from '../support/cast.ts'
import { send } from '../support/fill-in.ts'
import { arrangeCast, passwordOf } from '../support/server-cast.ts'
import { startServer, type TestServer } from '../support/server.ts'

let server: TestServer
let chromium: Browser
beforeAll(async () => {
  [server, chromium] = await Promise.all([startServer({ arrange: arrangeCast }), openChromium({ quick: true })])
}, 240_000)
afterAll(async () => {
  await chromium.close()
  await server.close()
})

const PART = '/worksheets/6/1'
/** More than any sheet has. */
const PARTS_MAX = 20
const SAVED = /Saved at \d{1,2}:\d\d [ap]m/
const box = (page: Page) => page.locator('textarea[name=box-stress-own]')
const savedLine = (page: Page) => page.locator('[data-saved]')

async function open(id: string, browser = chromium, javaScriptEnabled = true, path = PART): Promise<{ page: Page; close(): Promise<void>; troubles: string[] }> {
  const { context, page, troubles } = await newVisit(browser, server.origin, { viewport: PHONE, javaScriptEnabled })
  await page.goto('/sign-in')
  await send(page, { name: id, password: passwordOf(id) }, 'Sign in')
  await page.goto(path)
  return { page, troubles, close: () => context.close() }
}

test('what the page said was saved is there after the browser and then the server are killed in the middle of a sheet', async () => {
  const killed = await openChromium({ quick: true })
  const { page, troubles } = await open('ana', killed)
  await box(page).fill('The phone at night')
  await box(page).blur()
  await expect.poll(() => savedLine(page).innerText()).toMatch(SAVED)
  await box(page).pressSequentially(' and the door')
  await box(page).blur()
  await expect.poll(async () => (await server.world.db.selectFrom('privateText').where('memberId', '=', 'ana').select('version').execute()).at(-1)?.version).toBe(2)
  await box(page).pressSequentially(', not yet saved')
  await killed.close()
  await server.stop('SIGKILL')
  await server.restart()
  const again = await open('ana')
  expect(await box(again.page).inputValue()).toBe('The phone at night and the door')
  expect(troubles).toEqual([])
  await again.close()
}, 120_000)

test('without a connection the words stay, the page says so, and they are saved when it is back', async () => {
  const { page, close } = await open('luz')
  await page.context().setOffline(true)
  await box(page).fill('Written in the tunnel')
  await box(page).blur()
  await expect.poll(() => savedLine(page).innerText()).toContain('You are not connected. Your words are still here.')
  await page.context().setOffline(false)
  await expect.poll(() => savedLine(page).innerText(), { timeout: 20_000 }).toMatch(SAVED)
  expect(await box(page).inputValue()).toBe('Written in the tunnel')
  await close()
}, 60_000)

test('another device that was first is told of on the way, and Save shows both texts', async () => {
  const [phone, tablet] = [await open('uche'), await open('uche')]
  await box(phone.page).fill('From the phone')
  await box(phone.page).blur()
  await expect.poll(() => savedLine(phone.page).innerText()).toMatch(SAVED)
  await box(tablet.page).fill('From the tablet')
  await box(tablet.page).blur()
  await expect.poll(() => savedLine(tablet.page).innerText()).toContain('changed on another device')
  await tablet.page.getByRole('button', { name: 'Save', exact: true }).click()
  expect(await tablet.page.locator('.own-text').innerText()).toBe('From the phone')
  expect(await box(tablet.page).inputValue()).toBe('From the tablet')
  await tablet.page.getByLabel('What was saved on the other device').check()
  await tablet.page.getByRole('button', { name: 'Save and go on' }).click()
  await tablet.page.goto(PART)
  expect(await box(tablet.page).inputValue()).toBe('From the phone')
  await Promise.all([phone.close(), tablet.close()])
}, 60_000)

/** Reaches something with the Tab key alone. */
async function tabTo(page: Page, selector: string): Promise<void> {
  for (let steps = 0; steps < 60; steps++) {
    if (await page.evaluate((wanted) => document.activeElement?.matches(wanted) ?? false, selector)) return
    await page.keyboard.press('Tab')
  }
  throw new Error(`${selector} cannot be reached with the Tab key.`)
}

/** What a hand on the keyboard does in a box. */
async function fillByKey(page: Page, kind: string): Promise<void> {
  if (/checkbox|radio/.test(kind)) await page.keyboard.press('Space')
  else if (/SELECT/.test(kind)) await page.keyboard.press('5')
  else if (/date/.test(kind)) await page.keyboard.type('12042026')
  else await page.keyboard.type(kind.includes('tel') ? '555-0123' : 'My words')
}

/** Presses the button in reach and waits for the page it leads to. */
async function pressAndWait(page: Page): Promise<void> {
  await tabTo(page, 'main form button.button:not([data-kind])')
  await Promise.all([page.waitForEvent('load'), page.keyboard.press('Enter')])
}

/** Fills in every part of a sheet, from its first box to its last button. @returns how many parts it has */
async function fillSheet(page: Page, order: number): Promise<number> {
  await page.goto(`/worksheets/${order}/1`)
  if (page.url().includes('/before')) {
    await tabTo(page, 'input[name=home]')
    await page.keyboard.press('Space')
    await pressAndWait(page)
    // The question leads to the sheet with its worked example first.
    await page.goto(`/worksheets/${order}/1`)
  }
  for (let parts = 0; parts < PARTS_MAX; parts++) {
    if (new URL(page.url()).pathname === `/worksheets/${order}`) return parts
    const fields = await page.locator('main form [name^=box-]').evaluateAll((all) =>
      [...new Map(all.map((one) => [(one as HTMLInputElement).name, `${one.tagName} ${(one as HTMLInputElement).type}`]))])
    for (const [name, kind] of fields) {
      await tabTo(page, `[name=${name}]`)
      await fillByKey(page, kind)
    }
    await pressAndWait(page)
  }
  throw new Error('The sheet has no end.')
}

test('by keyboard alone and without JavaScript every part of every sheet is filled in and saved', async () => {
  const { page, close, troubles } = await open('sam', chromium, false)
  for (const worksheet of server.world.catalog.worksheets) {
    expect(await fillSheet(page, worksheet.order), worksheet.key).toBe(sheetParts(worksheet).length)
    const kept = await server.world.db.selectFrom('privateText').where('memberId', '=', 'sam').where('homeKey', '=', worksheet.key).select('fieldKey').execute()
    expect(new Set(kept.map(({ fieldKey }) => fieldKey)), worksheet.key).toEqual(new Set(worksheet.fields.filter(isStored).map(({ key }) => key)))
    expect(await page.locator('main').innerText(), worksheet.key).not.toContain('Nothing yet')
  }
  expect(troubles).toEqual([])
  await close()
}, 180_000)

test('by keyboard alone and without JavaScript a sentence is practised and held against its steps', async () => {
  const { page, close, troubles } = await open('uche', chromium, false, '/learn/2/2/practise')
  await tabTo(page, 'textarea[name=text-sentence]')
  await page.keyboard.type('I care about you. How are you?')
  await tabTo(page, 'main button.button')
  await page.keyboard.press('Enter')
  await page.waitForURL(/practise\?saved#steps$/)
  expect(await page.locator('textarea[name=text-sentence]').inputValue()).toBe('I care about you. How are you?')
  const ticks = page.locator('#steps input[type=checkbox]')
  expect(await ticks.count()).toBeGreaterThanOrEqual(3)
  await tabTo(page, '#steps input[type=checkbox]')
  await page.keyboard.press('Space')
  expect(await ticks.first().isChecked()).toBe(true)
  expect(troubles).toEqual([])
  await close()
}, 60_000)

test('a sentence is saved on the way while it is written', async () => {
  const { page, close } = await open('luz', chromium, true, '/learn/2/2/practise')
  await page.locator('textarea[name=text-sentence]').fill('You went to group, and I am glad')
  await page.locator('textarea[name=text-sentence]').blur()
  await expect.poll(() => savedLine(page).innerText()).toMatch(SAVED)
  await page.reload()
  expect(await page.locator('textarea[name=text-sentence]').inputValue()).toBe('You went to group, and I am glad')
  await close()
}, 60_000)

test('by keyboard alone and without JavaScript signs are marked, the agreed step comes up, and the plan is agreed on', async () => {
  const boxes = Object.entries({ 'yellow-own': 'Stops singing', 'yellow-steps': 'Call the counselor' }).map(([key, text]) => ({ key, text, version: 0 }))
  await saveTexts(server.world, raul, { formKey: crypto.randomUUID(), kind: 'worksheet', homeKey: 'warning-sign-plan', boxes })
  const { page, close, troubles } = await open('raul', chromium, false, '/plan/signs')
  await pressAndWait(page)
  await tabTo(page, 'main input[type=radio]')
  await page.keyboard.press('Space')
  await pressAndWait(page)
  expect(await page.locator('main').innerText()).toContain('Call the counselor')
  await page.goto('/plan/agreed')
  await pressAndWait(page)
  await page.locator('main a[href^="/plan/agreed/"]').first().focus()
  await Promise.all([page.waitForEvent('load'), page.keyboard.press('Enter')])
  expect(await page.locator('main').innerText()).toContain('Stops singing')
  expect(troubles).toEqual([])
  await close()
}, 60_000)
