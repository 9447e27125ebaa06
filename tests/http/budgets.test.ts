import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { type ConfigData, HtmlValidate } from 'html-validate'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { policy } from '../../src/server/policy.ts'
import type { Place } from '../support/crawl-place.ts'
import { DRAW_NOTHING, firstPlaces, placesOf } from '../support/crawl-places.ts'
import { type Locale, nameOf, openPlainly, speak, startCrawl, visitorOf } from '../support/crawl.ts'
import type { Browser } from '../support/http-client.ts'
import { startServer, type TestServer } from '../support/server.ts'
import htmlRules from '../html-validate.json' with { type: 'json' }

/** The budgets of the look (gzip, but for the font). */
const HTML_MAX = 12 * 1024
const CSS_MAX = 12 * 1024
const JS_MAX = 10 * 1024
const FONT_MAX = 17_000
/** The validator takes its time over the large printed pages. */
const VALIDATING_MS = 120_000

/** Beginnings of words that would tell a stranger what this is about. */
const TELLING = [
  'addict', 'adicci', 'adicto', 'recovery', 'recuperaci', 'treatment', 'tratamiento', 'rehab', 'relapse', 'recaída', 'recaida', 'sober',
  'sobri', 'substance', 'sustancia', 'opioid', 'opioide', 'alcohol', 'drug', 'droga', 'therapy', 'terapia', 'naloxon',
]

interface Page { name: string; place: Place; status: number; body: string; path: string }
const pages: Page[] = []
const servers: TestServer[] = []
const packed = (body: string | Buffer) => gzipSync(body).length
const titleOf = ({ body }: Page) => /<title>(.*?)<\/title>/.exec(body)?.[1] ?? ''

beforeAll(async () => {
  const [{ server, arranged }, fresh] = await Promise.all([startCrawl(), startServer()])
  servers.push(server, fresh)
  const { catalog } = server.world
  const parts = catalog.courses.flatMap((course) => course.modules.flatMap((module) => module.sections.map((_, at): Place =>
    ({ route: 'GET /learn/[course]/[module]/[section]', as: 'uche', path: `/learn/${course.order}/${module.order}/${at + 1}`, sends: [], status: 200 }))))
  const printed = catalog.courses.flatMap((course) => course.modules.filter((module) => !module.private).map((module): Place =>
    ({ route: 'GET /learn/[course]/[module]/print', as: 'nobody', path: `/learn/${course.order}/${module.order}/print`, sends: [], status: 200 })))
  for (const locale of ['en', 'es'] as const) {
    await speak(server, locale)
    await crawl(server, [...placesOf(catalog, arranged), ...parts, ...printed], locale)
    await crawl(fresh, firstPlaces, locale)
  }
}, 120_000)
afterAll(() => Promise.all(servers.map((server) => server.close())))

async function crawl(server: TestServer, places: Place[], locale: Locale): Promise<void> {
  const visitors = new Map<string, Browser>()
  for (const place of places) {
    const visitor = visitors.get(place.as) ?? await visitorOf(server, place.as, locale)
    visitors.set(place.as, visitor)
    const { answer, path } = await openPlainly(visitor, place)
    pages.push({ name: `${nameOf(place)} (${locale})`, place, status: answer.status, body: answer.body, path })
  }
}

describe('the list of pages to look at', () => {
  test('holds every page of the policies', () => {
    const listed = new Set<string>(pages.map(({ place }) => place.route))
    const there = Object.keys(policy).filter((key) => key.startsWith('GET ') && !DRAW_NOTHING.includes(key))
    expect(there.filter((key) => !listed.has(key))).toEqual([])
    expect([...listed].filter((key) => !there.includes(key))).toEqual([])
  })

  test('leads to the page that was meant, each in its state', () => {
    expect(pages.filter(({ status, place }) => status !== place.status).map(({ name, status }) => `${name}: ${status}`)).toEqual([])
    const strayed = pages.filter(({ path, place }) => place.status < 400 && !patternOf(place.route).test(path.split('?')[0] ?? ''))
    expect(strayed.map(({ name, path }) => `${name} is ${path}`)).toEqual([])
  })
})

describe('what a page weighs', () => {
  test('no page is over 12 KB', () => {
    const weighed = pages.map(({ name, body }) => ({ name, bytes: packed(body) })).sort((a, b) => b.bytes - a.bytes)
    console.log(`largest page: ${weighed[0]?.bytes} bytes, ${weighed[0]?.name}; ${pages.length} pages`)
    expect(weighed.filter(({ bytes }) => bytes > HTML_MAX)).toEqual([])
  })

  test('there is one sheet of styles: a second one would turn the order of the layers around', () => {
    expect(readdirSync('dist/client/_astro').filter((name) => name.endsWith('.css'))).toHaveLength(1)
  })

  test('styles, scripts and the font keep to their budgets, all of them together', () => {
    const folder = 'dist/client/_astro'
    const files = readdirSync(folder)
    const sum = (end: string, size: (body: Buffer) => number) =>
      files.filter((name) => name.endsWith(end)).reduce((bytes, name) => bytes + size(readFileSync(join(folder, name))), 0)
    const [css, js, font] = [sum('.css', packed), sum('.js', packed), sum('.woff2', (body) => body.length)]
    console.log(`styles: ${css} bytes; scripts: ${js} bytes; font: ${font} bytes`)
    expect(css).toBeLessThanOrEqual(CSS_MAX)
    expect(js).toBeLessThanOrEqual(JS_MAX)
    expect(font).toBeLessThanOrEqual(FONT_MAX)
    expect(font).toBeGreaterThan(0)
  })
})

test('the HTML of every page is without a fault', async () => {
  const validator = new HtmlValidate(htmlRules as ConfigData)
  const faults: string[] = []
  for (const { name, body } of pages) {
    const { results } = await validator.validateString(body)
    faults.push(...results.flatMap(({ messages }) => messages).map(({ ruleId, message, line }) => `${name}, line ${line}: ${message} (${ruleId})`))
  }
  expect(faults).toEqual([])
}, VALIDATING_MS)

describe('discretion', () => {
  const telling = new RegExp(`(?<!\\p{L})(${TELLING.join('|')})`, 'iu')

  test('no title tells what this is about', () => {
    const courses = servers[0]?.world.catalog.courses ?? []
    const named = courses.flatMap((course) => [course, ...course.modules]).flatMap(({ title }) => [title.en, title.es ?? title.en]).map((title) => title.toLowerCase())
    const titles = [...new Set(pages.map(titleOf))]
    expect(titles.length).toBeGreaterThan(40)
    expect(titles.filter((title) => !title || telling.test(title) || named.some((name) => title.toLowerCase().includes(name)))).toEqual([])
  })

  test('no address tells it either, of a page or of where its links and forms lead', () => {
    const links = pages.flatMap(({ body }) => [...body.matchAll(/(?:href|action|src)="(\/[^"]*)"/g)].map(([, address]) => address ?? ''))
    const addresses = [...new Set([...Object.keys(policy), ...pages.map(({ path }) => path), ...links])]
    expect(addresses.length).toBeGreaterThan(100)
    expect(addresses.filter((address) => telling.test(decodeURIComponent(address)))).toEqual([])
  })
})

/** The addresses of a route. */
function patternOf(route: string): RegExp {
  return new RegExp(`^${route.slice('GET '.length).replaceAll(/\[[a-z]+\]/g, '[^/]+')}$`)
}
