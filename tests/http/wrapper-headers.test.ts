import { brotliDecompressSync, gunzipSync } from 'node:zlib'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { ask, html, ORIGIN, post, startWrapper, type RawAnswer, type Wrapper } from '../support/wrapper.ts'

let wrapper: Wrapper
let port: number
let secure: Wrapper

const LEAKY = {
  'x-powered-by': 'Astro', 'server': 'x', 'cache-control': 'public', 'x-frame-options': 'ALLOWALL',
  'content-security-policy': 'none', 'set-cookie': ['a=1', 'b=2'],
}

beforeAll(async () => {
  const pages: Parameters<typeof startWrapper>[0] = {
    '/today': html(200, LEAKY), '/help-now': html(), '/help-now/es': html(), '/404': html(), '/refused': html(422),
    '/code': html(200, { 'x-compress': 'never' }),
    '/report.csv': (_request, response) => { response.writeHead(200, { 'content-type': 'text/csv' }); response.end('a,b\r\n') },
    '/go': (_request, response) => { response.writeHead(303, { location: '/today' }); response.end() },
    '/words': (_request, response) => { response.statusCode = 403; response.end('Cross-site POST form submissions are forbidden') },
    '/breaks': () => { throw new Error('a secret') },
    '/breaks-late': async () => { await Promise.resolve(); throw new Error('a secret') },
    '/breaks-halfway': (_request, response) => {
      response.writeHead(200, { 'content-type': 'text/html' })
      response.write('<p>half')
      response.write('Internal server error', () => { response.destroy(new Error('a secret')) })
    },
    '/says-500': (_request, response) => { response.statusCode = 500; response.end('Internal Server Error') },
    '/drawn-500': html(500),
  }
  wrapper = await startWrapper(pages)
  port = wrapper.port
  secure = await startWrapper(pages, {
    secure: true, clinicOf: (host) => host === 'learn.example.org' ? { id: 'c', origin: 'https://learn.example.org' } : undefined,
  })
})

afterAll(async () => { await wrapper.close(); await secure.close() })

const PAGE_CSP = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; font-src 'self'; media-src 'self'; "
  + "connect-src 'self'; manifest-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'; "
  + "require-trusted-types-for 'script'; trusted-types 'none'; report-uri /csp"
const HELP_CSP = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; font-src 'self'; media-src 'self'; "
  + "connect-src 'self'; manifest-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'; "
  + "worker-src 'self'; report-uri /csp"
const FILE_CSP = "default-src 'none'; sandbox; frame-ancestors 'none'"
const COMMON = {
  'x-content-type-options': 'nosniff',
  'x-frame-options': 'DENY',
  'referrer-policy': 'same-origin',
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'permissions-policy': 'browsing-topics=(), camera=(), display-capture=(), geolocation=(), microphone=(), payment=(), '
    + 'publickey-credentials-create=(self), publickey-credentials-get=(self), serial=(), usb=()',
  'x-robots-tag': 'noindex, nofollow, noarchive',
}
const ORDINARY = ['connection', 'content-length', 'date', 'keep-alive']

/** The security headers, exactly; and nothing besides them and `more`. */
function expectHeaders(answer: RawAnswer, csp: string, cache: string, more: Record<string, string> = {}): void {
  const rest = Object.fromEntries(Object.entries(answer.headers).filter(([name]) => !ORDINARY.includes(name)))
  expect(rest).toEqual({ ...COMMON, 'content-security-policy': csp, 'cache-control': cache, ...more })
}

const HTML = { 'content-type': 'text/html; charset=utf-8' }
const VARY = { vary: 'Accept-Encoding, Sec-Fetch-Site' }

test('a page carries exactly the headers of the table, whatever it said itself', async () => {
  expectHeaders(await ask(port, 'GET', '/today'), PAGE_CSP, 'no-store', { ...HTML, ...VARY, 'set-cookie': 'a=1\nb=2' })
})

test('refused, missing and broken requests carry them too', async () => {
  expectHeaders(await ask(port, 'GET', '/nowhere'), PAGE_CSP, 'no-store', { ...HTML, ...VARY })
  expectHeaders(await ask(port, 'GET', '/.env'), PAGE_CSP, 'no-store', HTML)
  expectHeaders(await ask(port, 'GET', '/refused'), PAGE_CSP, 'no-store', { ...HTML, ...VARY })
  expectHeaders(await ask(port, 'GET', '/breaks'), PAGE_CSP, 'no-store', HTML)
  expectHeaders(await ask(port, 'GET', '/today', { host: 'x.test' }), PAGE_CSP, 'no-store', HTML)
  expectHeaders(await ask(port, 'TRACE', '/today'), PAGE_CSP, 'no-store', { ...HTML, allow: 'GET, HEAD, POST' })
  expectHeaders(await ask(port, 'GET', '/a\\'), PAGE_CSP, 'no-store', HTML)
  expectHeaders(await ask(port, 'POST', '/today'), PAGE_CSP, 'no-store', HTML)
  expectHeaders(await ask(port, 'GET', '/go'), PAGE_CSP, 'no-store', { location: '/today' })
  expectHeaders(await ask(port, 'GET', '/readyz'), PAGE_CSP, 'no-store', { 'content-type': 'text/plain; charset=utf-8' })
})

test('the help page may be kept and may have a worker; files may do nothing', async () => {
  expectHeaders(await ask(port, 'GET', '/help-now'), HELP_CSP, 'no-cache', { ...HTML, ...VARY })
  expectHeaders(await ask(port, 'GET', '/help-now/es'), HELP_CSP, 'no-cache', { ...HTML, ...VARY })
  const worker = await ask(port, 'GET', '/help/sw.js')
  expectHeaders(worker, HELP_CSP, 'no-cache', {
    'content-type': 'text/javascript; charset=utf-8', 'service-worker-allowed': '/help', 'vary': 'Accept-Encoding',
    'etag': expect.any(String) as string,
  })
  expectHeaders(await ask(port, 'GET', '/report.csv'), FILE_CSP, 'no-store', {
    ...VARY, 'content-type': 'text/csv; charset=utf-8', 'content-disposition': 'attachment',
  })
})

test('https adds Strict-Transport-Security to every answer', async () => {
  for (const [method, target, host] of [['GET', '/today', 'learn.example.org'], ['PUT', '/', 'learn.example.org'], ['GET', '/', 'x']] as const) {
    const answer = await ask(secure.port, method, target, { host })
    expect(answer.headers['strict-transport-security']).toBe('max-age=31536000; includeSubDomains')
  }
})

test('a static file comes packed from memory, for ever where its name carries its hash, and 304 when it is there already', async () => {
  const plain = await ask(port, 'GET', '/_astro/app.B4xyz.css?v=1')
  expectHeaders(plain, PAGE_CSP, 'public, max-age=31536000, immutable', {
    'content-type': 'text/css; charset=utf-8', 'vary': 'Accept-Encoding', 'etag': expect.any(String) as string,
  })
  const gzip = await ask(port, 'GET', '/_astro/app.B4xyz.css', { 'accept-encoding': 'gzip' })
  const brotli = await ask(port, 'GET', '/_astro/app.B4xyz.css', { 'accept-encoding': 'gzip, deflate, br' })
  expect(gzip.headers['content-encoding']).toBe('gzip')
  expect(gunzipSync(gzip.body).equals(plain.body)).toBe(true)
  expect(brotli.headers['content-encoding']).toBe('br')
  expect(brotliDecompressSync(brotli.body).equals(plain.body)).toBe(true)
  const again = await ask(port, 'GET', '/_astro/app.B4xyz.css', { 'accept-encoding': 'br', 'if-none-match': brotli.headers['etag'] ?? '' })
  expect(again.status).toBe(304)
  expect((await ask(port, 'GET', '/favicon.svg')).headers['cache-control']).toBe('no-cache')
  expect((await ask(port, 'GET', '/_astro/other.css')).status).toBe(404)
})

test.each<[string, boolean, string, Record<string, string>]>([
  ['signed out', true, '/today', {}],
  ['signed out, from another site', true, '/today', { 'sec-fetch-site': 'cross-site' }],
  ['signed in, from our own page', true, '/today', { 'cookie': '__Host-sid=x', 'sec-fetch-site': 'same-origin' }],
  ['signed in, typed', true, '/today', { 'cookie': '__Host-sid=x', 'sec-fetch-site': 'none' }],
  ['signed in, from another site', false, '/today', { 'cookie': '__Host-sid=x', 'sec-fetch-site': 'cross-site', 'sec-fetch-mode': 'navigate' }],
  ['signed in, nothing said', false, '/today', { cookie: '__Host-sid=x' }],
  ['a page classed never', false, '/code', {}],
  ['no coding the client takes', false, '/today', { 'accept-encoding': 'gzip;q=0, br' }],
])('packing, %s: %s', async (_when, packs, target, headers) => {
  const answer = await ask(port, 'GET', target, { 'accept-encoding': 'gzip', ...headers })
  expect(answer.headers['content-encoding']).toBe(packs ? 'gzip' : undefined)
  expect(packs ? gunzipSync(answer.body).toString() : answer.text).toContain('A page')
  expect(answer.headers['x-compress']).toBeUndefined()
  expect(answer.headers['vary']).toBe('Accept-Encoding, Sec-Fetch-Site')
})

test('HEAD has the headers of GET and no body', async () => {
  for (const target of ['/today', '/favicon.svg', '/nowhere', '/healthz']) {
    const [head, got] = [await ask(port, 'HEAD', target), await ask(port, 'GET', target)]
    expect(head.body.length).toBe(0)
    expect({ ...head.headers, date: '' }).toEqual({ ...got.headers, date: '' })
  }
})

test.each(['/breaks', '/breaks-late', '/breaks-halfway', '/says-500'])('%s is our own 500 page with the request number', async (target) => {
  const answer = await ask(port, 'GET', target)
  expect(answer.status).toBe(500)
  expect(answer.text).toContain('Nothing you saved is lost')
  expect(answer.text).toMatch(/solicitud\)<\/span> [A-Z2-9]{8}</)
  expect(answer.text).not.toContain('secret')
})

test('an error page that Astro drew is passed on, its bare words are not', async () => {
  expect((await ask(port, 'GET', '/drawn-500')).text).toContain('A page')
  const words = await post(port, '/words', 'a=1', { origin: ORIGIN })
  expect(words.status).toBe(403)
  expect(words.text).toContain('This did not come from our own pages')
})
