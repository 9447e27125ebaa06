import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { revokeInvitation } from '../../src/domain/invitations/revoke-invitation.ts'
import { closeJoinCode } from '../../src/domain/invitations/close-join-code.ts'
import { dana, eli } from '../support/cast.ts'
import type { Answer, Browser } from '../support/http-client.ts'
import { addConsent, invite, newJoinCode, openCode, ROSAS_PASSWORD, rowCounts } from '../support/joining.ts'
import { arrangeCast, passwordOf } from '../support/server-cast.ts'
import { startServer, type TestServer } from '../support/server.ts'

let server: TestServer
let consents = 0

beforeAll(async () => { server = await startServer({ arrange: arrangeCast }) })
afterAll(() => server.close())

/** A sheet for somebody new in Dana's family. */
async function sheet(locale = 'en') {
  const id = `consent-${++consents}`
  return { consentId: id, ...await invite(server.world, await addConsent(server.world, { id, locale })) }
}

const setCookies = (answer: Answer) => [answer.headers['set-cookie'] ?? []].flat()
const textOf = (answer: Answer) => answer.body.replaceAll('&#39;', "'").replaceAll('&quot;', '"')
const signIn = async (browser: Browser, name: string) =>
  browser.submit(await browser.get('/sign-in'), '/sign-in', { name, password: passwordOf(name) })
const open = async (browser: Browser, code: string) => browser.follow(await browser.get(`/join/${code}`))

/** From the link to the last page. */
async function goToAccount(browser: Browser, code: string): Promise<Answer> {
  await open(browser, code)
  const visible = await browser.get('/join/visible')
  return browser.follow(await browser.submit(visible, '/join/visible', { agree: 'yes' }))
}
/** Presses one of the buttons of the welcome page. */
const act = (browser: Browser, page: Answer, what: string) => browser.submit(page, '/join/welcome', { do: what }, '/join/welcome')
const account = (name: string) => ({ displayName: 'Rosa', name, password: ROSAS_PASSWORD })

describe('somebody new', () => {
  test('opens the link, reads what the clinic can see, makes an account and is in', async () => {
    const { token } = await sheet('es')
    const browser = server.browser()
    const before = await rowCounts(server.world)
    const first = await browser.get(`/join/${token}`)
    expect([first.status, first.location]).toEqual([303, '/join/welcome'])
    expect(setCookies(first)).toEqual([expect.stringMatching(/^__Host-inv=\S+; Path=\/; Max-Age=1800; Secure; HttpOnly; SameSite=Lax$/)])
    const welcome = await browser.get(first.location)
    expect(textOf(welcome)).toContain('Harbor House le invita a aprender cómo ayudar a alguien que usted quiere.')
    expect(welcome.body).toContain('<html lang="es"')
    expect((await browser.submit(await browser.get('/join/visible'), '/join/visible', { agree: '' })).status).toBe(422)
    const page = await goToAccount(browser, token)
    for (let times = 0; times < 3; times++) expect((await browser.get('/join/account')).status).toBe(200)
    expect(page.body).not.toContain(token)
    expect(page.body).toContain('42 CFR part 2')
    expect(await rowCounts(server.world)).toEqual(before)

    const short = await browser.submit(page, '/join/account', { ...account('rosa'), password: 'short' })
    expect(short.status).toBe(422)
    expect(short.body).toContain('value="rosa"')
    expect(short.body).not.toContain('short"')
    expect(short.body).toContain('<title>Error: Su cuenta')
    const done = await browser.submit(short, '/join/account', account('rosa'))
    expect([done.status, done.location]).toEqual([303, '/join/private'])
    expect([...browser.cookies.keys()].sort()).toEqual(['__Host-sid', 'language'])
    const contact = await browser.get('/join/private')
    expect(textOf(contact)).toContain('¿Es seguro escribirle?')
    expect((await browser.submit(contact, '/join/private', { safe: 'yes', address: 'someone@example.org' })).location).toBe('/today')
    expect(await server.world.db.selectFrom('member').where('consentId', '=', `consent-${consents}`)
      .select(['familyId', 'writeSafeAt']).execute()).toEqual([{ familyId: 'rivera', writeSafeAt: expect.any(String) }])
    expect(textOf(await open(server.browser(), token))).toContain('Esta invitación ya se usó. Si fue usted, entre. Si no, llame al 555-0100.')
  })

  test('taps twice: one account, the same answer', async () => {
    const browser = server.browser()
    const page = await goToAccount(browser, (await sheet()).code)
    const answers = await Promise.all([1, 2].map(() => browser.submit(page, '/join/account', account('tap'))))
    expect(answers.map(({ status, location }) => [status, location])).toEqual([[303, '/join/private'], [303, '/join/private']])
    expect(await server.world.db.selectFrom('account').where('nameNorm', '=', 'tap').select('id').execute()).toHaveLength(1)
    expect((await browser.get('/today')).status).toBe(200)
  })

  test('would rather read: nothing is kept, and the link still works', async () => {
    const { code } = await sheet()
    const browser = server.browser()
    await open(browser, code)
    const answer = await browser.submit(await browser.get('/join/visible'), '/join/visible', { agree: 'no' })
    expect(answer.location).toBe('/learn')
    expect(browser.cookies.has('__Host-inv')).toBe(false)
    expect(textOf(await open(browser, code))).toContain('Harbor House invited you to learn')
  })

  test('chooses a name that is taken and is offered two', async () => {
    const browser = server.browser()
    const page = await goToAccount(browser, (await sheet()).code)
    const taken = await browser.submit(page, '/join/account', account('ana'))
    expect(taken.status).toBe(422)
    expect(taken.body).toMatch(/This name is taken\. You could use ana \d{3} or ana \d{3}\./)
    expect((await browser.submit(taken, '/join/account', account('ana 2'))).location).toBe('/join/private')
  })

  test('comes back after the code was forgotten: what was typed is kept', async () => {
    const browser = server.browser()
    const page = await goToAccount(browser, (await sheet()).code)
    browser.cookies.delete('__Host-inv')
    const lost = await browser.submit(page, '/join/account', account('late'))
    expect(lost.status).toBe(422)
    expect(lost.body).toContain('This page was open for a long time. Type your code once more.')
    expect(lost.body).toContain('value="late"')
  })

  test('skips a page and is led back to it', async () => {
    const browser = server.browser()
    for (const path of ['/join/visible', '/join/account']) expect((await browser.follow(await browser.get(path))).body).toContain('name="code"')
    await open(browser, (await sheet()).code)
    expect((await browser.get('/join/account')).location).toBe('/join/visible')
    expect((await browser.get('/join/private')).location).toMatch(/^\/sign-in/)
  })
})

describe('somebody who is signed in', () => {
  test('is asked first; a no ends that sign-in and keeps the invitation', async () => {
    const browser = server.browser()
    await signIn(browser, 'ana')
    const page = await open(browser, (await sheet()).code)
    expect(textOf(page)).toContain('You are signed in as Ana. Is this invitation for you?')
    expect((await browser.get('/join/account')).location).toBe('/join/welcome')
    const next = await browser.follow(await act(browser, page, 'not-mine'))
    expect(textOf(next)).toContain('Harbor House invited you to learn')
    expect(browser.cookies.has('__Host-sid')).toBe(false)
  })

  test('and joined by code moves into the family', async () => {
    const browser = server.browser()
    await signIn(browser, 'sam')
    const { code, consentId } = await sheet()
    const page = await open(browser, code)
    const visible = await browser.follow(await act(browser, page, 'mine'))
    const last = await browser.follow(await browser.submit(visible, '/join/visible', { agree: 'yes' }))
    expect(textOf(last)).toContain('You are signed in as Sam.')
    expect((await browser.submit(last, '/join/account', { formKey: crypto.randomUUID() })).location).toBe('/today')
    expect(await server.world.db.selectFrom('member').where('id', '=', 'sam').select(['familyId', 'consentId']).execute())
      .toEqual([{ familyId: 'rivera', consentId }])
  })

  test('and is in the family reads that they have joined', async () => {
    const browser = server.browser()
    await signIn(browser, 'luz')
    const { code } = await sheet()
    const page = await open(browser, code)
    const next = await browser.follow(await act(browser, page, 'mine'))
    expect(textOf(next)).toContain('You have already joined.')
    expect(await openCode(server.world, code)).toMatchObject({ state: 'duplicate' })
  })

  test.each(['uche', 'dana'])('%s, who belongs elsewhere, makes a second account', async (name) => {
    const browser = server.browser()
    await signIn(browser, name)
    const page = await open(browser, (await sheet()).code)
    const told = await browser.follow(await act(browser, page, 'mine'))
    expect(textOf(told)).toContain('You need a second account for this invitation.')
    const visible = await browser.follow(await act(browser, told, 'second'))
    const last = await browser.follow(await browser.submit(visible, '/join/visible', { agree: 'yes' }))
    expect((await browser.submit(last, '/join/account', account(`${name} too`))).location).toBe('/join/private')
  })
})

describe('what no longer works', () => {
  test('looks the same whatever ended it, and a new one can be asked for', async () => {
    const [expired, revoked, withdrawn] = [await sheet(), await sheet(), await sheet()]
    const long = '2026-01-01T00:00:00.000Z'
    await server.world.transact((db) => db.updateTable('invitation').set({ expiresAt: long }).where('consentId', '=', expired.consentId).execute())
    await revokeInvitation(server.world, dana, { invitationId: (await openCode(server.world, revoked.code)).id })
    await server.world.transact((db) => db.updateTable('consent').set({ revokedAt: long }).where('id', '=', withdrawn.consentId).execute())
    const browsers = [expired, revoked, withdrawn].map(({ token }) => ({ token, browser: server.browser() }))
    const pages = await Promise.all(browsers.map(({ token, browser }) => open(browser, token)))
    const bytes = pages.map(({ body }) => body.replaceAll(/value="[\w-]{36}"/g, 'KEY'))
    expect(textOf(pages[0]!)).toContain('This invitation no longer works. You can ask for a new one.')
    expect(new Set(bytes).size).toBe(1)
    const { browser } = browsers[1]!
    const asked = await browser.follow(await act(browser, pages[1]!, 'ask'))
    expect(textOf(asked)).toContain('You asked for a new one.')
    expect(await server.world.db.selectFrom('request').select('consentId').execute()).toEqual([{ consentId: revoked.consentId }])
  })

  test('says that there is a newer one, or that a join code is closed', async () => {
    const { code, consentId } = await sheet()
    await invite(server.world, consentId)
    expect(textOf(await open(server.browser(), code))).toContain('There is a newer invitation for you. Use the newest sheet.')
    const joinCode = await newJoinCode(server.world)
    await closeJoinCode(server.world, eli)
    expect(textOf(await open(server.browser(), joinCode))).toContain('This code is not in use now.')
  })
})

test('a code typed by hand leads in, with an optional relation where it is the join code', async () => {
  const browser = server.browser()
  const code = await newJoinCode(server.world)
  const typed = await browser.submit(await browser.get('/join'), '/join', { code: ` ${code.toLowerCase()} ` })
  expect(typed.location).toBe('/join/welcome')
  const visible = await browser.get('/join/visible')
  const last = await browser.follow(await browser.submit(visible, '/join/visible', { agree: 'yes' }))
  expect((await browser.submit(last, '/join/account', { ...account('by code'), relation: 'partner' })).location).toBe('/join/private')
})

test('an unknown code is kept as it was typed; after ten, every code has to wait', async () => {
  const browser = server.browser()
  const first = await open(browser, 'AAAA-BBBB')
  expect([first.status, browser.cookies.has('__Host-inv')]).toEqual([404, false])
  expect(first.body).toContain('value="AAAA-BBBB"')
  let answer = first
  for (let tries = 1; tries <= 10; tries++) {
    answer = await browser.submit(await browser.get('/join'), '/join', { code: 'aaaa bbbb' })
    expect(answer.status).toBe(422)
  }
  expect(answer.body).toContain('value="aaaa bbbb"')
  expect(answer.body).toContain('Too many tries. Wait a few minutes, or call 555-0100.')
  const { code } = await sheet()
  expect((await open(server.browser(), code)).body).toContain('Too many tries.')
})
