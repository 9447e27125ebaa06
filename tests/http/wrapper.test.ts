import { afterAll, beforeAll, expect, test } from 'vitest'
import { defaultLimits } from '../../src/server/http/limits.ts'
import { ask, html, HOST, post, raw, startWrapper, type Wrapper } from '../support/wrapper.ts'

let wrapper: Wrapper
let port: number
let seen: { url?: string | undefined; method?: string | undefined; headers: Record<string, unknown>; body: unknown; locals: unknown }

beforeAll(async () => {
  wrapper = await startWrapper({
    '/today': (request, response, _next, locals) => {
      const body = 'body' in request ? String(request.body) : undefined
      seen = { url: request.url, method: request.method, headers: { ...request.headers }, body, locals }
      html()!(request, response, _next, locals)
    },
    '/404': html(),
  }, { trustedProxies: ['127.0.0.1', '10.0.0.0/8'], limits: { ...defaultLimits, reportsPerMinute: 2 } })
  port = wrapper.port
})

afterAll(() => wrapper.close())

test('a page is drawn for the clinic of its Host, with a request number and the client address in the locals', async () => {
  const answer = await ask(port, 'GET', '/today?a=1', { host: HOST.toUpperCase() })
  expect(answer.status).toBe(200)
  expect(answer.text).toContain('A page')
  expect(seen.url).toBe('/today?a=1')
  expect(seen.locals).toMatchObject({ clinicId: 'clinic-1', clientAddress: '127.0.0.1' })
  expect(seen.locals).toHaveProperty('requestId', expect.stringMatching(/^[A-Z2-9]{8}$/))
})

test('no Host, another Host and two Hosts are 421', async () => {
  expect((await raw(port, 'GET /today HTTP/1.1\r\n\r\n')).status).toBe(421)
  expect((await ask(port, 'GET', '/today', { host: 'elsewhere.test' })).status).toBe(421)
  expect((await ask(port, 'GET', '/today', { host: 'localhost' })).status).toBe(421)
  expect((await raw(port, `GET /today HTTP/1.1\r\nHost: ${HOST}\r\nHost: ${HOST}\r\n\r\n`)).status).toBe(421)
})

test.each(['TRACE', 'PUT', 'DELETE', 'OPTIONS', 'PATCH', 'CONNECT'])('%s is 405 and says what is allowed', async (method) => {
  const answer = await ask(port, method, method === 'CONNECT' ? HOST : '/today')
  expect(answer.status).toBe(405)
  expect(answer.headers['allow']).toBe('GET, HEAD, POST')
})

test.each([
  '/a%00b', '/today?x=%00', '/a%2fb', '/a%5Cb', '/a\\b', '/../today', '/learn/./2', '/learn/%2e%2e/today', '/%ff', '/%',
  '/%252e', '//elsewhere.test//', '/learn//2', 'today', `http://${HOST}/today`, '/today#part', '/caf\u00e9', `/${'a'.repeat(2_048)}`,
])('the target %s is 400', async (target) => {
  expect((await ask(port, 'GET', target)).status).toBe(400)
})

test('what no server could read is 400 at once, with our page', async () => {
  const started = performance.now()
  const answer = await raw(port, `POST /today HTTP/1.1\r\nHost: ${HOST}\r\nContent-Length: 4\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n`)
  expect(answer.status).toBe(400)
  expect(answer.text).toContain('We cannot read this address')
  expect((await raw(port, `GET /today HTTP/1.1\r\nHost: ${HOST}\r\nx: ${'a'.repeat(20_000)}\r\n\r\n`)).status).toBe(431)
  expect(performance.now() - started).toBeLessThan(1_000)
})

test('what clients say about proxies is removed, and a trusted proxy is believed from the right', async () => {
  await ask(port, 'GET', '/today', {
    'forwarded': 'for=1.1.1.1', 'x-forwarded-for': '6.6.6.6, 203.0.113.9, 10.1.2.3', 'x-forwarded-host': 'evil.test',
    'x-forwarded-port': '1', 'x-forwarded-prefix': '/x', 'x-real-ip': '1.1.1.1', 'x-http-method-override': 'DELETE',
  })
  expect(seen.headers).toEqual({
    'host': HOST, 'x-forwarded-proto': 'http', 'x-forwarded-host': HOST, 'x-forwarded-for': '203.0.113.9',
  })
  expect(seen.locals).toHaveProperty('clientAddress', '203.0.113.9')
})

test('a form arrives whole', async () => {
  expect((await post(port, '/today', 'name=A&name=B')).status).toBe(200)
  expect(seen.body).toBe('name=A&name=B')
  expect((await post(port, '/today', '')).status).toBe(200)
})

test('a form in pieces arrives whole too', async () => {
  const lines = `Host: ${HOST}\r\nSec-Fetch-Site: same-origin\r\nContent-Type: application/x-www-form-urlencoded\r\n`
  const good = await raw(port, `POST /today HTTP/1.1\r\n${lines}Transfer-Encoding: chunked\r\n\r\n3\r\na=1\r\n4\r\n&b=2\r\n0\r\n\r\n`)
  expect(good.status).toBe(200)
  expect(seen.body).toBe('a=1&b=2')
})

test.each(['application/json', 'multipart/form-data; boundary=x', 'text/plain', 'application/x-www-form-urlencodedx'])(
  'a body of type %s is 415', async (type) => {
    expect((await post(port, '/today', '{}', { 'content-type': type })).status).toBe(415)
  })

test('a body over 64 KiB is 413 before it is sent and while it is sent, and 64 KiB pass', async () => {
  expect((await post(port, '/today', 'a'.repeat(65_536))).status).toBe(200)
  expect((await post(port, '/today', 'a'.repeat(1_048_576))).status).toBe(413)
  const lines = `Host: ${HOST}\r\nSec-Fetch-Site: same-origin\r\nContent-Type: application/x-www-form-urlencoded\r\n`
  const chunk = `8000\r\n${'a'.repeat(32_768)}\r\n`
  const answer = await raw(port, `POST /today HTTP/1.1\r\n${lines}Transfer-Encoding: chunked\r\n\r\n${chunk.repeat(3)}0\r\n\r\n`)
  expect(answer.status).toBe(413)
})

test('the one form with a pasted table takes 512 KiB, though these pages have none, and no more', async () => {
  expect((await post(port, '/staff/families/import', 'a'.repeat(524_288))).status).toBe(404)
  expect((await post(port, '/staff/families/import', 'a'.repeat(524_289))).status).toBe(413)
})

test('200 fields pass and 201 are 413', async () => {
  expect((await post(port, '/today', Array(200).fill('a=1').join('&'))).status).toBe(200)
  expect((await post(port, '/today', Array(201).fill('a=1').join('&'))).status).toBe(413)
})

test('a GET with a body is 400', async () => {
  expect((await ask(port, 'GET', '/today', {}, 'a=1')).status).toBe(400)
})

test.each(['/_image?href=x', '/_server-islands/x', '/_actions/x', '/.env', '/.well-known/x', '/learn/.git/config'])(
  '%s is not there', async (target) => {
    expect((await ask(port, 'GET', target)).status).toBe(404)
  })

test('a page that has no route is the 404 page, drawn with locals as a GET', async () => {
  const answer = await post(port, '/nowhere', 'a=1')
  expect(answer.status).toBe(404)
  expect(answer.text).toContain('A page')
})

test('a CSP report keeps the directive and the kind of thing alone, ten a minute', async () => {
  const report = JSON.stringify({ 'csp-report': { 'effective-directive': 'script-src', 'blocked-uri': 'https://evil.test/secret?x=1' } })
  const headers = { 'content-type': 'application/csp-report' }
  expect((await post(port, '/csp', report, headers)).status).toBe(204)
  expect(wrapper.reports).toEqual([{ directive: 'script-src', blocked: 'https' }])
  expect((await post(port, '/csp', '{', headers)).status).toBe(204)
  expect((await post(port, '/csp', report, headers)).status).toBe(429)
  expect((await post(port, '/csp', `"${'a'.repeat(4_096)}"`, headers)).status).toBe(413)
  expect((await post(port, '/csp', 'a=1')).status).toBe(415)
})

test('the log gets patterns and figures, never a path, query or form', async () => {
  await ask(port, 'GET', '/today?secret=1')
  expect(wrapper.answered.at(-1)).toEqual({
    requestId: expect.any(String) as string, route: 'page', method: 'GET', status: 200,
    ms: expect.any(Number) as number, role: 'none', address: '127.0.0.1',
  })
})
