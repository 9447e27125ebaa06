import { parse } from 'csv-parse/sync'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { NOTICE } from '../../src/domain/consents/notice.ts'
import { endConsent } from '../../src/domain/consents/end-consent.ts'
import { dana, HARBOR, passwordOf } from '../support/cast.ts'
import { arrangeRecord } from '../support/family-record.ts'
import { plainly, poppler, structureOf, withoutPoppler } from '../support/read-pdf.ts'
import { arrangeCast, BEACON_HOST, signedInOn } from '../support/server-cast.ts'
import { startServer, type TestServer } from '../support/server.ts'

let server: TestServer
beforeAll(async () => {
  server = await startServer({ arrange: async (world, origin) => {
    await arrangeCast(world, origin)
    await arrangeRecord(world)
  } })
})
afterAll(() => server.close())

const PEOPLE = '/staff/reports/people'
const REPORTS = ['people', 'families', 'workshops'].map((report) => `/staff/reports/${report}`)
const signedIn = (id: string) => signedInOn(server, id)
const rowsOf = (body: string) => parse(body, { bom: true, relax_column_count: true })
const exportsOf = () => server.world.db.selectFrom('audit').where('event', '=', 'report.exported').select(['objectId', 'reason']).orderBy('seq').execute()
const rename = (id: string, displayName: string) => server.world.transact((db) => db.updateTable('account').set({ displayName }).where('id', '=', id).execute())
/** As if somebody had typed their password so long ago. */
const signedInBefore = (minutes: number) => server.world.transact((db) => db.updateTable('signIn')
  .set({ createdAt: new Date(Date.now() - minutes * 60_000).toISOString() }).where('accountId', '=', 'dana').execute())

describe('the reports', () => {
  test('are not there for members, administrators and whoever is signed out, nor is any other report', async () => {
    for (const who of ['ana', 'adi']) {
      const stranger = await signedIn(who)
      for (const path of ['/staff/reports', ...REPORTS]) expect((await stranger.get(path)).status, `${who} ${path}`).toBe(404)
      for (const path of REPORTS) expect((await stranger.post(path, { as: 'csv' })).status, `${who} sends ${path}`).toBe(404)
    }
    expect((await server.browser().get(PEOPLE)).status).toBe(303)
    expect((await server.browser().post(PEOPLE, { as: 'csv' })).body).not.toContain('Case 12')
    const dana = await signedIn('dana')
    for (const path of ['/staff/reports/everything', `${PEOPLE}?family=okafor`, `${PEOPLE}?family=brandt`, `${PEOPLE}?course=nowhere`]) {
      expect((await dana.get(path)).status, path).toBe(404)
      expect((await dana.post(path, { as: 'csv' })).status, `sends ${path}`).toBe(404)
    }
    expect((await server.browser(BEACON_HOST).get(PEOPLE)).body).not.toContain('Case')
    expect(await exportsOf()).toEqual([])
  })

  test('show only their own people, the number of rows first, under a neutral title', async () => {
    const [dana, eli] = [await signedIn('dana'), await signedIn('eli')]
    const people = (await dana.get(PEOPLE)).body
    expect(people.indexOf('3 rows')).toBeGreaterThan(0)
    expect(people.indexOf('3 rows')).toBeLessThan(people.indexOf('<table'))
    for (const words of ['Ana', 'Luz', 'Case 12', '2 of 2', NOTICE]) expect(people).toContain(words)
    expect(people).not.toMatch(/Uche|Case 15|Sam\b/)
    expect((await eli.get(PEOPLE)).body).not.toMatch(/Ana|Case 12/)
    for (const path of ['/staff/reports', ...REPORTS]) {
      expect(/<title>(.*?)<\/title>/.exec((await dana.get(path)).body)?.[1], path).not.toMatch(/Ana|Case|treatment|recovery/i)
    }
  })

  test('answer choices that make no sense with what is wrong, and give out no file', async () => {
    const dana = await signedIn('dana')
    for (const asked of ['language=xx', 'learning=late', 'from=yesterday', 'from=2026-11-20&until=2026-11-01', `course=${'x'.repeat(70)}`]) {
      expect((await dana.get(`${PEOPLE}?${asked}`)).status, asked).toBe(422)
      const sent = await dana.post(`${PEOPLE}?${asked}`, { as: 'csv' })
      expect([sent.status, sent.headers['content-type']], asked).toEqual([422, 'text/html; charset=utf-8'])
    }
    for (const fields of [{}, { as: 'xlsx' }, { as: 'csv', password: '\u0000' }] as Record<string, string>[]) {
      expect([200, 422]).toContain((await dana.post(PEOPLE, fields)).status)
    }
    expect((await dana.post(PEOPLE, { as: 'xlsx' })).status).toBe(422)
    expect((await dana.get(`${PEOPLE}?page=x&more=1`)).status).toBe(200)
  })
})

describe('the table to save', () => {
  test('holds the notice and the number of rows, then a line for each, and no formula', async () => {
    await rename('luz', '=cmd|calc')
    const dana = await signedIn('dana')
    const file = await dana.post(`${PEOPLE}?language=en`, { as: 'csv' })
    expect(file.headers).toMatchObject({ 'content-type': 'text/csv; charset=utf-8', 'cache-control': 'no-store' })
    expect(file.headers['content-disposition']).toMatch(/^attachment; filename="report-people-\d{4}-\d\d-\d\d\.csv"$/)
    const [first, head, ...rows] = rowsOf(file.body)
    expect(first).toEqual([NOTICE, '3 rows'])
    expect(head?.slice(0, 4)).toEqual(['Name to call', 'Family', 'Language', 'Course'])
    expect(rows.map(([name]) => name)).toEqual(["'=cmd|calc", 'Ana', 'Raul'])
    expect(rows[1]?.slice(-4)).toEqual(['2', '2', '2026-11-22', '2027-02-20'])
    expect((await exportsOf()).at(-1)).toEqual({ objectId: 'people', reason: 'csv lines=3 language=en' })
    await rename('luz', 'Luz')
  })

  test('of families and of workshops has counts alone', async () => {
    const dana = await signedIn('dana')
    expect(rowsOf((await dana.post('/staff/reports/families', { as: 'csv' })).body).slice(1)).toEqual([
      ['Family', 'Start day', 'Pace', 'People', 'Finished', 'Calls', 'Last call'], ['Case 12', '2026-11-02', 'Running', '3', '0', '2', '2026-11-10'],
    ])
    const [, , latest] = rowsOf((await dana.post('/staff/reports/workshops', { as: 'csv' })).body)
    expect(latest).toEqual(['2026-11-12', '', '2', '0', '1', '0', '1', '0', '0', '0'])
  })

  test('leaves out whose consent was withdrawn while the page stood open', async () => {
    const dana = await signedIn('dana')
    const page = await dana.get(PEOPLE)
    expect(page.body).toContain('Raul')
    await endConsent(server.world, { role: 'clinician', clinicId: HARBOR, id: 'dana' }, { familyId: 'rivera', consentId: 'consent-raul' })
    const [first, , ...rows] = rowsOf((await dana.submit(page, PEOPLE, { as: 'csv' })).body)
    expect([first?.[1], rows.map(([name]) => name)]).toEqual(['2 rows', ['Ana', 'Luz']])
  })

  test('is asked for with the password when it was typed more than five minutes ago', async () => {
    const browser = await signedIn('dana')
    expect((await browser.get(PEOPLE)).body).not.toContain('type="password"')
    await signedInBefore(6)
    const page = await browser.get(PEOPLE)
    const before = await exportsOf()
    for (const [password, words] of [['', 'Type a password.'], ['this is not the one', 'This is not your password.']] as const) {
      const refused = await browser.submit(page, PEOPLE, { as: 'csv', password })
      expect([refused.status, refused.body.includes(words), refused.body.includes('this is not the one')], words).toEqual([422, true, false])
    }
    expect((await browser.post(PEOPLE, { as: 'print' })).status).toBe(422)
    expect(await exportsOf()).toEqual(before)
    const file = await browser.submit(page, PEOPLE, { as: 'csv', password: passwordOf(dana.id) })
    expect(file.headers['content-type']).toBe('text/csv; charset=utf-8')
  })
})

describe('on paper', () => {
  test('the browser prints every row with the notice, whoever took it, and what was chosen', async () => {
    const page = (await (await signedIn('dana')).post(`${PEOPLE}?language=en&family=rivera`, { as: 'print' })).body
    for (const words of ['Ana', '2 rows', 'Only: Case 12 · English.', 'Prepared by Dana.', 'Please do not pass it on', NOTICE]) expect(page).toContain(words)
    expect((await exportsOf()).at(-1)?.reason).toMatch(/^print lines=2 /)
  })

  test('the file holds its language, its fonts and no name in its title, and is written the same every time', async () => {
    const dana = await signedIn('dana')
    const [file, again] = [await dana.post(PEOPLE, { as: 'pdf' }), await dana.post(PEOPLE, { as: 'pdf' })]
    expect(file.headers['content-disposition']).toMatch(/^attachment; filename="report-people-\d{4}-\d\d-\d\d\.pdf"$/)
    expect(file.headers['content-type']).toBe('application/pdf')
    expect(file.bytes.equals(again.bytes)).toBe(true)
    const text = plainly(file.bytes)
    for (const part of ['/MarkInfo', '/Lang (en)', '/S /Table', '/S /TH', '/FontFile2', '/MediaBox [0 0 792 612]']) expect(text, part).toContain(part)
  })

  test.skipIf(withoutPoppler)('the file is read aloud in order: heading, sentences, notice, table; the notice and the page stand at each foot', async () => {
    const { bytes } = await (await signedIn('dana')).post(PEOPLE, { as: 'pdf' })
    const tree = structureOf(bytes)
    const at = ['H1', 'P', 'Table', 'TR'].map((tag) => tree.findIndex((line) => line === tag || line.startsWith(`${tag} `)))
    expect(at.every((place) => place >= 0)).toBe(true)
    expect(tree.join('\n')).toMatch(/"Name to "\n"call"[\s\S]*"Workshops"[\s\S]*"Ana"/)
    expect(poppler('pdftotext', ['-layout'], bytes)).toMatch(new RegExp(`${NOTICE.replace('.', '\\.')} · Page 1 of 1`))
    expect(poppler('pdffonts', [], bytes).split('\n').slice(2).filter(Boolean).every((line) => /\syes\s+yes\s/.test(line))).toBe(true)
  })
})
