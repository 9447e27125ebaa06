import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { giveSignInCode } from '../../src/domain/accounts/give-sign-in-code.ts'
import { OTHER_PASSWORD, PASSWORD, setPassword } from '../support/accounts.ts'
import { adi, ana, castRows, dana, HARBOR, luz, raul, uche } from '../support/cast.ts'
import type { Answer, Browser } from '../support/http-client.ts'
import { startServer, type TestServer } from '../support/server.ts'

const HOME = 'home@example.org'
let server: TestServer

beforeAll(async () => {
  server = await startServer({ async arrange(world, origin) {
    await world.transact(castRows)
    await world.transact((db) => db.updateTable('clinic').set({ origin }).where('id', '=', HARBOR).execute())
    for (const who of [ana, dana, adi, raul]) await setPassword(world, who)
    for (const who of [luz, uche]) await setPassword(world, who, HOME)
  } })
})
afterAll(() => server.close())

const signInAt = async (browser: Browser, name: string, password: string = PASSWORD, path = '/sign-in'): Promise<Answer> =>
  browser.submit(await browser.get(path), path, { name, password })
const setCookies = (answer: Answer) => [answer.headers['set-cookie'] ?? []].flat()
const tokenOf = (browser: Browser) => browser.cookies.get('__Host-sid')
const isSignedIn = async (browser: Browser) => (await browser.get('/today')).status === 200

describe('signing in', () => {
  test('gives one cookie that lives as long as the browser, and leads to Today', async () => {
    const browser = server.browser()
    const answer = await signInAt(browser, 'ana')
    expect([answer.status, answer.location]).toEqual([303, '/today'])
    expect(setCookies(answer)).toEqual([expect.stringMatching(/^__Host-sid=[\w-]{43}; Path=\/; Secure; HttpOnly; SameSite=Lax$/)])
    expect(answer.headers['cache-control']).toBe('no-store')
    expect(await isSignedIn(browser)).toBe(true)
    expect((await browser.get('/sign-in')).location).toBe('/today')
  })

  test.each([['dana', '/staff'], ['adi', '/staff/clinic']])('leads %s to %s, from either page', async (name, place) => {
    for (const path of ['/sign-in', '/staff/sign-in']) expect((await signInAt(server.browser(), name, PASSWORD, path)).location).toBe(place)
  })

  test('answers an unknown name and a wrong password with the same bytes, not sooner than 300 ms', async () => {
    const answers: Answer[] = []
    for (const name of ['luz0', 'raul', HOME]) {
      const startedAt = performance.now()
      answers.push(await signInAt(server.browser(), name, OTHER_PASSWORD))
      expect(performance.now() - startedAt).toBeGreaterThan(295)
    }
    expect(answers.map(({ status }) => status)).toEqual([422, 422, 422])
    const [unknown, known, shared] = answers.map((answer) => answer.body.replaceAll(/luz0|raul|home@example\.org/g, 'NAME'))
    expect(known).toBe(unknown)
    expect(shared).toBe(unknown)
    expect(known).toContain('That sign-in name and password do not match.')
    expect(known).toContain('value="NAME"')
    expect(known).toContain('<title>Error: Sign in')
    expect(known).not.toContain(OTHER_PASSWORD)
  })

  test.each([
    ['/learn', '/learn'], ['/settings/sharing', '/settings/sharing'], ['//evil.example/x', '/today'], ['/\\evil.example', '/today'],
    ['https://evil.example', '/today'], ['/staff', '/today'], ['/leave', '/today'], ['', '/today'],
  ])('with %j goes back to %s', async (to, place) => {
    expect((await signInAt(server.browser(), 'ana', PASSWORD, `/sign-in?to=${encodeURIComponent(to)}`)).location).toBe(place)
  })

  test('ends the sign-in this browser had before, and gives another token', async () => {
    const [browser, thief] = [server.browser(), server.browser()]
    await signInAt(browser, 'ana')
    const before = tokenOf(browser) ?? ''
    thief.cookies.set('__Host-sid', before)
    const page = await server.browser().get('/sign-in')
    await browser.submit(page, '/sign-in', { name: 'ana', password: PASSWORD })
    expect(tokenOf(browser)).not.toBe(before)
    expect(await isSignedIn(browser)).toBe(true)
    expect(await isSignedIn(thief)).toBe(false)
  })

  test('asks who it is where two people share address and password', async () => {
    const browser = server.browser()
    const who = await signInAt(browser, HOME)
    expect(who.status).toBe(200)
    expect(who.body).toMatch(/Who is signing in\?[\s\S]*Luz[\s\S]*Uche/)
    expect(tokenOf(browser)).toBeUndefined()
    const unanswered = await browser.submit(who, '/sign-in', { choice: /name="choice" value="([^"]+)"/.exec(who.body)?.[1] ?? '' })
    expect(unanswered.status).toBe(422)
    expect(unanswered.body).toMatch(/Choose one\.[\s\S]*Luz/)
    const answer = await browser.submit(unanswered, '/sign-in', { accountId: 'uche' })
    expect(answer.location).toBe('/today')
    expect((await browser.get('/today')).body).toContain('Uche')
  })
})

describe('signing out', () => {
  test('takes a POST, ends this sign-in and forgets all but language and colours', async () => {
    const browser = server.browser()
    await signInAt(browser, 'ana')
    for (const [name, value] of [['__Host-gate', 'x'], ['language', 'es'], ['theme', 'dark']] as const) browser.cookies.set(name, value)
    const token = tokenOf(browser) ?? ''
    expect((await browser.get('/sign-out')).status).toBe(404)
    expect(await isSignedIn(browser)).toBe(true)
    expect((await browser.post('/sign-out', {})).location).toBe('/sign-in')
    expect([...browser.cookies.keys()]).toEqual(['language', 'theme'])
    browser.cookies.set('__Host-sid', token)
    expect(await isSignedIn(browser)).toBe(false)
  })
})

describe('leaving', () => {
  const leave = async (headers: Record<string, string>, method = 'GET') => {
    const browser = server.browser()
    await signInAt(browser, 'ana')
    browser.cookies.set('language', 'en')
    const token = tokenOf(browser) ?? ''
    const answer = await browser.send(method, '/leave', headers)
    browser.cookies.set('__Host-sid', token)
    return { answer, kept: await isSignedIn(browser) }
  }

  test.each([{ 'sec-fetch-site': 'same-origin' }, { 'sec-fetch-site': 'none' }, {}])('with %j ends the sign-in and leads away', async (headers) => {
    const { answer, kept } = await leave(headers as Record<string, string>)
    expect([answer.status, answer.location, answer.body, kept]).toEqual([303, 'https://www.weather.gov/', '', false])
    expect(setCookies(answer)).toEqual(['__Host-sid=; Path=/; Secure; HttpOnly; SameSite=Lax; Max-Age=0'])
  })

  test('from another site only leads away', async () => {
    const { answer, kept } = await leave({ 'sec-fetch-site': 'cross-site', 'sec-fetch-mode': 'navigate', 'sec-fetch-dest': 'document' })
    expect([answer.status, answer.location, setCookies(answer), kept]).toEqual([303, 'https://www.weather.gov/', [], true])
  })

  test('does nothing for a browser that looks ahead, or that asks for headers alone', async () => {
    const ahead = await leave({ 'sec-fetch-site': 'same-origin', 'sec-purpose': 'prefetch' })
    expect([ahead.answer.status, setCookies(ahead.answer), ahead.kept]).toEqual([204, [], true])
    expect((await leave({ 'sec-fetch-site': 'same-origin' }, 'HEAD')).kept).toBe(true)
  })
})

describe('getting back in', () => {
  test('with a code sets the password, signs in, and is told at the next sign-in', async () => {
    const given = await giveSignInCode(server.world, dana, { memberId: 'raul' })
    const code = given.ok ? given.value.code : ''
    const browser = server.browser()
    const page = await browser.get('/recover')
    expect(page.body).toContain('555-0100')
    const wrong = await browser.submit(page, '/recover', { name: 'raul', code: 'K7MQ-4XRD-2222', passwordNew: OTHER_PASSWORD })
    expect(wrong.status).toBe(422)
    expect(wrong.body).toContain('do not match')
    expect(wrong.body).not.toContain(OTHER_PASSWORD)
    const short = await browser.submit(wrong, '/recover', { name: 'raul', code, passwordNew: 'short' })
    expect(short.body).toContain('Use 15 letters or more.')
    const right = await browser.submit(short, '/recover', { name: 'raul', code: code.toLowerCase(), passwordNew: OTHER_PASSWORD })
    expect([right.status, right.location]).toEqual([303, '/today'])
    expect(await isSignedIn(browser)).toBe(true)

    const owner = server.browser()
    const told = await signInAt(owner, 'raul', OTHER_PASSWORD)
    expect(told.status).toBe(200)
    expect(told.body).toMatch(/Dana at the clinic gave that code[\s\S]*555-0100/)
    expect(told.body).toContain('href="/today"')
    expect(await isSignedIn(owner)).toBe(true)
  })
})
