import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { expectFile } from '../support/handed-out.ts'
import type { Browser } from '../support/http-client.ts'
import { arrangeCast, signedInOn } from '../support/server-cast.ts'
import { startServer, type TestServer } from '../support/server.ts'

let server: TestServer
beforeAll(async () => { server = await startServer({ arrange: arrangeCast }) })
afterAll(() => server.close())

const [SIGN, LIMIT] = ['Canary stops singing', 'Canary says good night']
const PAGES = ['/plan', '/plan/print', '/plan/share', '/plan/file']

const signedIn = (id: string) => signedInOn(server, id)

/** Writes a box of a sheet, on whichever of its parts it stands. */
async function fill(browser: Browser, sheet: number, key: string, text: string): Promise<void> {
  for (let part = 1; ; part += 1) {
    const path = `/worksheets/${sheet}/${part}`
    const page = await browser.get(path)
    expect(page.status, `${path} with ${key}`).toBe(200)
    if (!page.body.includes(`name="box-${key}"`)) continue
    expect((await browser.submit(page, path, { [`box-${key}`]: text })).status).toBe(303)
    return
  }
}
const answerGate = async (browser: Browser, home: string) => browser.submit(await browser.get('/worksheets/4/before'), '/worksheets/4/before', { home })

async function withTexts(): Promise<Browser> {
  const ana = await signedIn('ana')
  await fill(ana, 1, 'yellow-own', SIGN)
  await answerGate(ana, 'no')
  await fill(ana, 4, 'i-will', LIMIT)
  return ana
}

describe('the family plan', () => {
  test('is empty at first: it names the sheets that fill it and says that nobody else sees it', async () => {
    const page = await (await signedIn('uche')).get('/plan')
    expect(page.status).toBe(200)
    expect(page.body).toContain('Only you see it until you share it.')
    for (const order of [1, 2, 5, 6, 9]) expect(page.body).toContain(`href="/worksheets/${order}"`)
    expect(page.body).not.toContain('href="/plan/share"')
    expect((await (await signedIn('uche')).get('/plan/print')).body).toContain('class="blank"')
  })

  test('shows what was written, on the page and on paper, and is neither kept nor compressed', async () => {
    const ana = await withTexts()
    for (const path of ['/plan', '/plan/print', '/plan/print?large']) {
      const page = await ana.get(path)
      expect(page.body, path).toContain(SIGN)
      expect(page.headers['cache-control']).toBe('no-store')
      expect(page.headers['content-encoding']).toBeUndefined()
    }
    expect((await ana.get('/plan/print')).body).toContain('Is it safe to keep this at home?')
  })

  test('has limits only while home was said to be safe, at the same addresses', async () => {
    const ana = await withTexts()
    expect((await ana.get('/plan')).body).toContain(LIMIT)
    await answerGate(ana, 'yes')
    for (const path of ['/plan', '/plan/print']) {
      const page = await ana.get(path)
      expect(page.status).toBe(200)
      expect(page.body).not.toMatch(/Canary says|My limits|\/worksheets\/4/)
    }
    const again = await signedIn('ana')
    expect((await again.get('/plan')).body).not.toContain(LIMIT)
  })

  test('comes as a file with a neutral dated name and every header of a file', async () => {
    const file = await (await withTexts()).get('/plan/file')
    expectFile(file, 'plan')
  })

  test('is its author’s alone: not a relative’s, not the team’s, and signed out one is asked to sign in', async () => {
    await withTexts()
    const [luz, dana] = [await signedIn('luz'), await signedIn('dana')]
    for (const path of PAGES) {
      expect((await luz.get(path)).body, path).not.toContain('Canary')
      expect((await dana.get(path)).status, path).toBe(404)
      expect((await server.browser().get(path)).location, path).toContain('/sign-in')
    }
    expect((await dana.get('/staff/families/rivera')).body).not.toContain('Canary')
  })

  test('is shared by a preview of exactly that, without limits, and a relative’s plan then stands there as a row', async () => {
    const [ana, luz] = [await withTexts(), await signedIn('luz')]
    const preview = await ana.submit(await ana.get('/plan/share'), '/plan/share', { do: 'preview', readerId: 'luz' })
    expect(preview.body).toContain('Luz will see exactly this.')
    expect(preview.body).toContain(SIGN)
    expect(preview.body).not.toContain(LIMIT)
    expect((await luz.get('/plan')).body).not.toContain('/shared/')
    expect((await ana.submit(preview, '/plan/share', { do: 'share' })).location).toBe('/plan/share?shared')
    const place = /\/shared\/[\w-]+/.exec((await luz.get('/plan')).body)?.[0] ?? ''
    await luz.post(place, {})
    expect((await luz.get(place)).body).toContain(SIGN)
    await ana.submit(await ana.get('/plan/share'), '/plan/share', { do: 'stop' })
    expect((await luz.get(place)).status).toBe(404)
    expect((await luz.get('/plan')).body).not.toContain('/shared/')
  })
})
