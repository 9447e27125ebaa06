import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Answer, Browser } from '../support/http-client.ts'
import { found } from '../../src/domain/result.ts'
import { sheetParts } from '../../src/domain/private-text/sheet-parts.ts'
import { arrangeCast, passwordOf, signedInOn } from '../support/server-cast.ts'
import { startServer, type TestServer } from '../support/server.ts'

let server: TestServer
beforeAll(async () => { server = await startServer({ arrange: arrangeCast }) })
afterAll(() => server.close())

const SHEET = '/worksheets/6'
const PART = `${SHEET}/1`
const textOf = (body: string) => body.replaceAll(/<[^>]*>/g, ' ').replaceAll(/\s+/g, ' ')
const STRESS = 'box-stress-own'

const signedIn = (id: string) => signedInOn(server, id)
const boxOf = (page: Answer, name: string) => new RegExp(`<textarea[^>]*name="${name}"[^>]*>([^<]*)</textarea>`).exec(page.body)?.[1]
const fill = async (browser: Browser, text: string, more: Record<string, string> = {}) =>
  browser.submit(await browser.get(PART), PART, { [STRESS]: text, ...more })

describe('a part of a sheet', () => {
  test('has three boxes at most, says who sees them, and saves them on the way to the next part', async () => {
    const browser = await signedIn('ana')
    const page = await browser.get(PART)
    expect(page.body.match(/name="box-[a-z-]+"/g)?.map((name) => name).filter((name, at, all) => all.indexOf(name) === at)).toHaveLength(3)
    expect(page.body).toContain('Only you can see this.')
    expect(page.body).toContain('No one reads this in real time.')
    expect((await fill(browser, 'The phone at night')).location).toBe(`${SHEET}/2`)
    const again = await browser.get(PART)
    expect(boxOf(again, STRESS)).toBe('The phone at night')
    expect(again.body).toMatch(/Saved at \d{1,2}:\d\d [ap]m/)
    expect(again.headers['content-encoding']).toBeUndefined()
    expect(again.headers['cache-control']).toBe('no-store')
  })

  test('keeps ticks by their words, a scale and a day, and prints them in the reader’s language', async () => {
    const browser = await signedIn('luz')
    const parts = sheetParts(found(server.world.catalog.worksheet('self-care-plan'), 'sheet'))
    const last = `${SHEET}/${parts.length}`
    await browser.submit(await browser.get(PART), PART, { 'box-stress': ['cannot sleep', 'snappy'], [STRESS]: '' })
    await browser.submit(await browser.get(last), last, { 'box-distress': '7', 'box-review-on': '2026-12-04' })
    expect((await browser.get(PART)).body.match(/<input type="checkbox"[^>]* checked/g)).toHaveLength(2)
    browser.cookies.set('__Host-lang', 'es')
    await server.world.transact((db) => db.updateTable('account').set({ locale: 'es' }).where('id', '=', 'luz').execute())
    const paper = textOf((await browser.get(`${SHEET}/print`)).body)
    for (const said of ['no puedo dormir', 'de mal genio', '7 de 10', '4 de diciembre de 2026']) expect(paper).toContain(said)
    expect(paper).not.toContain('con ganas de llorar')
  })

  test('too long for its box is drawn again with every word, and nothing is saved', async () => {
    const browser = await signedIn('uche')
    const long = 'word '.repeat(60).trim()
    const page = await fill(browser, long)
    expect(page.status).toBe(422)
    expect(boxOf(page, STRESS)).toBe(long)
    expect(page.body).toContain('This is too long.')
    expect(boxOf(await browser.get(PART), STRESS)).toBe('')
  })

  test('is nobody else’s: not a relative’s, not the team’s, and signed out one is asked to sign in', async () => {
    await fill(await signedIn('ana'), 'Canary of Ana')
    expect((await (await signedIn('luz')).get(PART)).body).not.toContain('Canary of Ana')
    const staff = await signedIn('dana')
    for (const path of [PART, `${SHEET}/share`, `${SHEET}/print`, SHEET, '/staff/families/rivera']) {
      expect((await staff.get(path)).body, path).not.toContain('Canary of Ana')
    }
    expect((await staff.get(PART)).status).toBe(404)
    expect((await server.browser().get(PART)).location).toContain('/sign-in')
  })

  test('of a sheet or number that is not there is not found; the danger ticks have no name to be sent by', async () => {
    const browser = await signedIn('ana')
    for (const path of ['/worksheets/6/99', '/worksheets/99/1', '/worksheets/6/__proto__', '/worksheets/6/01']) expect((await browser.get(path)).status, path).toBe(404)
    const gate = await browser.get('/worksheets/4/before')
    await browser.submit(gate, '/worksheets/4/before', { home: 'no' })
    const page = (await browser.get('/worksheets/4/1')).body
    expect(page).toContain('These ticks are not kept.')
    expect(page).not.toContain('name="box-danger"')
  })
})

describe('two devices', () => {
  test('show both texts, and the person picks', async () => {
    const [phone, tablet] = [await signedIn('sam'), await signedIn('sam')]
    const [onPhone, onTablet] = [await phone.get(PART), await tablet.get(PART)]
    await phone.submit(onPhone, PART, { [STRESS]: 'From the phone' })
    const both = await tablet.submit(onTablet, PART, { [STRESS]: 'From the tablet' })
    expect(both.status).toBe(409)
    expect(both.body).toContain('From the phone')
    expect(boxOf(both, STRESS)).toBe('From the tablet')
    const undecided = await tablet.submit(both, PART, { [STRESS]: 'From the tablet' })
    expect(undecided.status).toBe(422)
    expect(undecided.body).toContain('From the phone')
    expect((await tablet.submit(undecided, PART, { 'pick-stress-own': 'typed' })).status).toBe(303)
    expect(boxOf(await phone.get(PART), STRESS)).toBe('From the tablet')
  })

  test('the saved text can be picked too', async () => {
    const [phone, tablet] = [await signedIn('ana'), await signedIn('ana')]
    const [onPhone, onTablet] = [await phone.get(PART), await tablet.get(PART)]
    await phone.submit(onPhone, PART, { [STRESS]: 'Keep this one' })
    const both = await tablet.submit(onTablet, PART, { [STRESS]: 'Not this one' })
    await tablet.submit(both, PART, { 'pick-stress-own': 'saved' })
    expect(boxOf(await phone.get(PART), STRESS)).toBe('Keep this one')
  })
})

test('a sign-in that ended loses no word: the same person signs in and it is saved', async () => {
  const browser = await signedIn('uche')
  const page = await browser.get(PART)
  await server.world.transact((db) => db.updateTable('signIn').set({ lastSeenAt: '2020-01-01T00:00:00.000Z' }).where('accountId', '=', 'uche').execute())
  const asked = await browser.submit(page, PART, { [STRESS]: 'Typed before it ended' })
  expect(asked.body).not.toContain('Typed before it ended')
  await browser.submit(asked, '/sign-in', { name: 'uche', password: passwordOf('uche') })
  expect(boxOf(await browser.get(PART), STRESS)).toBe('Typed before it ended')
})

describe('sharing a sheet', () => {
  const SHARE = `${SHEET}/share`

  test('goes by a preview of exactly that, is opened by a press, and ends at the next request', async () => {
    const [ana, dana, luz] = [await signedIn('ana'), await signedIn('dana'), await signedIn('luz')]
    await fill(ana, 'For Dana alone')
    expect((await dana.get('/staff/families/rivera')).body).not.toContain('/staff/shared/')
    const page = await ana.get(SHARE)
    expect(page.body).not.toContain('Raul')
    const preview = await ana.submit(page, SHARE, { do: 'preview', readerId: 'dana' })
    expect(preview.body).toContain('Dana will see exactly this.')
    expect(preview.body).toContain('For Dana alone')
    expect((await ana.submit(preview, SHARE, { do: 'share' })).location).toBe(`${SHARE}?shared`)

    const place = /\/staff\/shared\/[\w-]+/.exec((await dana.get('/staff/families/rivera')).body)?.[0] ?? ''
    expect((await dana.get(place)).body).not.toContain('For Dana alone')
    await dana.post(place, {})
    expect((await dana.get(place)).body).toContain('For Dana alone')
    expect((await luz.get(place.replace('/staff', ''))).status).toBe(404)
    expect((await ana.get(SHARE)).body).toMatch(/Dana opened it on/)

    const own = await ana.get('/settings/sharing')
    expect((await ana.submit(own, '/settings/sharing', { do: 'stop' })).status).toBe(303)
    expect((await dana.get(place)).status).toBe(404)
    expect((await dana.get('/staff/families/rivera')).body).not.toContain('/staff/shared/')
    expect((await ana.get(SHARE)).body).toContain('From now on it is hidden.')
  })

  test('waits under “For you” of the clinician it was shared with, and of nobody else, until they open it', async () => {
    const [ana, dana, eli] = [await signedIn('ana'), await signedIn('dana'), await signedIn('eli')]
    await fill(ana, 'For Dana to open')
    expect((await dana.get('/staff/requests')).body).not.toContain('/staff/shared/')
    await ana.submit(await ana.submit(await ana.get(SHARE), SHARE, { do: 'preview', readerId: 'dana' }), SHARE, { do: 'share' })
    const waiting = (await dana.get('/staff/requests')).body
    expect(waiting).toContain('Shared with you, not opened yet')
    expect(waiting).not.toContain('For Dana to open')
    expect((await eli.get('/staff/requests')).body).not.toContain('/staff/shared/')
    await dana.post(/\/staff\/shared\/[\w-]+/.exec(waiting)?.[0] ?? '', {})
    expect((await dana.get('/staff/requests')).body).not.toContain('Shared with you')
  })

  test('with somebody it cannot be shared with is not found', async () => {
    const ana = await signedIn('ana')
    const page = await ana.get(SHARE)
    for (const readerId of ['raul', 'uche', 'eli', 'ben', 'nobody']) {
      expect((await ana.submit(page, SHARE, { do: 'preview', readerId })).status, readerId).toBe(404)
    }
  })

  test('a relative finds it on the Family page', async () => {
    const [ana, luz] = [await signedIn('ana'), await signedIn('luz')]
    await fill(ana, 'For Luz')
    await ana.submit(await ana.submit(await ana.get(SHARE), SHARE, { do: 'preview', readerId: 'luz' }), SHARE, { do: 'share' })
    const place = /\/shared\/[\w-]+/.exec((await luz.get('/family')).body)?.[0] ?? ''
    await luz.post(place, {})
    expect((await luz.get(place)).body).toContain('For Luz')
    expect((await (await signedIn('raul')).get(place)).status).toBe(404)
  })
})

describe('a reflection', () => {
  const at = () => {
    for (const course of server.world.catalog.courses) {
      for (const module of course.modules) {
        const [reflection] = module.reflections
        if (reflection && !module.gate && !module.private) {
          return { path: `/learn/${course.order}/${module.order}/${module.sections.indexOf(reflection.section) + 1}`, key: reflection.key, box: `text-${reflection.key}` }
        }
      }
    }
    throw new Error('no reflection')
  }

  test('is kept for its author, and nobody else’s page holds it', async () => {
    const [ana, luz, { path, key, box }] = [await signedIn('ana'), await signedIn('luz'), at()]
    await luz.get(path)
    expect((await ana.submit(await ana.get(path), path, { do: 'reflect', [box]: 'Canary of a reflection' })).location).toBe(`${path}#reflect-${key}`)
    expect(boxOf(await ana.get(path), box)).toBe('Canary of a reflection')
    expect(boxOf(await luz.get(path), box)).toBe('')
    expect((await server.browser().get(path)).body).not.toContain('Canary of a reflection')
    expect((await server.browser().post(path, { do: 'reflect', formKey: crypto.randomUUID(), reflectionKey: key, [box]: 'x' })).location).toContain('/sign-in')
  })

  test('changed on two devices shows both', async () => {
    const [one, other, { path, box }] = [await signedIn('sam'), await signedIn('sam'), at()]
    const [first, second] = [await one.get(path), await other.get(path)]
    await one.submit(first, path, { do: 'reflect', [box]: 'First' })
    const both = await other.submit(second, path, { do: 'reflect', [box]: 'Second' })
    expect(both.status).toBe(409)
    expect(both.body).toContain('First')
    expect(boxOf(both, box)).toBe('Second')
    expect((await other.submit(both, path, { do: 'reflect', pick: 'typed' })).status).toBe(303)
    expect(boxOf(await one.get(path), box)).toBe('Second')
  })
})
