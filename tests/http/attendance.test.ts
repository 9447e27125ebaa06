import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { World } from '../../src/domain/world.ts'
import { addPeople, addWorkshop, CODE, notedAt } from '../support/attending.ts'
import { BEACON } from '../support/cast.ts'
import { arrangeCast, BEACON_HOST, passwordOf, signedInOn } from '../support/server-cast.ts'
import { startServer, type TestServer } from '../support/server.ts'

const MINUTE_MS = 60_000
const DAY_MINUTES = 1_440
const ROSTER = '/staff/workshops/tonight/attendance'
const BEFORE = '/staff/workshops/before/attendance'
const CHECK_IN = '/workshops/tonight/check-in'

/** One that runs now, one four days ago, one in four days, one of the other clinic. */
async function arrange(world: World, origin: string): Promise<void> {
  await arrangeCast(world, origin)
  await addPeople(world, 2)
  const inMinutes = (minutes: number) => new Date(world.clock.now().getTime() + minutes * MINUTE_MS).toISOString()
  const makeUpKey = world.catalog.courses[0]?.modules[0]?.key ?? null
  await addWorkshop(world, { startsAt: inMinutes(-5), makeUpKey, guests: ['rivera', 'okafor', 'family-1'] })
  await addWorkshop(world, { id: 'before', startsAt: inMinutes(-4 * DAY_MINUTES), makeUpKey })
  await addWorkshop(world, { id: 'ahead', startsAt: inMinutes(4 * DAY_MINUTES), guests: ['rivera'] })
  await addWorkshop(world, { id: 'theirs', clinicId: BEACON, startsAt: inMinutes(-5) })
}

let server: TestServer
beforeAll(async () => { server = await startServer({ arrange }) })
afterAll(() => server.close())

const signedIn = (id: string) => signedInOn(server, id)
const tap = (memberId: string, state: string) => ({ do: 'tap', formKey: crypto.randomUUID(), memberId, state })

describe('the roster', () => {
  test('is marked with one form, which touches only what was chosen', async () => {
    const [browser, other] = [await signedIn('dana'), await signedIn('eli')]
    const page = await browser.get(ROSTER)
    expect(page.body).toContain('6 people are not marked yet.')
    expect(page.body).toContain(CODE)
    expect((await other.post(ROSTER, tap('luz', 'late'))).status).toBe(204)
    const saved = await browser.submit(page, ROSTER, { 'do': 'save', 'state-ana': 'present', 'state-uche': 'absent' })
    expect(saved.location).toBe(`${ROSTER}?saved`)
    const after = await browser.follow(saved)
    expect(after.body).toContain('Everything is saved.')
    expect(await notedAt(server.world)).toEqual({ ana: 'present', luz: 'late', uche: 'absent' })
    await browser.submit(after, ROSTER, { do: 'save' })
    expect((await browser.follow(await browser.submit(after, ROSTER, { do: 'all' }))).body).toContain('Everyone is marked.')
    expect(await notedAt(server.world)).toMatchObject({ 'ana': 'present', 'luz': 'late', 'uche': 'absent', 'raul': 'present', 'person-2': 'present' })
  })

  test('gives whoever was not there a module, on Today and first in Learn', async () => {
    const [browser, eli] = [await signedIn('sam'), await signedIn('eli')]
    await eli.post(BEFORE, tap('sam', 'absent'))
    expect((await browser.get('/today')).body).toMatch(/A short module covers your workshop\. Planned for \w+day, \w+ \d+\./)
    expect((await browser.get('/learn')).body).toMatch(/<h2>For a workshop<\/h2>[\s\S]*Planned for [\s\S]*<h2/)
    await eli.submit(await eli.get(`${BEFORE}?change=sam`), BEFORE, { do: 'change', state: 'by-phone', reason: 'called in' })
    expect((await browser.get('/today')).body).not.toContain('A short module covers your workshop.')
    expect((await browser.get('/learn')).body).not.toContain('For a workshop')
  })

  test('counts people without an account', async () => {
    const browser = await signedIn('dana')
    const page = await browser.get(ROSTER)
    const wrong = await browser.submit(page, ROSTER, { do: 'walk-ins', people: 'many' })
    expect([wrong.status, wrong.body.includes('value="many"')]).toEqual([422, true])
    await browser.submit(wrong, ROSTER, { do: 'walk-ins', people: '3' })
    expect((await browser.get(ROSTER)).body).toMatch(/name="people"[^>]*value="3"|value="3"[^>]*name="people"/)
  })

  test('after the day a saved line is changed with its reason, and shows its history', async () => {
    const browser = await signedIn('dana')
    expect((await browser.post(BEFORE, tap('ana', 'absent'))).status).toBe(204)
    expect((await browser.post(BEFORE, tap('ana', 'late'))).status).toBe(422)
    expect((await browser.get(BEFORE)).body).not.toContain(CODE)
    const page = await browser.get(`${BEFORE}?change=ana`)
    const none = await browser.submit(page, BEFORE, { do: 'change', state: 'late', reason: ' ' })
    expect([none.status, none.body.includes('Say why it changes.')]).toEqual([422, true])
    const saved = await browser.submit(none, BEFORE, { do: 'change', state: 'late', reason: 'came in by the <back> door' })
    expect((await browser.follow(saved)).body.replaceAll(/\s+/g, ' '))
      .toMatch(/Changed from Not there to Late on \w+ \d+ by Dana: came in by the &lt;back(&gt;|>) door/)
  })

  test('is not there for anyone else, whatever was sent', async () => {
    const [browser, cleo, ana, adi] = [await signedIn('dana'), server.browser(BEACON_HOST), await signedIn('ana'), await signedIn('adi')]
    await cleo.submit(await cleo.get('/staff/sign-in'), '/staff/sign-in', { name: 'cleo', password: passwordOf('cleo') })
    for (const [who, path] of [[cleo, ROSTER], [ana, ROSTER], [adi, ROSTER], [browser, '/staff/workshops/theirs/attendance'], [browser, '/staff/workshops/nothing/attendance'], [await signedIn('eli'), '/staff/workshops/ahead/attendance']] as const) {
      expect((await who.get(path)).status, path).toBe(404)
      expect((await who.post(path, tap('ana', 'present'))).status, path).toBe(404)
    }
    expect((await cleo.get('/staff/workshops/tonight/roster')).status).toBe(404)
    for (const memberId of ['ben', 'nobody', 'x'.repeat(60)]) expect((await browser.post(ROSTER, tap(memberId, 'present'))).status, memberId).toBe(404)
    for (const odd of [tap('ana', 'asleep'), { do: 'tap' }, { do: 'all', formKey: 'x' }, { do: 'walk-ins', formKey: crypto.randomUUID(), people: '-1' }, { do: 'x' }, { 'do': 'save', 'formKey': crypto.randomUUID(), 'state-ana': 'asleep' }, tap('x'.repeat(9_000), 'present')]) {
      expect((await browser.post(ROSTER, odd)).status, JSON.stringify(odd).slice(0, 60)).toBe(422)
    }
    expect((await browser.get('/staff/workshops/ahead/attendance')).body).toContain('You can mark people on the day of the workshop.')
    expect((await browser.post('/staff/workshops/ahead/attendance', tap('ana', 'present'))).status).toBe(422)
  })

  test('prints blank, with nobody’s name on it', async () => {
    const { status, body } = await (await signedIn('eli')).get('/staff/workshops/tonight/roster')
    expect([status, body.match(/First name<\/span>/g)?.length]).toEqual([200, 18])
    for (const name of ['Ana', 'Luz', 'Uche', 'Person 1', CODE, 'Case 12']) expect(body).not.toContain(name)
  })
})

describe('checking in', () => {
  test('takes the code once, and says how the clinic has it', async () => {
    const [browser, dana] = [await signedIn('raul'), await signedIn('dana')]
    await server.world.transact((db) => db.deleteFrom('attendance').where('workshopId', '=', 'tonight').where('memberId', '=', 'raul').execute())
    const box = await browser.get('/workshops/tonight')
    expect(box.body).toContain('The code in the room')
    const wrong = await browser.submit(box, CHECK_IN, { code: 'ABCDEF' })
    expect([wrong.status, wrong.body.includes('That is not the code of this workshop.'), wrong.body.includes('value="ABCDEF"')]).toEqual([422, true, true])
    const done = await browser.follow(await browser.submit(wrong, CHECK_IN, { code: CODE.toLowerCase() }))
    expect(done.body).toContain('You are checked in.')
    expect((await browser.get('/workshops/tonight')).body).not.toContain('The code in the room')
    expect(await notedAt(server.world)).toMatchObject({ raul: 'present (check-in)' })
    expect((await dana.get(ROSTER)).body).toContain('Checked in with the code')
    await dana.post(ROSTER, tap('raul', 'left-early'))
    expect((await browser.get(CHECK_IN)).body).toContain('The clinic has you as: Left early.')
  })

  test('has no box when it is not the time, and no page for who is not invited', async () => {
    const ana = await signedIn('ana')
    expect((await ana.get('/workshops/ahead/check-in')).body).toMatch(/You can check in from \d+:\d\d [ap]m\./)
    expect((await ana.get('/workshops/before/check-in')).body).not.toContain('name="code"')
    expect((await ana.post('/workshops/ahead/check-in', { code: CODE })).status).toBe(422)
    for (const path of ['/workshops/theirs/check-in', '/workshops/nothing/check-in']) {
      expect((await ana.get(path)).status, path).toBe(404)
      expect((await ana.post(path, { code: CODE })).status, path).toBe(404)
    }
    const uche = await signedIn('uche')
    expect((await uche.get('/workshops/ahead/check-in')).status).toBe(404)
    for (const odd of [{}, { code: 'x'.repeat(9_000) }]) expect((await ana.post('/workshops/ahead/check-in', odd)).status).toBe(422)
  })
})
