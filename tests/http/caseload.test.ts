import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { addDays } from '../../src/domain/clinics/days.ts'
import { now } from '../../src/domain/world.ts'
import type { Browser } from '../support/http-client.ts'
import { askForCall } from '../support/caring.ts'
import { arrangeCast, passwordOf, signedInOn } from '../support/server-cast.ts'
import { startServer, type TestServer } from '../support/server.ts'

let server: TestServer
beforeAll(async () => { server = await startServer({ arrange: arrangeCast }) })
afterAll(() => server.close())

const CALLS = '/staff/calls'
const COVER = '/staff/cover'
const NEW_CALL = '/staff/families/rivera/calls/new'

const signedIn = (id: string) => signedInOn(server, id)
const calls = () => server.world.db.selectFrom('call').select(['memberId', 'reason', 'outcome', 'nextOn']).orderBy('at').execute()
const button = (reason: string, change: object = {}) =>
  ({ formKey: crypto.randomUUID(), familyId: 'rivera', personId: 'ana', reason, outcome: 'reached', ...change })

async function cleared(): Promise<Browser> {
  await server.world.transact(async (db) => {
    for (const table of ['call', 'request', 'snooze'] as const) await db.deleteFrom(table).execute()
    await db.deleteFrom('familyTeam').where('coverUntil', 'is not', null).execute()
  })
  return signedIn('dana')
}

describe('the caseload', () => {
  test('says in one sentence how many need a nudge, and each number shows them alone', async () => {
    const browser = await cleared()
    await askForCall(server.world)
    const page = await browser.get('/staff')
    expect(page.body).toContain('1 needs a nudge')
    expect(page.body).toMatch(/<strong>Asked for a call\.<\/strong> Ana asked on /)
    expect((await browser.get('/staff?show=needs-nudge')).body).toContain('Only: Needs a nudge.')
    expect((await browser.get('/staff?show=finished')).body).toContain('No family is like this now.')
    for (const odd of ['page=0', 'page=-3', 'page=x', 'page=9e99', 'show=constructor', 'rested=x', `rested=${'x'.repeat(300)}`]) {
      expect((await browser.get(`/staff?${odd}`)).status, odd).toBe(200)
    }
  })

  test('is searched by POST, so that no name stands in an address, and shows the way back', async () => {
    const browser = await cleared()
    const found = await browser.submit(await browser.get('/staff'), '/staff', { words: 'ÁNA' }, '/staff')
    expect(found.status).toBe(200)
    expect(found.body).toMatch(/1 family found\.[\s\S]*href="\/staff"[^>]*>Clear the filter[\s\S]*Case 12/)
    const none = await browser.submit(found, '/staff', { words: 'uche' }, '/staff')
    expect(none.body).toContain('No family fits these words.')
    expect(none.body).not.toContain('Case 15')
    expect((await browser.submit(none, '/staff', { words: ' ' }, '/staff')).status).toBe(422)
  })

  test('lets a reason rest and takes it back', async () => {
    const browser = await cleared()
    await askForCall(server.world)
    const rested = await browser.follow(await browser.submit(await browser.get('/staff'), '/staff', {}, '/staff/snoozes'))
    expect(rested.body).toMatch(/“Asked for a call” rests for Case 12 until /)
    expect(rested.body).not.toContain('needs a nudge')
    const woken = await browser.follow(await browser.submit(rested, '/staff', {}, '/staff/snoozes/undo'))
    expect(woken.body).toContain('The reason counts again.')
    expect(woken.body).toContain('1 needs a nudge')
    for (const fields of [{}, { formKey: 'x' }, { formKey: crypto.randomUUID(), familyId: 'rivera', reason: 'none' }]) {
      expect((await browser.post('/staff/snoozes', fields)).location).toBe('/staff')
      expect((await browser.post('/staff/snoozes/undo', fields)).location).toBe('/staff')
    }
  })
})

describe('calls', () => {
  test('are logged with one button, and the list says so', async () => {
    const browser = await cleared()
    await askForCall(server.world)
    const page = await browser.get(CALLS)
    expect(page.body).toContain('1 call to make.')
    const done = await browser.submit(page, CALLS, { outcome: 'not-reached' }, CALLS)
    expect(done.location).toBe('/staff/calls?logged=not-reached')
    expect((await browser.follow(done)).body).toMatch(/The call is logged: not reached\.[\s\S]*There is no one to call now\./)
    expect(await calls()).toEqual([{ memberId: 'ana', reason: 'asked-for-call', outcome: 'not-reached', nextOn: null }])
  })

  test('out of the list take a person, a reason, a date and a note, and keep what was typed', async () => {
    const browser = await cleared()
    const page = await browser.get(`${NEW_CALL}?person=luz&about=other`)
    expect(page.body).toMatch(/value="luz"\s+checked/)
    const wrong = await browser.submit(page, NEW_CALL, { outcome: 'reached', nextOn: '2020-01-01', note: 'Likes mornings' })
    expect([wrong.status, wrong.body.includes('Choose a day after today.'), wrong.body.includes('Likes mornings')]).toEqual([422, true, true])
    const nextOn = addDays(now(server.world).slice(0, 10), 9)
    const done = await browser.submit(wrong, NEW_CALL, { outcome: 'reached', nextOn, note: 'Likes mornings' })
    expect(done.location).toBe('/staff/calls?logged=reached')
    expect(await calls()).toEqual([{ memberId: 'luz', reason: 'other', outcome: 'reached', nextOn }])
  })

  test('show a number only where it is safe to call', async () => {
    const browser = await cleared()
    await askForCall(server.world)
    const set = (safeToCallAt: string | null) => server.world.transact((db) =>
      db.updateTable('consent').set({ phone: '555-0177', safeToCallAt }).where('id', '=', 'consent-ana').execute())
    await set(null)
    for (const path of [CALLS, NEW_CALL]) expect((await browser.get(path)).body, path).not.toContain('555-0177')
    await set(now(server.world))
    for (const path of [CALLS, NEW_CALL]) expect((await browser.get(path)).body, path).toContain('555-0177')
  })

  test('to anyone outside the team are the same 404; nothing that is sent makes an error page', async () => {
    const [browser, eli] = [await cleared(), await signedIn('eli')]
    for (const change of [{ personId: 'uche' }, { familyId: 'okafor', personId: 'uche' }, { personId: 'consent-ana' }]) {
      expect((await browser.post(CALLS, button('other', change))).status).toBe(404)
    }
    expect((await eli.post(CALLS, button('other'))).status).toBe(404)
    for (const method of ['get', 'post'] as const) expect((await eli[method](NEW_CALL, {})).status).toBe(404)
    for (const odd of [{}, button('none'), button('other', { outcome: 'x' }), button('other', { note: 'x'.repeat(501) }), button('other', { formKey: '1' })]) {
      expect((await browser.post(CALLS, odd as Record<string, string>)).status).toBe(422)
      expect((await browser.post(NEW_CALL, odd as Record<string, string>)).status).toBe(422)
    }
    expect(await calls()).toEqual([])
  })
})

describe('cover', () => {
  test('is found by label, needs a reason, opens the family, and the team is told', async () => {
    await cleared()
    const eli = await signedIn('eli')
    expect((await eli.get('/staff/families/rivera')).status).toBe(404)
    const found = await eli.submit(await eli.get(COVER), COVER, { label: 'case 12' }, COVER)
    expect(found.body).toContain('value="rivera"')
    expect(found.body).not.toMatch(/Ana|Luz|Raul/)
    const wrong = await eli.post(COVER, { do: 'cover', formKey: crypto.randomUUID(), label: 'case 12', familyId: 'rivera' })
    expect([wrong.status, wrong.body.includes('Choose one.')]).toEqual([422, true])
    const done = await eli.post(COVER, { do: 'cover', formKey: crypto.randomUUID(), label: 'case 12', familyId: 'rivera', reason: 'family-called' })
    expect(done.location).toBe('/staff/families/rivera')
    expect((await eli.follow(done)).body).toContain('Case 12')
    expect((await eli.get('/staff')).body).toContain('You cover until')
    expect((await eli.get('/staff/families/rivera/consents/consent-ana/sheet')).status).toBe(200)
    const told = await (await signedIn('dana')).get('/staff/requests')
    expect(told.body).toMatch(/A colleague covers for you[\s\S]*Eli sees this family until [\s\S]*The family called the clinic/)
  })

  test('ends by itself, also for a page that was open', async () => {
    await cleared()
    const eli = await signedIn('eli')
    await eli.post(COVER, { do: 'cover', formKey: crypto.randomUUID(), label: 'case 12', familyId: 'rivera', reason: 'workshop' })
    expect((await eli.get('/staff/families/rivera')).status).toBe(200)
    await server.world.transact((db) => db.updateTable('familyTeam').set({ coverUntil: now(server.world) }).where('coverUntil', 'is not', null).execute())
    expect((await eli.get('/staff/families/rivera')).status).toBe(404)
    expect((await eli.post(CALLS, button('other'))).status).toBe(404)
  })

  test('takes nothing odd', async () => {
    const browser = await cleared()
    for (const odd of [{}, { label: 'x' }, { label: '%' }, { do: 'cover', label: 'case' }, { do: 'cover', label: 'case', familyId: 'x'.repeat(99), reason: 'workshop' }]) {
      expect((await browser.post(COVER, odd as Record<string, string>)).status, JSON.stringify(odd)).toBe(422)
    }
    const fields = { do: 'cover', formKey: crypto.randomUUID(), label: 'case', familyId: 'brandt', reason: 'workshop' }
    expect((await browser.post(COVER, fields)).status).toBe(404)
    expect((await browser.post(COVER, { ...fields, familyId: 'rivera' })).status).toBe(422)
  })
})

test('none of it is there for family members and administrators', async () => {
  const member = server.browser()
  await member.submit(await member.get('/sign-in'), '/sign-in', { name: 'ana', password: passwordOf('ana') })
  for (const stranger of [member, await signedIn('adi')]) {
    for (const path of ['/staff', CALLS, NEW_CALL, COVER, '/staff/requests']) expect((await stranger.get(path)).status, path).toBe(404)
    for (const path of ['/staff', CALLS, NEW_CALL, COVER, '/staff/snoozes', '/staff/snoozes/undo']) {
      expect((await stranger.post(path, button('other'))).status, path).toBe(404)
    }
  }
})
