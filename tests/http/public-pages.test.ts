import { readFileSync } from 'node:fs'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { arrangeCast, passwordOf } from '../support/server-cast.ts'
import { startServer, type TestServer } from '../support/server.ts'

let server: TestServer
beforeAll(async () => { server = await startServer({ arrange: arrangeCast }) })
afterAll(() => server.close())

const withoutNumber = (body: string) => body.replace(/request number: \w+/, '')

describe('the front door', () => {
  test('offers a code, signing in, reading and help, and names neither clinic nor reason', async () => {
    const page = await server.browser().get('/')
    for (const href of ['/join', '/sign-in', '/learn', '/help-now', '/staying-private']) expect(page.body).toContain(`href="${href}"`)
    expect(page.body).not.toMatch(/Harbor|addiction|treatment|relapse|recovery/i)
  })

  test('is passed by who is signed in', async () => {
    for (const [name, place] of [['ana', '/today'], ['dana', '/staff'], ['adi', '/staff/clinic']] as const) {
      const browser = server.browser()
      await browser.submit(await browser.get('/sign-in'), '/sign-in', { name, password: passwordOf(name) })
      expect((await browser.get('/')).location).toBe(place)
    }
  })
})

describe('help now', () => {
  test('has six situations with numbers first, in both languages', async () => {
    for (const [path, lang, call] of [['/help-now', 'en', 'Call 988'], ['/help-now/es', 'es', 'Llame al 988']] as const) {
      const page = await server.browser().get(path)
      expect(page.body).toContain(`<html lang="${lang}"`)
      expect(page.body.match(/<section\b[^>]*id="/g)).toHaveLength(6)
      expect(page.body).toContain(call)
      expect(page.body).toContain('href="tel:911"')
      expect(page.body).not.toMatch(/\{[a-z_]+\}/)
    }
  })

  test('is the same for everyone, so that nothing of a visit is kept offline', async () => {
    const browser = server.browser()
    const before = await browser.get('/help-now')
    await browser.submit(await browser.get('/sign-in'), '/sign-in', { name: 'ana', password: passwordOf('ana') })
    expect((await browser.get('/help-now')).body).toBe(before.body)
    expect(before.headers['cache-control']).toBe('no-cache')
  })

  test('alone may have a worker, and the worker keeps these pages alone', async () => {
    const page = await server.browser().get('/help-now')
    expect(page.headers['content-security-policy']).toContain("worker-src 'self'")
    const worker = await server.browser().get('/help/sw.js')
    expect([worker.status, worker.headers['service-worker-allowed']]).toEqual([200, '/help'])
    expect(readFileSync('src/public/help/sw.js', 'utf8')).toContain("const PAGES = ['/help-now', '/help-now/es']")
    expect((await server.browser().get('/')).headers['content-security-policy']).not.toContain('worker-src')
  })
})

describe('staying private', () => {
  test('says what Leave does and what it cannot do', async () => {
    const page = await server.browser().get('/staying-private')
    expect(page.body).toContain('It does not erase your phone’s history.')
    expect(page.body).toContain('What Leave cannot do')
  })
})

describe('a blank worksheet', () => {
  test('prints under its neutral title, and asks first where it may not be safe to keep', async () => {
    const page = await server.browser().get('/worksheets/1/print')
    expect(page.body).toContain('<title>Our plan – Porchlight</title>')
    expect(page.body).toContain('Is it safe to keep this at home?')
    expect(page.body).not.toMatch(/<input[^>]*type="(text|checkbox)"/)
  })

  test('that does not exist is not found', async () => {
    for (const name of ['99', 'warning-sign-plan', '__proto__', '01']) expect((await server.browser().get(`/worksheets/${name}`)).status).toBe(404)
  })
})

describe('an error page', () => {
  test('is the same for what is not there and what is not yours, but for its number', async () => {
    const browser = server.browser()
    await browser.submit(await browser.get('/sign-in'), '/sign-in', { name: 'ana', password: passwordOf('ana') })
    const [missing, foreign] = [await browser.get('/nothing-here'), await browser.get('/staff/clinic')]
    expect([missing.status, foreign.status]).toEqual([404, 404])
    expect(withoutNumber(foreign.body)).toBe(withoutNumber(missing.body))
  })

  test('keeps Leave, help, phone and its request number', async () => {
    const page = await server.browser().get('/nothing-here')
    for (const kept of ['href="/leave"', 'href="/help-now"', 'href="tel:5550100"', 'request number:']) expect(page.body).toContain(kept)
  })

  test('is drawn whole when asking who is there breaks, and the next page works again', async () => {
    const browser = server.browser()
    await browser.submit(await browser.get('/sign-in'), '/sign-in', { name: 'ana', password: passwordOf('ana') })
    const rename = (from: string, to: string) => server.world.transact((db) => sql`alter table ${sql.table(from)} rename to ${sql.table(to)}`.execute(db))
    await rename('sign_in', 'sign_in_away')
    const page = await browser.get('/today')
    await rename('sign_in_away', 'sign_in')
    expect(page.status).toBe(500)
    for (const kept of ['This page is not working. Nothing you saved is lost.', 'href="/leave"', 'request number:']) expect(page.body).toContain(kept)
    expect((await browser.get('/today')).status).toBe(200)
  })

  test('speaks the language of whoever reads it, also when it was thrown', async () => {
    const browser = server.browser()
    browser.cookies.set('language', 'es')
    for (const path of ['/nothing-here', '/learn/9/9', '/staff/clinic/nothing']) {
      expect((await browser.get(path)).body, path).toContain('No encontramos esta página.')
    }
  })

  test('says what it is', async () => {
    for (const status of [403, 404, 500, 503]) expect((await server.browser().get(`/${status}`)).status).toBe(status)
  })
})
