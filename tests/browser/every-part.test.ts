import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { bringAxe, runAxe } from '../support/axe.ts'
import { newVisit, openChromium, PHONE, type Visit } from '../support/browser.ts'
import { openPlace, signInAs, startCrawl } from '../support/crawl.ts'
import { lateLines, linesByPart } from '../support/first-screen.ts'
import type { TestServer } from '../support/server.ts'

const SMALLEST = 320
/** What one answers to the safety question, and the way one reads then. */
const WAYS = [['no', 'safe'], ['yes', 'safer']] as const
const lines = linesByPart()

let server: TestServer
let chromium: Browser
beforeAll(async () => {
  const [started, opened] = await Promise.all([startCrawl(), openChromium({ unpainted: true })])
  server = started.server
  chromium = opened
})
afterAll(async () => { await chromium.close(); await server.close() })

/** Addresses of all parts, in the order of the courses. */
function partsOf(which: (module: { gate?: 'safety' }) => boolean): string[] {
  return server.world.catalog.courses.flatMap((course) => course.modules.filter(which).flatMap((module) =>
    module.sections.map((_, at) => `/learn/${course.order}/${module.order}/${at + 1}`)))
}

/**
 * What axe finds on the phone, whether the page scrolls sideways there and on the narrowest screen, and which help line
 * for a danger named in the part is not in its first screen.
 */
async function look(page: Page, path: string, way: 'safe' | 'safer'): Promise<string[]> {
  const status = (await page.goto(path))?.status()
  const faults = await lateLines(page, (lines.get(path) ?? []).filter(({ home }) => home === way))
  faults.push(...await runAxe(page, 'all'))
  for (const width of [PHONE.width, SMALLEST]) {
    await page.setViewportSize({ ...PHONE, width })
    const wide = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)
    if (wide > 0) faults.push(`scrolls ${wide} px sideways at ${width} px`)
  }
  await page.setViewportSize(PHONE)
  return [...status === 200 ? [] : [`answers ${status}`], ...faults].map((fault) => `${path}: ${fault}`)
}

/** A reader with an account, so that private modules are there too. */
async function reader(): Promise<Visit> {
  const visit = await newVisit(chromium, server.origin)
  await signInAs(visit.page, 'ana')
  await bringAxe(visit.page, { enhanced: true })
  return visit
}

test('there are help lines to look for, in either way', () => {
  const all = [...lines.values()].flat()
  for (const [, way] of WAYS) expect(all.filter(({ home }) => home === way).length, way).toBeGreaterThan(10)
  expect(all.filter(({ digits }) => digits === '')).toEqual([])
})

test('every part of every module can be read by everyone: axe finds nothing, nothing scrolls sideways, and where a danger is named its help line stands in the first screen', async () => {
  const { page, context, troubles } = await reader()
  const paths = partsOf(({ gate }) => gate === undefined)
  const faults: string[] = []
  for (const path of paths) faults.push(...await look(page, path, 'safe'))
  console.log(`${paths.length} parts, ${faults.length} faults`)
  expect(faults).toEqual([])
  expect(troubles).toEqual([])
  await context.close()
})

test.each(WAYS)('so can both ways of the parts behind the safety question: %s', async (home, way) => {
  const { page, context, troubles } = await reader()
  const [first = '', ...rest] = partsOf(({ gate }) => gate !== undefined)
  await openPlace(page, { path: first, sends: [{ home }] })
  const faults: string[] = []
  for (const path of [first, ...rest]) faults.push(...await look(page, path, way))
  console.log(`${rest.length + 1} parts behind the question, ${faults.length} faults`)
  expect(faults).toEqual([])
  expect(troubles).toEqual([])
  await context.close()
})
