import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { startServer, type TestServer } from '../support/server.ts'

let server: TestServer
beforeAll(async () => { server = await startServer() })
afterAll(() => server.close())

const PASSWORD = 'three lamps on the sill'
const answers = () => ({
  code: server.setupCode?.toLowerCase() ?? '', clinicName: 'Harbor House', discreetName: 'Evenings', phone: '555-555-0100',
  timeZone: 'America/Chicago', languages: ['en', 'es'], displayName: 'Adi', signInName: 'adi', password: PASSWORD, seesFamilies: 'yes',
})

/* One story, in order: the same new installation from its first request to its first administrator. */
describe('a new installation', () => {
  test('says on every page that it is not set up yet, and how to do that', async () => {
    for (const path of ['/', '/sign-in', '/learn', '/staff', '/join', '/today']) {
      const page = await server.browser().get(path)
      expect(page.status, path).toBe(503)
      expect(page.body).toContain('is not set up yet')
      expect(page.body).toContain('href="/setup"')
      expect(page.body, 'a phone nobody gave yet').not.toContain('href="tel:"')
    }
  })

  test('still has help now, files and its health to show', async () => {
    for (const path of ['/help-now', '/help-now/es', '/favicon.svg', '/help/sw.js', '/healthz']) {
      expect((await server.browser().get(path)).status, path).toBe(200)
    }
    expect((await server.browser().get('/nothing-here')).status).toBe(404)
  })

  test('keeps what was typed when something is wrong, but no password', async () => {
    const browser = server.browser()
    const page = await browser.submit(await browser.get('/setup'), '/setup', { ...answers(), phone: 'call us', languages: [] })
    expect(page.status).toBe(422)
    expect(page.body).toContain('There is a problem')
    expect(page.body).toContain('Type a phone number')
    expect(page.body).toContain('value="Harbor House"')
    expect(page.body).not.toContain(PASSWORD)
  })

  test('refuses another code', async () => {
    const browser = server.browser()
    const page = await browser.submit(await browser.get('/setup'), '/setup', { ...answers(), code: '2222-2222-2222' })
    expect(page.status).toBe(422)
    expect(page.body).toContain('This is not the code')
  })

  test('is set up once: the administrator is in, and the contacts that are missing come first', async () => {
    const browser = server.browser()
    const answer = await browser.submit(await browser.get('/setup'), '/setup', answers())
    expect([answer.status, answer.location]).toEqual([303, '/staff/clinic/contacts'])
    const contacts = await browser.get(answer.location)
    expect(contacts.status).toBe(200)
    expect(contacts.body).toContain('Fill these in before you open')
    expect(contacts.body).toContain('Evenings')
    expect((await browser.get('/staff')).status).toBe(200)
  })

  test('has no set-up page any more', async () => {
    const browser = server.browser()
    expect((await browser.get('/setup')).status).toBe(404)
    expect((await browser.post('/setup', answers())).status).toBe(404)
    expect((await browser.get('/')).status).toBe(200)
  })
})
