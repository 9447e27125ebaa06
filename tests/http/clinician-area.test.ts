import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { ELEMENTS } from '../../src/domain/consents/elements.ts'
import { NOTICE } from '../../src/domain/consents/notice.ts'
import { addDays } from '../../src/domain/clinics/days.ts'
import type { Answer, Browser } from '../support/http-client.ts'
import { arrangeCast, passwordOf, signedInOn } from '../support/server-cast.ts'
import { startServer, type TestServer } from '../support/server.ts'

let server: TestServer
beforeAll(async () => { server = await startServer({ arrange: arrangeCast }) })
afterAll(() => server.close())

const RIVERA = '/staff/families/rivera'
const ASSIGN = '/staff/assignments/new'
const today = () => new Date().toISOString().slice(0, 10)

const signedIn = (id: string) => signedInOn(server, id)

const codeIn = (page: Answer) => /([A-Z2-9]{4}-[A-Z2-9]{4})<\/strong>/.exec(page.body)?.[1] ?? ''

const complete = () => ({
  recipient: 'Rosa Ríos', relation: 'grandparent', locale: 'es', scope: ['enrolment'], purpose: 'At the request of the person',
  signedOn: addDays(today(), -3), endsOn: addDays(today(), 80), formVersion: '2026-1', keptWhere: 'Chart', confirmed: [...ELEMENTS],
})

async function newFamily(browser: Browser, label: string): Promise<string> {
  const path = '/staff/families/new'
  const added = await browser.submit(await browser.get(path), path, { label })
  expect(added.status).toBe(303)
  return added.location
}

async function newConsent(browser: Browser, family: string, change: object = {}): Promise<Answer> {
  const path = `${family}/consents/new`
  return browser.submit(await browser.get(path), path, { ...complete(), ...change })
}

describe('the clinicians’ area', () => {
  test('is not there for family members and administrators, nor another team’s pages for a clinician', async () => {
    const member = server.browser()
    await member.submit(await member.get('/sign-in'), '/sign-in', { name: 'ana', password: passwordOf('ana') })
    const [administrator, eli] = [await signedIn('adi'), await signedIn('eli')]
    const ofTheFamily = [RIVERA, `${RIVERA}/consents/new`, `${RIVERA}/consents/consent-ana/sheet`, `${RIVERA}/consents/consent-ana/end`, `${RIVERA}/members/ana/code`]
    for (const path of ['/staff', ...ofTheFamily, ASSIGN, '/staff/join-code', '/staff/joined-by-code', '/staff/requests']) {
      for (const stranger of [member, administrator]) expect((await stranger.get(path)).status, path).toBe(404)
      expect((await server.browser().get(path)).location, path).toBe(`/staff/sign-in?to=${encodeURIComponent(path)}`)
    }
    for (const path of ofTheFamily) {
      expect((await eli.get(path)).status, path).toBe(404)
      expect((await eli.post(path, { formKey: crypto.randomUUID(), checked: 'yes', ...complete() })).status, path).toBe(404)
    }
    expect((await (await signedIn('dana')).get('/staff/families/okafor/consents/consent-ana/sheet')).status).toBe(404)
  })

  test('adds a family, warns of a label used before, and keeps what was typed', async () => {
    const browser = await signedIn('dana')
    const path = '/staff/families/new'
    const empty = await browser.submit(await browser.get(path), path, { label: ' ' })
    expect([empty.status, empty.body.includes('Type a nickname or a case code.')]).toEqual([422, true])
    const taken = await browser.submit(empty, path, { label: 'case 12' })
    expect([taken.status, taken.body.includes('value="case 12"')]).toEqual([422, true])
    expect((await browser.submit(taken, path, { label: 'case 12', sameLabel: 'yes' })).status).toBe(303)
    expect((await browser.get('/staff')).body).toContain('case 12')
  })

  test('refuses a consent that is incomplete and keeps every answer', async () => {
    const browser = await signedIn('dana')
    const family = await newFamily(browser, 'Case 30')
    const page = await newConsent(browser, family, { confirmed: ['signed'], purpose: '' })
    expect(page.status).toBe(422)
    expect(page.body).toContain('Type why this may be shared.')
    const again = await browser.submit(page, `${family}/consents/new`, { purpose: 'Support' })
    expect([again.status, again.body.includes('All nine are needed')]).toEqual([422, true])
    expect(again.body).toContain('value="Rosa Ríos"')
    const done = await browser.submit(again, `${family}/consents/new`, { confirmed: [...ELEMENTS] })
    expect(done.location).toMatch(/\/consents\/[\w-]+\/sheet$/)
  })
})

describe('the invitation sheet', () => {
  test('is in the person’s language, opens the way in, and names nobody else', async () => {
    const browser = await signedIn('dana')
    const family = await newFamily(browser, 'Case 31')
    const { location } = await newConsent(browser, family)
    const sheet = await browser.submit(await browser.get(location), location, {}, '')
    expect(sheet.status).toBe(200)
    expect(sheet.headers['content-encoding']).toBeUndefined()
    for (const words of ['Para Rosa Ríos', 'Tres pasos', 'Por favor, no lo comparta', NOTICE, '555-0100', 'class="qr"']) expect(sheet.body).toContain(words)
    const article = /<article[\s\S]*<\/article>/.exec(sheet.body)?.[0] ?? ''
    expect(article).not.toMatch(/Case 31|Dana|tratamiento|treatment|adicci|addict/i)
    const code = codeIn(sheet)
    const visitor = server.browser()
    expect((await visitor.submit(await visitor.get('/join'), '/join', { code })).location).toBe('/join/welcome')
    expect((await browser.get(family)).body).toContain('Not joined yet')
  })

  test('sent twice shows the same code; a new one replaces it', async () => {
    const browser = await signedIn('dana')
    const { location } = await newConsent(browser, await newFamily(browser, 'Case 32'))
    const question = await browser.get(location)
    const first = codeIn(await browser.submit(question, location, {}, ''))
    expect(codeIn(await browser.submit(question, location, {}, ''))).toBe(first)
    expect(codeIn(await browser.submit(await browser.get(location), location, {}, ''))).not.toBe(first)
  })

  test('stops with the consent', async () => {
    const browser = await signedIn('dana')
    const family = await newFamily(browser, 'Case 33')
    const { location } = await newConsent(browser, family)
    const end = location.replace(/sheet$/, 'end')
    expect((await browser.submit(await browser.get(end), end, {}, '')).location).toBe(family)
    const refused = await browser.submit(await browser.get(location), location, {}, '')
    expect([refused.status, refused.body.includes('This consent is over')]).toEqual([422, true])
    expect((await browser.get(family)).body).toContain('Over since')
  })
})
