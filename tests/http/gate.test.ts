import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Browser } from '../support/http-client.ts'
import { arrangeCast, passwordOf, signedInOn } from '../support/server-cast.ts'
import { startServer, type TestServer } from '../support/server.ts'

let server: TestServer
beforeAll(async () => { server = await startServer({ arrange: arrangeCast }) })
afterAll(() => server.close())

const MODULE = '/learn/4/1'
const GATE = `${MODULE}/before`
const QUESTION = 'Are you ever afraid of this person, or has anyone at home been hurt or threatened?'
const ANSWERS = ['no', 'yes', 'skip'] as const

const signedIn = (id: string) => signedInOn(server, id)

async function answer(browser: Browser, home: string, part = 1) {
  const path = `${GATE}?part=${part}`
  return browser.submit(await browser.get(path), path, { home })
}

/** What only this way of the module's parts says: the words of one version that the other does not have. */
async function partsAs(home: string): Promise<string> {
  const browser = server.browser()
  await answer(browser, home)
  const parts = server.world.catalog.at(4, 1)?.sections ?? []
  const pages = await Promise.all(parts.map((_, at) => browser.get(`${MODULE}/${at + 1}`)))
  return pages.map(({ body }) => body.replaceAll(/value="[0-9a-f-]{36}"/g, '')).join('')
}

describe('the question before a module', () => {
  test('stands before each of its parts, and leads back to the part that was asked for', async () => {
    const browser = server.browser()
    expect((await browser.get(`${MODULE}/2`)).location).toBe(`${GATE}?part=2`)
    const page = await browser.get(`${GATE}?part=2`)
    expect(page.body).toContain(QUESTION)
    expect(page.body).toContain('We do not keep your answer.')
    expect(page.body).not.toMatch(/<input[^>]*type="radio"[^>]*checked/)
    expect((await answer(browser, 'no', 2)).location).toBe(`${MODULE}/2`)
    expect((await browser.get(`${MODULE}/2`)).status).toBe(200)
    expect((await browser.get(`${MODULE}/3`)).status).toBe(200)
  })

  test('shows the safer version to whoever is afraid, not sure or would rather not say', async () => {
    const [safe, safer, silent] = [await partsAs('no'), await partsAs('yes'), await partsAs('skip')]
    expect(safer).toBe(silent)
    expect(safer).not.toBe(safe)
    expect(safer).toContain('Please do not try these steps at home')
    expect(safe).not.toContain('Please do not try these steps at home')
    const { tryThis, trySafer } = server.world.catalog.at(4, 1) ?? {}
    expect(safe).toContain(tryThis?.en.slice(0, 20))
    expect(safer).toContain(trySafer?.en.slice(0, 20))
    expect(safer).not.toContain(tryThis?.en.slice(0, 40))
  })

  test('nothing chosen is said beside it; a forged answer, part or module is never a 500', async () => {
    const browser = server.browser()
    const page = await browser.get(GATE)
    const nothing = await browser.post(GATE, { part: '1' })
    expect([page.status, nothing.status]).toEqual([200, 422])
    expect(nothing.body).toContain('There is a problem')
    expect((await browser.post(GATE, { part: '1', home: 'maybe' })).status).toBe(422)
    for (const part of ['0', '99', 'x', '../../leave', '']) expect((await browser.post(GATE, { part, home: 'no' })).status).toBe(404)
    expect((await browser.get(`${GATE}?part=9`)).status).toBe(404)
    expect((await browser.get('/learn/1/1/before')).status).toBe(404)
    browser.cookies.set('__Host-way', 'p1.x.y.z.w')
    expect((await browser.get(`${MODULE}/1`)).location).toBe(`${GATE}?part=1`)
  })

  test('keeps no answer: cookie size, address, log route and database are the same for all three', async () => {
    const stored = async () => JSON.stringify(await Promise.all((['learningEvent', 'sectionProgress', 'moduleProgress', 'checkAnswer', 'audit', 'formReceipt'] as const)
      .map((table) => server.world.db.selectFrom(table).selectAll().execute())))
    const ana = await signedIn('ana')
    const before = await stored()
    const answers = []
    for (const home of ANSWERS) answers.push(await answer(ana, home, 3))
    expect(await stored()).toBe(before)
    expect(new Set(answers.map(({ status, location, body }) => `${status} ${location} ${body}`)).size).toBe(1)
    const cookies = answers.map(({ headers }) => [headers['set-cookie'] ?? []].flat().join('\n'))
    expect(new Set(cookies.map((cookie) => cookie.length)).size).toBe(1)
    for (const cookie of cookies) expect(cookie).toMatch(/^__Host-way=p1\.[\w.-]+; Path=\/; Secure; HttpOnly; SameSite=Lax$/)
  })

  test('is asked again after Leave and after signing out', async () => {
    for (const leave of [(browser: Browser) => browser.get('/leave'), (browser: Browser) => browser.post('/sign-out', {})]) {
      const browser = await signedIn('luz')
      await answer(browser, 'no')
      expect((await browser.get(`${MODULE}/1`)).status).toBe(200)
      await leave(browser)
      expect((await browser.get(`${MODULE}/1`)).location).toBe(`${GATE}?part=1`)
    }
  })

  test('is asked again of whoever signs in next on the same device', async () => {
    const browser = server.browser()
    await answer(browser, 'yes')
    expect((await browser.get(`${MODULE}/1`)).status).toBe(200)
    await browser.submit(await browser.get('/sign-in'), '/sign-in', { name: 'sam', password: passwordOf('sam') })
    expect((await browser.get(`${MODULE}/1`)).location).toBe(`${GATE}?part=1`)
  })

  test('leaves the same progress behind whatever was answered', async () => {
    const [first, second] = [await signedIn('ana'), await signedIn('uche')]
    for (const [browser, home] of [[first, 'no'], [second, 'yes']] as const) {
      await answer(browser, home)
      const page = await browser.get(`${MODULE}/1`)
      expect((await browser.submit(page, `${MODULE}/1`, { do: 'continue' })).location).toBe(`${MODULE}/2`)
    }
    const rows = await server.world.db.selectFrom('learningEvent').where('memberId', 'in', ['ana', 'uche']).where('moduleKey', '=', 'how-we-talk')
      .select(['memberId', 'kind', 'itemKey', 'version']).orderBy('memberId').orderBy('kind').execute()
    expect(rows.filter(({ memberId }) => memberId === 'ana').map(({ memberId: _, ...row }) => row))
      .toEqual(rows.filter(({ memberId }) => memberId === 'uche').map(({ memberId: _, ...row }) => row))
  })
})

describe('a worksheet behind the question', () => {
  test('is asked about first; where home may not be safe there is nothing to fill in', async () => {
    for (const [home, isBlank] of [['no', true], ['yes', false], ['skip', false]] as const) {
      const browser = server.browser()
      expect((await browser.get('/worksheets/3')).location).toBe('/worksheets/3/before')
      const asked = await browser.get('/worksheets/3/before')
      expect(asked.body).toContain(QUESTION)
      expect((await browser.submit(asked, '/worksheets/3/before', { home })).location).toBe('/worksheets/3')
      const sheet = await browser.get('/worksheets/3')
      expect(sheet.body.includes('/worksheets/3/print?blank'), home).toBe(isBlank)
      expect((await browser.get('/worksheets/3/print')).body.includes('class="blankfield"'), home).toBe(isBlank)
      expect(sheet.body.includes('This sheet can wait.'), home).toBe(!isBlank)
    }
    expect((await server.browser().get('/worksheets/3/print')).location).toBe('/worksheets/3/before?part=print')
    expect((await server.browser().get('/worksheets/3/before?part=9')).status).toBe(404)
    expect((await server.browser().get('/worksheets/1/before')).status).toBe(404)
    expect((await server.browser().get('/worksheets/1')).status).toBe(200)
  })
})

describe('a private module', () => {
  test('is there for members alone: listed and open to them, not found for anyone else', async () => {
    const [member, staff, nobody] = [await signedIn('ana'), server.browser(), server.browser()]
    await staff.submit(await staff.get('/staff/sign-in'), '/staff/sign-in', { name: 'dana', password: passwordOf('dana') })
    expect((await member.get('/learn')).body).toContain('href="/learn/3/5"')
    expect((await member.get('/learn/3/5/1')).status).toBe(200)
    for (const browser of [staff, nobody]) {
      expect((await browser.get('/learn')).body).not.toContain('href="/learn/3/5"')
      for (const path of ['/learn/3/5', '/learn/3/5/1', '/learn/3/5/before']) expect((await browser.get(path)).status, path).toBe(404)
    }
  })
})
