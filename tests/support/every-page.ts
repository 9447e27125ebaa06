import type { Browser, CDPSession, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { bringAxe, runAxe } from './axe.ts'
import { DESK, newVisit, openChromium, PHONE, type Visit } from './browser.ts'
import type { Arranged } from './crawl-cast.ts'
import { firstPlaces, type Place, placesOf, type Who } from './crawl-places.ts'
import { type Locale, nameOf, openPlace, signInAs, speak, startCrawl } from './crawl.ts'
import { startServer, type TestServer } from './server.ts'

const SMALLEST = 320
const ZOOM = { standard: 32, fixed: 26 }
const PLAIN = { standard: 16, fixed: 13 }
/** Staff read at AA; everybody else at AAA. */
const STAFF: Who[] = ['dana', 'eli', 'adi']

/** Pages are built alike in both languages; where the other's longer words break a page, the phone shows it. */
const SCREENS: Record<Locale, { width: number }[]> = { en: [DESK, PHONE], es: [PHONE] }

/** What was looked at in this language. */
const done = { pages: 0, axe: 0, violations: 0 }

/** The tests of every page in one language. A file for each language calls it, so that they can run side by side. */
export function testEveryPage(locale: Locale): void {
  describe(`every page in ${locale}`, () => {
    let server: TestServer
    let fresh: TestServer
    let arranged: Arranged
    let chromium: Browser
    beforeAll(async () => {
      [{ server, arranged }, chromium] = await Promise.all([startCrawl(), openChromium({ quick: true })])
      fresh = await startServer()
    })
    afterAll(async () => {
      console.log(`${locale}: ${done.pages} pages; ${done.axe} runs of axe, ${done.violations} violations`)
      await chromium.close()
      await Promise.all([server.close(), fresh.close()])
    })
    const visits = new Map<string, { visit: Visit; cdp: CDPSession }>()
    const faults: string[] = []

    /** The device of a person; everyone has their own. */
    async function deviceOf(at: TestServer, who: Who): Promise<{ visit: Visit; cdp: CDPSession }> {
      const known = visits.get(`${who} ${at.origin}`)
      if (known) return known
      const visit = await newVisit(chromium, at.origin, { locale: `${locale}-US` })
      const device = { visit, cdp: await visit.context.newCDPSession(visit.page) }
      visits.set(`${who} ${at.origin}`, device)
      await signInAs(visit.page, who)
      await bringAxe(visit.page)
      return device
    }

    async function lookAtAll(at: TestServer, places: Place[]): Promise<void> {
      for (const place of places) {
        const { visit: { page }, cdp } = await deviceOf(at, place.as)
        const status = await openPlace(page, place)
        if (status !== place.status) faults.push(`${nameOf(place)} answers ${status}`)
        const found = [...await lookAt(page, SCREENS[locale], !STAFF.includes(place.as)), ...await pushWidths(page, cdp)]
        faults.push(...found.map((fault) => `${nameOf(place)} – ${fault}`))
      }
    }

    test('in light and dark, on a phone and a desk: no fault of access, nothing scrolls sideways', async () => {
      await speak(server, locale)
      const places = placesOf(server.world.catalog, arranged)
      const isStaff = ({ as }: Place) => STAFF.includes(as)
      await Promise.all([
        lookAtAll(server, places.filter(isStaff)),
        lookAtAll(server, places.filter((place) => !isStaff(place))).then(() => lookAtAll(fresh, firstPlaces)),
      ])
      expect(faults).toEqual([])
    }, 900_000)

    test('no page asked another host, was refused anything or printed an error', async () => {
      const all = [...visits.values()].map(({ visit }) => visit)
      expect(all.flatMap(({ requests }) => requests).filter((address) => ![server.origin, fresh.origin].includes(new URL(address).origin))).toEqual([])
      const said = all.flatMap(({ troubles }) => troubles)
      expect(said.filter((trouble) => !isOwnStatus(trouble))).toEqual([])
      const meant = [...placesOf(server.world.catalog, arranged), ...firstPlaces].filter(({ status }) => status >= 400)
      expect(said.filter(isOwnStatus)).toHaveLength(meant.length)
      for (const { context } of all) await context.close()
    })
  })
}

/** Chromium prints one of these for each page whose status is an error; files that are missing would print more. */
const isOwnStatus = (trouble: string) => /^Failed to load resource: the server responded with a status of (403|404|422|500|503)\b/.test(trouble)

/** Axe on these screens in light; in dark, which changes colours alone, on the one that was set last. Then what else each page promises. */
async function lookAt(page: Page, screens: { width: number }[], enhanced: boolean): Promise<string[]> {
  const faults: string[] = []
  const look = async (colorScheme: 'light' | 'dark', width: number): Promise<void> => {
    await page.emulateMedia({ colorScheme })
    const violations = await runAxe(page, { enhanced, colours: colorScheme === 'dark' })
    faults.push(...violations.map((violation) => `${colorScheme}, ${width} px: ${violation}`))
    done.axe += 1
    done.violations += violations.length
  }
  for (const { width } of screens) {
    await fitHeight(page, width)
    await look('light', width)
    faults.push(...await sideways(page, `${width} px`))
  }
  await look('dark', PHONE.width)
  faults.push(...await plainly(page))
  await page.emulateMedia({ colorScheme: 'light' })
  done.pages += 1
  return faults
}

/** Taller screens cost more than they show: pages without bars, as those for paper, need none. */
const SCREEN_MAX = 6_000

/** A screen as tall as the page, so that no bar lies over what is read. */
async function fitHeight(page: Page, width: number): Promise<void> {
  await page.setViewportSize({ width, height: PHONE.height })
  const height = await page.evaluate(() => document.documentElement.scrollHeight)
  await page.setViewportSize({ width, height: Math.min(height, SCREEN_MAX) })
}

/** The narrowest screen, and a phone whose owner doubled the text. */
async function pushWidths(page: Page, cdp: CDPSession): Promise<string[]> {
  await page.setViewportSize({ ...PHONE, width: SMALLEST })
  const narrow = await sideways(page, `${SMALLEST} px`)
  await page.setViewportSize(PHONE)
  await cdp.send('Page.setFontSizes', { fontSizes: ZOOM })
  const large = await sideways(page, 'text at 200 %')
  await cdp.send('Page.setFontSizes', { fontSizes: PLAIN })
  return [...narrow, ...large]
}

/** No text under 16 px, and one button that stands out. */
function plainly(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const seen = [...document.querySelectorAll('body *')].filter((element) => element.checkVisibility())
    // The words of a drawing grow and shrink with it.
    const scaleOf = (element: Element) => (element instanceof SVGGraphicsElement ? element.getScreenCTM()?.a ?? 1 : 1)
    const small = seen.filter((element) => [...element.childNodes].some((node) => node.nodeType === Node.TEXT_NODE && node.nodeValue?.trim())
      && Number.parseFloat(getComputedStyle(element).fontSize) * scaleOf(element) < 16)
    const primary = seen.filter((element) => element.matches('.button:not([data-kind])'))
    return [...small.map((element) => `text under 16 px: ${element.outerHTML.slice(0, 80)}`), ...(primary.length > 1 ? [`${primary.length} buttons that stand out`] : [])]
  })
}

/** What sticks out of the page, if the page scrolls sideways. */
async function sideways(page: Page, when: string): Promise<string[]> {
  const out = await page.evaluate(() => {
    const { scrollWidth } = document.documentElement
    if (scrollWidth <= innerWidth) return undefined
    const wide = [...document.querySelectorAll('body *')].filter((element) => element.getBoundingClientRect().right > innerWidth)
    return `${scrollWidth} px wide: ${wide.slice(-3).map((element) => element.outerHTML.slice(0, 80)).join(' ')}`
  })
  return out === undefined ? [] : [`${when}: ${out}`]
}
