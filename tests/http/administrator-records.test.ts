import { parse } from 'csv-parse/sync'
import { sql } from 'kysely'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openDatabase } from '../../db/open.ts'
import { record } from '../../src/domain/audit.ts'
import { atomically } from '../../src/domain/world.ts'
import { BEACON, cleo, dana, eli, HARBOR } from '../support/cast.ts'
import type { Browser } from '../support/http-client.ts'
import { addConsent, invite } from '../support/joining.ts'
import { arrangeCast, BEACON_HOST, passwordOf, signedInOn } from '../support/server-cast.ts'
import { startServer, type TestServer } from '../support/server.ts'

const AUDIT = '/staff/clinic/audit'
const [DISCLOSURES, MESSAGES, DOCTOR] = ['disclosures', 'messages', 'doctor'].map((page) => `/staff/clinic/${page}`) as [string, string, string]

let server: TestServer
let browser: Browser
beforeAll(async () => {
  server = await startServer({ arrange: arrangeCast, environment: { JOBS: 'off' } })
  browser = await signedInOn(server, 'adi')
})
afterAll(() => server.close())

const verify = async () => browser.submit(await browser.get(AUDIT), AUDIT, { do: 'verify' })
const view = (who = dana, reason = '') => atomically(server.world, (inside) =>
  record(inside, who, 'family.viewed', { kind: 'family', id: who.clinicId === HARBOR ? 'rivera' : 'brandt' }, { reason }))

describe('the audit record', () => {
  test('says who did what about which case code, and shows no one of a family', async () => {
    await view()
    await (await signedInOn(server, 'dana')).get('/staff/families/rivera/members/luz/code')
    const { status, body } = await browser.get(AUDIT)
    expect(status).toBe(200)
    expect(body).toMatch(/Family: looked at – Case 12[\s\S]*Dana/)
    for (const name of ['Ana', 'Luz', 'Uche', 'Case 3', 'Cleo']) expect(body, name).not.toContain(name)
  })

  test('is filtered by day, by what, and by who', async () => {
    await view(eli)
    const today = new Intl.DateTimeFormat('en-CA', { timeZone: 'America/New_York' }).format(new Date())
    const entries = async (query: string) => ((await browser.get(`${AUDIT}?${query}`)).body.match(/<th scope="row">/g) ?? []).length
    expect(await entries(`event=family.viewed&staff=eli`)).toBe(1)
    expect(await entries(`from=${today}&to=${today}&staff=eli&event=family.viewed`)).toBe(1)
    expect(await entries('to=2020-01-01')).toBe(0)
    expect(await entries('event=nothing')).toBe(0)
    expect(await entries('from=&to=&event=&staff=')).toBeGreaterThan(1)
  })

  test('goes on page by page, each entry once, and keeps what was chosen', async () => {
    for (let at = 0; at < 60; at += 1) await view(dana, 'many')
    const first = await browser.get(`${AUDIT}?event=family.viewed&staff=dana`)
    const older = /href="(\?[^"]*before=\d+)"/.exec(first.body)?.[1]?.replaceAll('&#38;', '&').replaceAll('&amp;', '&') ?? ''
    expect(older).toContain('staff=dana')
    const second = await browser.get(`${AUDIT}${older}`)
    const numbers = [first, second].flatMap(({ body }) => [...body.matchAll(/No\. (\d+) ·/g)].map(([, number]) => Number(number)))
    expect(numbers.length).toBeGreaterThan(60)
    expect(numbers).toEqual([...new Set(numbers)].sort((a, b) => b - a))
  })

  test('with days the wrong way round, or words that are none, says so and does not break', async () => {
    const wrong = await browser.get(`${AUDIT}?from=2026-12-01&to=2026-11-01`)
    expect([wrong.status, wrong.body.includes('not after the last day')]).toEqual([422, true])
    for (const query of ['from=yesterday', 'before=-1', `event=${'x'.repeat(200)}`]) expect((await browser.get(`${AUDIT}?${query}`)).status, query).toBe(422)
    for (const fields of [{}, { do: 'erase' }] as Record<string, string>[]) expect((await browser.post(AUDIT, fields)).status).toBe(422)
  })

  test('saved as a file holds every entry to its own, none of the other clinic, and nothing a table would run', async () => {
    await view(dana, '=HYPERLINK("http://evil.example")')
    await view(cleo, 'next door')
    const file = await browser.submit(await browser.get(AUDIT), AUDIT, { do: 'export' })
    expect(file.headers['content-type']).toBe('text/csv; charset=utf-8')
    expect(file.headers['content-disposition']).toMatch(/^attachment; filename="record-\d{4}-\d\d-\d\d\.csv"$/)
    expect(file.headers['content-security-policy']).toContain('sandbox')
    const rows = parse(file.body, { bom: true, columns: true }) as Record<string, string>[]
    expect(rows.map(({ number }) => Number(number))).toEqual(rows.map((_, at) => at + 1))
    expect(rows.at(-1)).toMatchObject({ event: 'audit.exported', actor_id: 'adi' })
    expect(rows.some(({ reason }) => reason === '\'=HYPERLINK("http://evil.example")')).toBe(true)
    expect(file.body).not.toMatch(/(^|[\n,"])=/)
    expect(file.body).not.toContain('next door')
  })

  test('saved as a file holds what was chosen', async () => {
    const file = await browser.post(`${AUDIT}?event=family.viewed&staff=eli`, { do: 'export' })
    const rows = parse(file.body, { bom: true, columns: true }) as Record<string, string>[]
    expect(new Set(rows.map(({ event, actor_id: who }) => `${event} ${who}`))).toEqual(new Set(['family.viewed eli']))
  })

  test('checked, says that it is whole, and later where it does not fit: a changed entry, a cut one', async () => {
    expect((await verify()).body).toMatch(/The record is whole: \d+ entries since/)
    expect((await browser.get('/staff/clinic')).body).toContain('Found whole on')
    const hands = openDatabase({ file: join(server.home, 'data', 'porchlight.db') })
    for (const what of ['update', 'delete']) await sql.raw(`drop trigger audit_refuses_${what}`).execute(hands.schema)
    await sql`update audit set reason = 'x' where clinic_id = ${HARBOR} and seq = 3`.execute(hands.schema)
    expect((await verify()).body).toContain('Entry 3 is not as it was written')
    expect((await browser.get(DOCTOR)).body).toContain('Something does not fit')
    await sql`delete from audit where clinic_id = ${HARBOR}`.execute(hands.schema)
    expect((await verify()).body).toContain('The record was cut off: entry 1 and those after it')
    await hands.close()
  })
})

describe('disclosures', () => {
  test('say what was told to whom under which consent, by case code, and the look is recorded', async () => {
    await invite(server.world, await addConsent(server.world))
    const { body } = await browser.get(DISCLOSURES)
    expect(body).toMatch(/Case 12[\s\S]*That someone takes part[\s\S]*Signed/)
    expect((await browser.get(`${DISCLOSURES}?family=okafor`)).body).toContain('Nothing was told')
    expect((await browser.get(`${DISCLOSURES}?family=rivera`)).body).toMatch(/<option[^>]*selected[^>]*>Case 12/)
    const { event } = await server.world.db.selectFrom('audit').where('clinicId', '=', HARBOR).orderBy('seq', 'desc').select('event').executeTakeFirstOrThrow()
    expect(event).toBe('disclosures.viewed')
  })

  test('of more than three years ago are not among them', async () => {
    await server.world.transact((db) => db.updateTable('disclosure').set({ at: '2020-01-01T10:00:00.000Z' }).execute())
    expect((await browser.get(DISCLOSURES)).body).toContain('Nothing was told')
  })
})

describe('messages', () => {
  test('are counted by kind, day and what became of them, without an address or a name', async () => {
    const at = new Date().toISOString()
    const message = (clinicId: string, id: string, rest = {}) => ({
      clinicId, id, kind: 'nudge', locale: 'en', accountId: clinicId === HARBOR ? 'ana' : 'ben', createdAt: at, dueAt: at, attempts: 0, addressSealed: 'canary-address', ...rest,
    })
    await server.world.transact((db) => db.insertInto('outbox').values([
      message(HARBOR, 'm1'), message(HARBOR, 'm2', { sentAt: at }), message(HARBOR, 'm3', { givenUpAt: at, lastProblem: '550 canary' }), message(HARBOR, 'm4', { kind: 'workshop', givenAt: at }),
      message(BEACON, 'm5', { cancelledAt: at }),
    ]).execute())
    const { body } = await browser.get(MESSAGES)
    const row = /<tr>((?:(?!<\/tr>)[\s\S])*Nudge[\s\S]*?)<\/tr>/.exec(body)?.[1] ?? ''
    expect([...row.matchAll(/<td class="number"[^>]*>\s*(\d+)/g)].map(([, n]) => n)).toEqual(['1', '1', '0', '0', '1'])
    expect(row).toContain('the other side said no')
    for (const secret of ['canary', 'Ana']) expect(body, secret).not.toContain(secret)
    expect((await browser.get('/staff/clinic')).body).toContain('1 waits, 1 did not arrive')
  })
})

describe('the doctor', () => {
  test('says of each thing that it is well or what to do', async () => {
    const { status, body } = await browser.get(DOCTOR)
    expect(status).toBe(200)
    for (const words of ['It takes what is written.', 'Only Porchlight can open it.', 'MB are free', 'Only one person can do this work', 'Set PUBLIC_ORIGIN', 'No backup is on record']) expect(body).toContain(words)
    await server.world.transact((db) => db.insertInto('meta').values({ clinicId: '', key: 'backup', value: new Date().toISOString() }).execute())
    expect((await browser.get(DOCTOR)).body).toContain('Made within the last hour.')
  })
})

describe('the clinic next door', () => {
  test('has its own records and sees nothing of these', async () => {
    await server.world.transact((db) => db.updateTable('staff').set({ administratorSince: new Date().toISOString() }).where('clinicId', '=', BEACON).where('id', '=', 'cleo').execute())
    const next = server.browser(BEACON_HOST)
    await next.submit(await next.get('/staff/sign-in'), '/staff/sign-in', { name: 'cleo', password: passwordOf('cleo') })
    const pages = await Promise.all([AUDIT, DISCLOSURES, MESSAGES, DOCTOR, '/staff/clinic/contacts', '/staff/contacts'].map((path) => next.get(path)))
    for (const { status, body } of pages) {
      expect(status).toBe(200)
      for (const theirs of ['Case 12', 'Dana', 'Eli', 'Adi']) expect(body, theirs).not.toContain(theirs)
    }
  })
})
