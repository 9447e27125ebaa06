import type { Browser, CDPSession, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { bringAxe } from '../support/axe.ts'
import { DESK, newVisit, openChromium, PHONE } from '../support/browser.ts'
import { lookAt, pushWidths } from '../support/look.ts'

/** Nothing answers here: the pages come from the test. */
const ORIGIN = 'http://planted.localhost'
const DARK = '@media (prefers-color-scheme: dark)'
const WIDE = '@media (min-width: 800px)'

/** A page without faults but for what is planted. */
const pageWith = ({ style = '', main = '' }: { style?: string; main?: string }) => `<!doctype html><html lang="en"><head><title>A page</title>
<meta name="viewport" content="width=device-width, initial-scale=1"><style>body { color: #000; background: #fff; font-size: 18px }
${DARK} { body { color: #fff; background: #000 } } ${style}</style></head>
<body><main><h1>A page</h1><p class="words">Some words.</p>${main}</main></body></html>`

interface Device { page: Page; cdp: CDPSession }

let chromium: Browser
let family: Device
let staff: Device
let shown = ''
beforeAll(async () => {
  chromium = await openChromium({ unpainted: true })
  family = await deviceOf({ enhanced: true })
  staff = await deviceOf({ enhanced: false })
})
afterAll(() => chromium.close())

async function deviceOf({ enhanced }: { enhanced: boolean }): Promise<Device> {
  const { page, context } = await newVisit(chromium, ORIGIN)
  await page.route('**/*', (route) => route.fulfill({ contentType: 'text/html', body: shown }))
  await bringAxe(page, { enhanced })
  return { page, cdp: await context.newCDPSession(page) }
}

/** What the tests of every page find on this one. */
async function faultsOf(html: string, { page, cdp }: Device): Promise<string[]> {
  shown = html
  await page.goto('/')
  return [...await lookAt(page, [DESK, PHONE], 'light-and-dark'), ...await pushWidths(page, cdp)]
}

test('a page without faults has none', async () => {
  expect(await faultsOf(pageWith({}), family)).toEqual([])
})

test.each([
  ['text that is hard to read in dark alone', { style: `${DARK} { .words { color: #666 } }` }, /^dark, 360 px: color-contrast/],
  ['text of 2 : 1', { style: '.words { color: #bbb }' }, /^light, 1366 px: color-contrast.* contrast of 1.91 /],
  ['text between AA and AAA', { style: '.words { color: #757575 }' }, /^light, 360 px: color-contrast.* contrast of 4.6 /],
  ['large text between AA and AAA', { style: 'h1 { color: #888 }' }, /^light, 360 px: color-contrast.* contrast of 3.54 /],
  ['text that is hard to read on a phone alone', { style: `.words { color: #bbb } ${WIDE} { .words { color: #000 } }` }, /^light, 360 px: color-contrast/],
  ['a field without a label', { main: '<input name="one">' }, /^light, 1366 px: label/],
  ['a field without a label on a phone alone', { style: `${WIDE} { input { display: none } }`, main: '<input name="one">' }, /^light, 360 px: label/],
  ['targets that are too small on a phone alone', { style: `${WIDE} { button { padding: 20px } }`, main: '<button style="padding: 0; inline-size: 12px; block-size: 12px; border: 0; font-size: 16px; overflow: hidden">a</button>'.repeat(2) }, /^light, 360 px: target-size/],
  ['an element that only dark shows', { style: `.late { display: none } ${DARK} { .late { display: block } }`, main: '<p class="late">Late.</p>' }, /^dark shows other elements/],
  ['what sticks out on a phone', { main: '<div style="inline-size: 500px">Wide.</div>' }, /^360 px: \d+ px wide/],
  ['what sticks out on the narrowest screen alone', { main: '<div style="inline-size: 340px">Wide.</div>' }, /^320 px: \d+ px wide/],
  ['what sticks out once the text is doubled', { style: 'body { font-size: 1.125rem }', main: '<div style="inline-size: 17rem">Wide.</div>' }, /^text at 200 %: \d+ px wide/],
  ['text under 16 px', { style: '.words { font-size: 15px }' }, /^text under 16 px/],
  ['two buttons that stand out', { main: '<button class="button">One</button><button class="button">Other</button>' }, /^2 buttons that stand out/],
] as [string, { style?: string; main?: string }, RegExp][])('%s is found', async (_, planted, found) => {
  expect(await faultsOf(pageWith(planted), family)).toContainEqual(expect.stringMatching(found))
})

test('staff read at AA: 4.5 : 1 is enough for them, less is not', async () => {
  expect(await faultsOf(pageWith({ style: `.words { color: #757575 } ${DARK} { .words { color: #888 } }` }), staff)).toEqual([])
  expect(await faultsOf(pageWith({ style: '.words { color: #888 }' }), staff)).toContainEqual(expect.stringMatching(/^light, 1366 px: color-contrast.* contrast of 3.54 /))
})
