import type { Browser, CDPSession } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { bringAxe } from './axe.ts'
import { DESK, newVisit, openChromium, PHONE, type Visit } from './browser.ts'
import type { Arranged } from './crawl-cast.ts'
import type { Place, Who } from './crawl-place.ts'
import { firstPlaces, placesOf } from './crawl-places.ts'
import { type Locale, nameOf, openPlace, signInAs, speak, startCrawl } from './crawl.ts'
import { type Closeness, lookAt, pushWidths, type Screen } from './look.ts'
import { startServer, type TestServer } from './server.ts'

/** Staff read at AA; everybody else at AAA. */
const STAFF: Who[] = ['dana', 'eli', 'adi']

/** Pages are built alike in both languages; where the other's longer words break a page, the phone shows it. */
const SCREENS: Record<Locale, Screen[]> = { en: [DESK, PHONE], es: [PHONE] }

/** The tests of every page in one language. A file for each language calls it, so that they can run side by side. */
export function testEveryPage(locale: Locale): void {
  describe(`every page in ${locale}`, () => {
    let server: TestServer
    let fresh: TestServer
    let arranged: Arranged
    let chromium: Browser
    beforeAll(async () => {
      [{ server, arranged }, chromium] = await Promise.all([startCrawl(), openChromium({ unpainted: true })])
      fresh = await startServer()
    })
    afterAll(async () => {
      console.log(`${locale}: ${looked} pages`)
      await chromium.close()
      await Promise.all([server.close(), fresh.close()])
    })
    const seen = new Set<string>()

    /**
     * Each route is looked at whole in both languages, and once more where a form was refused. Its other states have the
     * same colours, and other words change neither colours nor what a page is built of. EVERY_RULE=1 looks at every
     * state as closely as it can, for a release.
     */
    function closenessOf({ route, status }: Place): Closeness {
      if (process.env.EVERY_RULE) return 'light-and-dark'
      const isFirst = !seen.has(`${route} ${status}`)
      seen.add(`${route} ${status}`)
      if (isFirst) return 'light-and-dark'
      return locale === 'es' ? 'words' : 'light'
    }

    const visits = new Map<string, { visit: Visit; cdp: CDPSession }>()
    const faults: string[] = []
    let looked = 0

    /** The device of a person; everyone has their own. */
    async function deviceOf(at: TestServer, who: Who): Promise<{ visit: Visit; cdp: CDPSession }> {
      const known = visits.get(`${who} ${at.origin}`)
      if (known) return known
      const visit = await newVisit(chromium, at.origin, { locale: `${locale}-US` })
      const device = { visit, cdp: await visit.context.newCDPSession(visit.page) }
      visits.set(`${who} ${at.origin}`, device)
      await signInAs(visit.page, who)
      await bringAxe(visit.page, { enhanced: !STAFF.includes(who) })
      return device
    }

    async function lookAtAll(at: TestServer, places: Place[]): Promise<void> {
      for (const place of places) {
        const { visit: { page }, cdp } = await deviceOf(at, place.as)
        const status = await openPlace(page, place)
        if (status !== place.status) faults.push(`${nameOf(place)} answers ${status}`)
        const found = [...await lookAt(page, SCREENS[locale], closenessOf(place)), ...await pushWidths(page, cdp)]
        looked += 1
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
