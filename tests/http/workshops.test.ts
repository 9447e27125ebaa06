import ICAL from 'ical.js'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { ana, dana, HARBOR } from '../support/cast.ts'
import type { Browser } from '../support/http-client.ts'
import { arrangeCast, BEACON_HOST, passwordOf, signedInOn } from '../support/server-cast.ts'
import { startServer, type TestServer } from '../support/server.ts'
import { cancelWorkshop } from '../../src/domain/workshops/cancel-workshop.ts'
import { datesOf, daysFrom, startSeries } from '../support/workshops.ts'

let server: TestServer
let seriesId: string
beforeAll(async () => {
  server = await startServer({ arrange: arrangeCast })
  seriesId = await startSeries(server.world, { ...daysFrom(server.world, 1), invited: 'chosen', familyIds: ['rivera'], place: 'Room 2', link: 'https://meet.example.org/room-2' })
})
afterAll(() => server.close())

const signedIn = (id: string) => signedInOn(server, id)
const dates = () => datesOf(server.world, seriesId)
const eventsOf = (text: string) => new ICAL.Component(ICAL.parse(text)).getAllSubcomponents('vevent').map((event) => new ICAL.Event(event))
const NEW = '/staff/workshops/new'
const FORM = { weekday: '4', startsAtTime: '18:30', minutes: '60', place: 'Garden', invited: 'all' }

async function send(browser: Browser, path: string, fields: Record<string, string | string[]>) {
  return browser.submit(await browser.get(path), path, { formKey: crypto.randomUUID(), ...fields })
}

describe('a clinician', () => {
  test('starts a series, sees its dates, and what is wrong stands beside its field with all that was typed', async () => {
    const browser = await signedIn('dana')
    const bad = await send(browser, NEW, { ...FORM, startsAtTime: '25:00', link: 'http://meet.example.org', minutes: '5', fromOn: '2020-01-01' })
    expect(bad.status).toBe(422)
    for (const said of ['Type a time, like 6:00 pm.', 'Use a link that starts with https://.', 'from 10 to 480', 'value="Garden"']) expect(bad.body).toContain(said)
    const nowhere = await send(browser, NEW, { ...FORM, place: '' })
    expect([nowhere.status, nowhere.body.includes('Type a place or a link.')]).toEqual([422, true])
    const started = await send(browser, NEW, { ...FORM, topics: [server.world.catalog.courses[0]!.modules[0]!.key] })
    expect(started.location).toMatch(/^\/staff\/workshops\/series\//)
    expect((await browser.follow(started)).body).toContain('Thursday, 6:30 pm (Eastern Time)')
    expect((await browser.get('/staff/workshops')).body).toMatch(/Thursday, \w+ \d+, 6:30 pm \(Eastern Time\)/)
  })

  test('changes one date; the same form again is answered the same, another one with its key is not taken', async () => {
    const browser = await signedIn('dana')
    const [, date] = await dates()
    const path = `/staff/workshops/${date!.id}`
    const open = await browser.get(`${path}?edit=date`)
    expect(open.body).toContain('value="18:00"')
    const form = { formKey: crypto.randomUUID(), do: 'date', tell: 'no', startsAtTime: '19:15' }
    const answers = [await browser.submit(open, path, form), await browser.submit(open, path, form)]
    expect(answers.map(({ location }) => location)).toEqual([`${path}?saved`, `${path}?saved`])
    expect((await dates())[1]).toMatchObject({ revision: 1 })
    expect((await browser.submit(open, path, { ...form, startsAtTime: '20:00' })).status).toBe(409)
    expect((await browser.get(path)).body).toContain('7:15 pm')
  })

  test('reads the sheet of their own people alone, and presents without a name', async () => {
    const [first] = await dates()
    const moduleKey = server.world.catalog.courses[0]!.modules[0]!.key
    await server.world.transact((db) => db.updateTable('workshop').set({ moduleKey, makeUpKey: moduleKey }).where('id', '=', first!.id).execute())
    const [ofDana, ofEli] = await Promise.all(['dana', 'eli'].map(async (id) => (await signedIn(id)).get(`/staff/workshops/${first!.id}/facilitator`)))
    expect(ofDana!.body).toMatch(/Ana: Not yet[\s\S]*Luz: Not yet/)
    expect(ofEli!.body).not.toMatch(/Ana|Luz/)
    const room = await (await signedIn('dana')).get(`/staff/workshops/${first!.id}/present?part=2&show=both`)
    expect(room.body).toContain(`Check-in code: ${first!.checkInCode}`)
    expect(room.body).toMatch(/rel="prev"[\s\S]*2 \/ \d[\s\S]*rel="next"/)
    expect(room.body).not.toMatch(/Ana|Luz|Dana/)
    expect((await (await signedIn('dana')).get(`/staff/workshops/${first!.id}/present?part=99&show=nothing`)).status).toBe(200)
  })
})

describe('an invited member', () => {
  test('finds place and topic, and a link only behind a page that says where it goes', async () => {
    const browser = await signedIn('ana')
    const [first] = await dates()
    const list = await browser.get('/workshops')
    expect(list.body).toMatch(/Next workshop[\s\S]*6:00 pm \(Eastern Time\)[\s\S]*Room 2/)
    const page = await browser.get(`/workshops/${first!.id}`)
    expect(page.body).not.toContain('meet.example.org')
    expect((await browser.get(`/workshops/${first!.id}/link`)).body).toMatch(/You are leaving Porchlight[\s\S]*meet\.example\.org/)
  })

  test('Today leads to the workshops and tells of a change', async () => {
    const today = (await (await signedIn('luz')).get('/today')).body
    expect(today).toContain('href="/workshops"')
    expect(today).toContain('Your workshop has changed.')
    expect((await (await signedIn('uche')).get('/today')).body).not.toContain('Your workshop has changed.')
  })

  test('what they are not invited to, another clinic’s and nothing at all are the same 404', async () => {
    const [first] = await dates()
    for (const [id, path] of [
      ['uche', `/workshops/${first!.id}`], ['uche', `/workshops/${first!.id}/link`], ['ana', '/workshops/nothing'], ['ana', `/staff/workshops/${first!.id}`],
      ['adi', '/staff/workshops'], ['adi', `/staff/workshops/${first!.id}/facilitator`], ['dana', '/staff/workshops/nothing'],
      ['dana', '/staff/workshops/series/nothing'], ['dana', `/workshops/${first!.id}`],
    ] as const) expect((await (await signedIn(id)).get(path)).status, `${id} ${path}`).toBe(404)
    const cleo = server.browser(BEACON_HOST)
    await cleo.submit(await cleo.get('/staff/sign-in'), '/staff/sign-in', { name: 'cleo', password: passwordOf('cleo') })
    for (const path of [`/staff/workshops/${first!.id}`, `/staff/workshops/${first!.id}/present`, `/staff/workshops/series/${seriesId}`]) {
      expect((await cleo.get(path)).status, path).toBe(404)
    }
  })
})

describe('the calendar', () => {
  test('is a file of neutral words with the same event after a change', async () => {
    const browser = await signedIn('ana')
    const before = await browser.get('/workshops/calendar.ics')
    expect([before.status, before.headers['content-type'], before.headers['content-disposition']])
      .toEqual([200, 'text/calendar; charset=utf-8', 'attachment; filename="calendar.ics"'])
    const last = (await dates()).at(-1)!
    await cancelWorkshop(server.world, dana, { formKey: crypto.randomUUID(), workshopId: last.id, tell: 'no' })
    const after = eventsOf((await browser.get('/workshops/calendar.ics')).body)
    const [one, other] = [eventsOf(before.body), after].map((events) => events.find(({ uid }) => uid.startsWith(last.id)))
    expect(other?.uid).toBe(one?.uid)
    expect([one?.sequence, other?.sequence]).toEqual([0, 1])
    expect(other?.component.getFirstPropertyValue('status')).toBe('CANCELLED')
    expect(new Set(after.map(({ summary }) => summary))).toEqual(new Set(['Workshop']))
    expect(before.body).not.toMatch(/Room 2|meet\.example|Garden|Harbor|Porchlight/)
  })

  test('has a private address only once it is switched on, and each new one ends the one before', async () => {
    const browser = await signedIn('luz')
    const addressIn = (body: string) => /value="http[^"]*(\/calendar\/[\w-]{22}\.ics)"/.exec(body)?.[1]
    expect((await browser.get('/workshops')).body).toContain('It is off.')
    const feed = async (state: string) => browser.submit(await browser.get('/workshops'), '/workshops', { feed: state })
    const first = addressIn((await feed('on')).body)!
    expect(addressIn((await browser.get('/workshops')).body)).toBeUndefined()
    const calendar = server.browser()
    const read = await calendar.get(first)
    expect([read.status, eventsOf(read.body).length > 20]).toEqual([200, true])
    const { etag } = read.headers as { etag: string }
    expect((await calendar.get(first, { 'if-none-match': etag })).status).toBe(304)
    const stored = await server.world.db.selectFrom('calendarFeed').where('clinicId', '=', HARBOR).selectAll().execute()
    expect(JSON.stringify(stored)).not.toContain(first.slice(10, 32))

    const second = addressIn((await feed('on')).body)!
    expect([(await calendar.get(first)).status, (await calendar.get(second)).status]).toEqual([404, 200])
    expect((await server.browser(BEACON_HOST).get(second)).status).toBe(404)
    await server.world.transact((db) => db.updateTable('account').set({ disabledAt: '2026-01-01T00:00:00.000Z' }).where('id', '=', 'luz').execute())
    expect((await calendar.get(second)).status).toBe(404)
    await server.world.transact((db) => db.updateTable('account').set({ disabledAt: null }).where('id', '=', 'luz').execute())
    expect((await feed('off')).body).toContain('It shows nothing now.')
    expect([(await calendar.get(second)).status, (await calendar.get('/calendar/x.ics')).status]).toEqual([404, 404])
  })

  test('of someone who is invited to nothing is empty', async () => {
    await server.world.transact((db) => db.deleteFrom('workshopGuest').where('familyId', '=', ana.familyId).execute())
    await server.world.transact((db) => db.updateTable('workshopSeries').set({ everyoneAt: null }).execute())
    expect(eventsOf((await (await signedIn('ana')).get('/workshops/calendar.ics')).body)).toEqual([])
  })
})
