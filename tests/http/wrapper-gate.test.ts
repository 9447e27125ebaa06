import { afterAll, beforeAll, expect, test } from 'vitest'
import { ask, html, ORIGIN, post, startWrapper, type Wrapper } from '../support/wrapper.ts'

let wrapper: Wrapper
let port: number
let drawn = 0
let lastOrigin: string | undefined

beforeAll(async () => {
  const count: ReturnType<typeof html> = (...args) => { drawn += 1; lastOrigin = args[0].headers.origin; html()!(...args) }
  const code = { '/join/welcome': count, '/join/visible': count, '/join/account': count, '/join/private': count }
  wrapper = await startWrapper({ '/today': count, '/join': count, '/404': html(), ...code })
  port = wrapper.port
})

afterAll(() => wrapper.close())

const FORM = { 'content-type': 'application/x-www-form-urlencoded' }
const SIGNED_IN = { cookie: 'theme=dark; __Host-sid=abc' }

test.each<[string, number, Record<string, string>]>([
  ['our own page', 200, { 'sec-fetch-site': 'same-origin', 'origin': ORIGIN }],
  ['our own page, Origin hidden', 200, { 'sec-fetch-site': 'same-origin', 'origin': 'null' }],
  ['an old browser on our own page', 200, { origin: ORIGIN }],
  ['nothing said', 403, {}],
  ['Origin null', 403, { origin: 'null' }],
  ['another origin', 403, { origin: 'https://elsewhere.test' }],
  ['our host on another port', 403, { origin: 'http://localhost:9999' }],
  ['a sibling site', 403, { 'sec-fetch-site': 'same-site', 'origin': 'https://other.example.org' }],
  ['another site', 403, { 'sec-fetch-site': 'cross-site', 'origin': 'https://elsewhere.test' }],
  ['another site that claims our Origin', 403, { 'sec-fetch-site': 'cross-site', 'origin': ORIGIN }],
  ['no page at all', 403, { 'sec-fetch-site': 'none' }],
])('a POST from %s is %i', async (_where, status, headers) => {
  drawn = 0
  expect((await ask(port, 'POST', '/today', { ...FORM, ...headers }, 'a=1')).status).toBe(status)
  expect(drawn).toBe(status === 200 ? 1 : 0)
})

test('a page sees our own Origin with every form that passed', async () => {
  await ask(port, 'POST', '/today', { ...FORM, 'sec-fetch-site': 'same-origin', 'origin': 'null' }, 'a=1')
  expect(lastOrigin).toBe(ORIGIN)
})

test.each<[string, number, Record<string, string>]>([
  ['a link on another site', 200, { 'sec-fetch-site': 'cross-site', 'sec-fetch-mode': 'navigate', 'sec-fetch-dest': 'document' }],
  ['our own page', 200, { 'sec-fetch-site': 'same-origin', 'sec-fetch-mode': 'no-cors', 'sec-fetch-dest': 'image' }],
  ['the address bar', 200, { 'sec-fetch-site': 'none', 'sec-fetch-mode': 'navigate' }],
  ['an old browser', 200, {}],
  ['an image on another site', 403, { 'sec-fetch-site': 'cross-site', 'sec-fetch-mode': 'no-cors', 'sec-fetch-dest': 'image' }],
  ['a script on a sibling site', 403, { 'sec-fetch-site': 'same-site', 'sec-fetch-mode': 'cors', 'sec-fetch-dest': 'empty' }],
  ['a frame', 403, { 'sec-fetch-site': 'cross-site', 'sec-fetch-mode': 'navigate', 'sec-fetch-dest': 'iframe' }],
  ['an embed', 403, { 'sec-fetch-site': 'same-origin', 'sec-fetch-mode': 'navigate', 'sec-fetch-dest': 'embed' }],
])('a signed-in GET from %s is %i', async (_where, status, headers) => {
  expect((await ask(port, 'GET', '/today', { ...SIGNED_IN, ...headers })).status).toBe(status)
  expect((await ask(port, 'HEAD', '/today', { ...SIGNED_IN, ...headers })).status).toBe(status)
  expect((await ask(port, 'GET', '/today', headers)).status).toBe(200)
})

test.each(['K7MQ-4XRD', 'nonsense', 'a'.repeat(43), '%E2%98%BA', 'Welcome'])(
  'the code in /join/%s leaves the address in a sealed cookie, the same for GET and HEAD', async (code) => {
    drawn = 0
    const [got, head] = [await ask(port, 'GET', `/join/${code}`), await ask(port, 'HEAD', `/join/${code}`)]
    for (const answer of [got, head]) {
      expect(answer.status).toBe(303)
      expect(answer.headers['location']).toBe('/join/welcome')
      expect(answer.headers['cache-control']).toBe('no-store')
      expect(answer.headers['set-cookie']).toBe(
        `__Host-inv=sealed-${code}; Path=/; Max-Age=1800; Secure; HttpOnly; SameSite=Lax`)
    }
    expect(got.body.length).toBe(0)
    expect(drawn).toBe(0)
  })

test('a code that is far too long is cut, so that the cookie keeps its size', async () => {
  const answer = await ask(port, 'GET', `/join/${'a'.repeat(500)}`)
  expect(answer.headers['set-cookie']).toContain(`sealed-${'a'.repeat(64)};`)
})

test.each(['/join', '/join/', '/join/welcome', '/join/welcome/', '/join/visible', '/join/account', '/join/private'])(
  '%s is a page and no code', async (target) => {
    const answer = await ask(port, 'GET', target)
    expect(answer.headers['set-cookie']).toBeUndefined()
    expect(answer.status).not.toBe(303)
  })

test('only opening a link is a code: a POST and deeper addresses are not', async () => {
  expect((await post(port, '/join/K7MQ4XRD', 'a=1')).status).toBe(404)
  expect((await ask(port, 'GET', '/join/K7MQ4XRD/more')).status).toBe(404)
})
