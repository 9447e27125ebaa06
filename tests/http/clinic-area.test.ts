import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Answer, Browser } from '../support/http-client.ts'
import { arrangeCast, passwordOf, signedInOn } from '../support/server-cast.ts'
import { startServer, type TestServer } from '../support/server.ts'

let server: TestServer
beforeAll(async () => { server = await startServer({ arrange: arrangeCast }) })
afterAll(() => server.close())

const STAFF = '/staff/clinic/staff'

const signedIn = (id: string) => signedInOn(server, id)

const codeIn = (page: Answer) => /<strong>([A-Z2-9-]{14})<\/strong>/.exec(page.body)?.[1] ?? ''
const person = (browser: Browser, id: string) => browser.get(`${STAFF}?person=${id}`)
const setRoles = async (browser: Browser, id: string, roles: string[]) =>
  browser.submit(await person(browser, id), STAFF, { do: 'roles', roles })

describe('the administrators’ area', () => {
  test('is not there for clinicians and family members', async () => {
    const clinician = await signedIn('dana')
    const member = server.browser()
    await member.submit(await member.get('/sign-in'), '/sign-in', { name: 'ana', password: passwordOf('ana') })
    const pages = ['settings', 'contacts', 'audit', 'disclosures', 'messages', 'doctor'].map((page) => `/staff/clinic/${page}`)
    for (const path of ['/staff/clinic', STAFF, ...pages]) {
      expect((await clinician.get(path)).status, path).toBe(404)
      expect((await member.get(path)).status, path).toBe(404)
      expect((await server.browser().get(path)).location, path).toBe(`/staff/sign-in?to=${encodeURIComponent(path)}`)
    }
  })

  test('draws a late form with a key of its own, so that sending it again is not late again', async () => {
    const browser = await signedIn('adi')
    const path = '/staff/clinic/settings'
    const page = await browser.get(`${path}?change=names`)
    expect((await browser.submit(page, path, { discreetName: 'Porchlight' })).status).toBe(303)
    const late = await browser.submit(page, path, { discreetName: 'Window' })
    expect(late.status).toBe(409)
    expect((await browser.submit(late, path, { discreetName: 'Porchlight' })).status).toBe(303)
  })

  test('says what is still to do, and leads to nothing that is not there for who administers alone', async () => {
    const page = await (await signedIn('adi')).get('/staff/clinic')
    expect(page.status).toBe(200)
    expect(page.body).toMatch(/Crisis contacts[\s\S]*\d still to fill in/)
    expect(page.body).toContain('href="/staff/settings"')
    for (const path of ['/staff', '/staff/joined-by-code', '/staff/requests']) expect(page.body).not.toContain(`href="${path}"`)
  })
})

describe('staff', () => {
  test('are invited with a code that is shown once and makes them staff in the roles of the invitation', async () => {
    const browser = await signedIn('adi')
    const shown = await browser.submit(await browser.get(`${STAFF}?invite`), STAFF, { do: 'invite', name: 'Noor', roles: ['clinician'] })
    expect([shown.status, codeIn(shown).length]).toEqual([200, 14])
    expect(shown.headers['content-encoding']).toBeUndefined()
    const list = await browser.get(STAFF)
    expect(list.body).toContain('Noor')
    expect(list.body).not.toContain(codeIn(shown))

    const noor = server.browser()
    const typed = { displayName: 'Noor', signInName: 'noor', password: 'plain words by the door' }
    const wrong = await noor.submit(await noor.get('/staff/join'), '/staff/join', { ...typed, code: '2222-2222-2222' })
    expect([wrong.status, wrong.body.includes('We do not know this code')]).toEqual([422, true])
    const joined = await noor.submit(wrong, '/staff/join', { ...typed, code: codeIn(shown) })
    expect([joined.status, joined.location]).toEqual([303, '/staff'])
    expect((await noor.get(STAFF)).status).toBe(404)
  })

  test('who is shut out is signed out with the next request, and may come in again', async () => {
    const [browser, eli] = [await signedIn('adi'), await signedIn('eli')]
    expect((await eli.get('/staff/settings')).status).toBe(200)
    expect((await browser.submit(await person(browser, 'eli'), STAFF, { do: 'disable' })).location).toBe(`${STAFF}?saved`)
    expect((await eli.get('/staff/settings')).status).toBe(303)
    await browser.submit(await person(browser, 'eli'), STAFF, { do: 'enable' })
    await signedIn('eli')
  })

  test('the last administrator stays one, with the reason beside the field', async () => {
    const browser = await signedIn('adi')
    const page = await setRoles(browser, 'adi', ['clinician'])
    expect(page.status).toBe(422)
    expect(page.body).toContain('Someone has to stay administrator')
  })

  test('who changes their own roles goes on, still signed in', async () => {
    const browser = await signedIn('adi')
    const answer = await setRoles(browser, 'adi', ['administrator', 'clinician'])
    expect(answer.location).toBe(`${STAFF}?saved`)
    expect((await browser.get('/staff')).status).toBe(200)
    await setRoles(browser, 'adi', ['administrator'])
    expect((await browser.get('/staff')).status).toBe(404)
  })

  test('of another clinic, and what is forged, is not found', async () => {
    const browser = await signedIn('adi')
    for (const id of ['cleo', 'ana', 'nobody', '__proto__']) expect((await person(browser, id)).status, id).toBe(404)
    const roles = { do: 'roles', staffId: 'cleo', roles: ['clinician'], formKey: crypto.randomUUID() }
    expect((await browser.post(STAFF, roles)).status).toBe(404)
    for (const fields of [{}, { do: 'owner' }, { do: 'roles' }, { do: 'invite', name: '' }, { do: 'code', staffId: '' }]) {
      expect((await browser.post(STAFF, fields as Record<string, string>)).status, JSON.stringify(fields)).toBe(422)
    }
  })
})

describe('the settings of the clinic', () => {
  const path = '/staff/clinic/settings'
  const opened = (browser: Browser, part: string) => browser.get(`${path}?change=${part}`)

  test('are seen on the next page, and refuse a page Leave may not lead to', async () => {
    const browser = await signedIn('adi')
    const wrong = await browser.submit(await opened(browser, 'pages'), path, { leaveTarget: 'https://search.example/?q=x' })
    expect([wrong.status, wrong.body.includes('without a question mark')]).toEqual([422, true])
    expect((await browser.submit(wrong, path, { leaveTarget: 'https://www.weather.gov/' })).location).toBe(`${path}?saved`)
    expect((await browser.submit(await opened(browser, 'names'), path, { discreetName: 'Evenings' })).location).toBe(`${path}?saved`)
    expect((await browser.get('/help-now')).body).toContain('Evenings')
    await browser.submit(await opened(browser, 'names'), path, { discreetName: 'Porchlight' })
  })

  test('a wrong number is kept with its limits beside it, and nothing of the others is asked', async () => {
    const browser = await signedIn('adi')
    const wrong = await browser.submit(await opened(browser, 'nudges'), path, { nudgeQuietDays: '0', nudgeDueDays: '5' })
    expect(wrong.status).toBe(422)
    expect(wrong.body).toMatch(/name="nudgeDueDays"[^>]*value="5"/)
    expect(wrong.body).toContain('From 2 to 60.')
    expect((await browser.submit(wrong, path, { nudgeQuietDays: '9' })).location).toBe(`${path}?saved`)
    expect((await browser.get(path)).body).toContain('After 9 days without progress')
  })

  test('the question box opens once somebody reads it', async () => {
    const browser = await signedIn('adi')
    const fields = { questionBox: 'yes', questionHours: 'Weekdays, 9 to 4' }
    const refused = await browser.submit(await opened(browser, 'questions'), path, fields)
    expect([refused.status, refused.body.includes('Someone has to read the questions')]).toEqual([422, true])
    await setRoles(browser, 'dana', ['clinician', 'reads'])
    const page = await opened(browser, 'questions')
    expect(page.body).toContain('Dana')
    expect((await browser.submit(page, path, fields)).location).toBe(`${path}?saved`)
    await setRoles(browser, 'dana', ['clinician'])
    expect((await browser.get(path)).body).toMatch(/Question box[\s\S]*Closed/)
  })

  test('what is forged is refused and never breaks', async () => {
    const browser = await signedIn('adi')
    for (const fields of [{}, { do: 'all' }, { do: 'nudges' }, { do: 'questions', questionAnswerDays: '99' }, { do: '__proto__' }] as Record<string, string>[]) {
      expect((await browser.post(path, fields)).status, JSON.stringify(fields)).toBe(422)
    }
    expect((await browser.get(`${path}?change=__proto__`)).status).toBe(200)
  })
})

describe('the morning list', () => {
  test('is chosen by each clinician, and by nobody else', async () => {
    const [dana, adi] = [await signedIn('dana'), await signedIn('adi')]
    const path = '/staff/settings'
    expect((await dana.submit(await dana.get(`${path}?change=digest`), path, { do: 'digest', digest: 'yes' })).location).toBe(`${path}?saved`)
    expect((await dana.get(path)).body).toContain('You get it each morning')
    expect((await adi.get(`${path}?change=digest`)).body).not.toContain('Morning list')
    expect((await adi.post(path, { do: 'digest', digest: 'yes' })).status).toBe(404)
  })
})

describe('crisis contacts', () => {
  const path = '/staff/clinic/contacts'

  test('stand on the help-now page once a second person confirmed them, and not before', async () => {
    const [browser, dana] = [await signedIn('adi'), await signedIn('dana')]
    const opened = await browser.get(`${path}?contact=clinic_main`)
    const empty = await browser.submit(opened, path, { do: 'propose', value: ' ' })
    expect([empty.status, empty.body.includes('Every clinic needs this line')]).toEqual([422, true])
    expect((await browser.submit(empty, path, { do: 'propose', value: '555-555-0142' })).location).toBe(`${path}?waits`)
    expect((await server.browser().get('/help-now')).body).not.toContain('5555550142')
    expect((await browser.get('/staff/contacts')).body).toContain('You made this change.')
    expect((await browser.get('/staff/contacts')).body).not.toContain('I checked it: confirm')

    expect((await dana.get('/staff/requests')).body).toContain('href="/staff/contacts"')
    const waiting = await dana.get('/staff/contacts')
    expect(waiting.body).toContain('555-555-0142')
    expect((await dana.submit(waiting, '/staff/contacts', { do: 'confirm' })).location).toBe('/staff/contacts?confirmed')
    expect((await server.browser().get('/help-now')).body).toContain('href="tel:5555550142"')
    expect((await dana.get('/staff/requests')).body).not.toContain('href="/staff/contacts"')
    expect((await dana.submit(waiting, '/staff/contacts', { do: 'confirm' })).status).toBe(404)
  })

  test('can be turned down, and checked again without a change', async () => {
    const [browser, dana] = [await signedIn('adi'), await signedIn('dana')]
    await browser.submit(await browser.get(`${path}?contact=poison`), path, { do: 'propose', value: '555-555-0111' })
    await dana.submit(await dana.get('/staff/contacts'), '/staff/contacts', { do: 'take-back' })
    expect((await server.browser().get('/help-now')).body).not.toContain('5555550111')
    const verified = await browser.submit(await browser.get(`${path}?contact=poison`), path, { do: 'verify' })
    expect(verified.location).toBe(`${path}?saved`)
  })

  test('are confirmed by nobody of a family, and not by whoever proposed them', async () => {
    const browser = await signedIn('adi')
    await browser.submit(await browser.get(`${path}?contact=dv`), path, { do: 'propose', value: '555-555-0122' })
    const { proposedAt } = await server.world.db.selectFrom('contactProposal').select('proposedAt').executeTakeFirstOrThrow()
    const fields = { do: 'confirm', token: 'dv', seenAt: proposedAt }
    expect((await browser.post('/staff/contacts', fields)).status).toBe(422)
    expect((await (await signedIn('ana')).post('/staff/contacts', fields)).status).toBe(404)
    for (const wrong of [{}, { do: 'confirm' }, { do: 'confirm', token: 'dv' }] as Record<string, string>[]) expect((await browser.post('/staff/contacts', wrong)).status).toBe(422)
    await browser.post('/staff/contacts', { do: 'take-back', token: 'dv' })
  })

  test('a line no text names is not found', async () => {
    const browser = await signedIn('adi')
    expect((await browser.get(`${path}?contact=nothing`)).status).toBe(404)
    for (const fields of [{ do: 'propose', token: '__proto__', value: '1', formKey: crypto.randomUUID() }, { do: 'verify', token: 'nothing' }, { do: 'take-back', token: 'poison' }, {}] as Record<string, string>[]) {
      expect((await browser.post(path, fields)).status, JSON.stringify(fields)).toBe(404)
    }
  })
})
