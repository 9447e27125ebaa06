import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { listOpenAssignments } from '../../src/domain/assignments/queries.ts'
import { ana, HARBOR, luz } from '../support/cast.ts'
import type { Answer, Browser } from '../support/http-client.ts'
import { arrangeCast, signedInOn } from '../support/server-cast.ts'
import { startServer, type TestServer } from '../support/server.ts'

let server: TestServer
beforeAll(async () => { server = await startServer({ arrange: arrangeCast }) })
afterAll(() => server.close())

const RIVERA = '/staff/families/rivera'
const ASSIGN = '/staff/assignments/new'
const UNDO = '/staff/assignments/undo'

const signedIn = (id: string) => signedInOn(server, id)

const course = (at: number) => server.world.catalog.courses[at]?.key ?? ''
const step = (browser: Browser, page: Answer, fields: Record<string, string | string[]>) => browser.submit(page, ASSIGN, fields, ASSIGN)
const assign = (browser: Browser, page: Answer, fields: Record<string, string> = {}) =>
  browser.submit(page, ASSIGN, { formKey: crypto.randomUUID(), ...fields })

/** Through the first three steps: course, people, no date. */
async function upToTheCheck(browser: Browser, courseKey: string, memberIds: string[], from = `${ASSIGN}?family=rivera`): Promise<Answer> {
  const people = await step(browser, await browser.get(from), { courseKey })
  return step(browser, await step(browser, people, { memberIds }), { dueOn: '' })
}

describe('assigning a course', () => {
  test('goes step by step, shows who has it, and can be undone', async () => {
    const browser = await signedIn('dana')
    const none = await step(browser, await browser.get(`${ASSIGN}?family=rivera`), {})
    expect([none.status, none.body.includes('Choose a course.')]).toEqual([422, true])
    const people = await step(browser, none, { courseKey: course(0) })
    expect(people.body).toContain('Everyone here')
    expect((await step(browser, people, {})).body).toContain('Choose who it is for.')
    const date = await step(browser, people, { memberIds: ['ana'] })
    const past = await step(browser, date, { dates: 'by-date', dueOn: '2020-01-01' })
    expect([past.status, past.body.includes('value="2020-01-01"')]).toEqual([422, true])
    const check = await step(browser, past, { dates: 'none' })
    expect(check.body).toMatch(/Check your answers[\s\S]*Ana[\s\S]*No dates/)
    const back = await browser.submit(check, ASSIGN, { to: 'people', step: 'check' })
    expect(back.body).toMatch(/value="ana"\s+checked|checked[^>]*value="ana"/)

    const done = await assign(browser, check)
    expect(done.location).toMatch(/^\/staff\/families\/rivera\?assigned=/)
    const page = await browser.follow(done)
    expect(page.body).toContain('assigned to 1 person')
    const second = await step(browser, await browser.get(`${ASSIGN}?family=rivera`), { courseKey: course(0) })
    expect(second.body).toContain('Ana has this course already.')
    expect(second.body).not.toContain('value="ana"')

    const undone = await browser.submit(page, RIVERA, {}, UNDO)
    expect((await browser.follow(undone)).body).toContain('It is undone.')
    expect(await listOpenAssignments(server.world.db, ana)).toEqual([])
  })

  test('sent twice assigns once', async () => {
    const browser = await signedIn('dana')
    const check = await upToTheCheck(browser, course(1), ['luz'])
    const formKey = crypto.randomUUID()
    const answers = await Promise.all(Array.from({ length: 5 }, () => assign(browser, check, { formKey })))
    expect(new Set(answers.map(({ location }) => location)).size).toBe(1)
    expect(await listOpenAssignments(server.world.db, luz)).toHaveLength(1)
  })

  test('warns when the course is not all in someone’s language', async () => {
    const browser = await signedIn('dana')
    const english = server.world.catalog.courses.find(({ modules }) => modules.some(({ locales }) => !locales.includes('es')))
    if (!english) return
    await server.world.transact((db) => db.updateTable('account').set({ locale: 'es' }).where('id', '=', 'raul').execute())
    const check = await upToTheCheck(browser, english.key, ['raul'])
    expect(check.body).toContain('Raul would read parts in English')
    const warned = await assign(browser, check)
    expect([warned.status, warned.body.includes('Tick the box, or choose another course.')]).toEqual([422, true])
    expect((await assign(browser, warned, { anyLanguage: 'yes' })).status).toBe(303)
  })

  test('to anyone outside the team is the same 404, whatever was typed', async () => {
    const [browser, eli] = [await signedIn('dana'), await signedIn('eli')]
    const fields = { step: 'check', formKey: crypto.randomUUID(), courseKey: course(0), memberIds: 'uche' }
    expect((await browser.post(ASSIGN, fields)).status).toBe(404)
    expect((await eli.post(UNDO, { formKey: crypto.randomUUID(), assignmentIds: 'no-such-assignment' })).status).toBe(404)
    for (const odd of [{}, { step: 'check' }, { step: 'x', courseKey: 'x'.repeat(9_000) }, { step: 'date', courseKey: course(0), memberIds: 'ana', dueOn: '9999-99-99' }]) {
      expect((await browser.post(ASSIGN, odd)).status, JSON.stringify(odd).slice(0, 60)).toBe(422)
    }
    expect((await browser.get(UNDO)).status).toBe(404)
  })
})

describe('beside the caseload', () => {
  test('a sign-in code needs a look at the person, and is shown once', async () => {
    const browser = await signedIn('dana')
    const path = `${RIVERA}/members/ana/code`
    const refused = await browser.submit(await browser.get(path), path, {}, '')
    expect([refused.status, refused.body.includes('Check in person who this is')]).toEqual([422, true])
    const given = await browser.submit(refused, path, { checked: 'yes' }, '')
    expect(given.body).toMatch(/[A-Z2-9]{4}-[A-Z2-9]{4}-[A-Z2-9]{4}/)
    expect(given.headers['content-encoding']).toBeUndefined()
    expect((await browser.get(`${RIVERA}/members/uche/code`)).status).toBe(404)
    expect((await browser.get('/staff/families/okafor/members/ana/code')).status).toBe(404)
  })

  test('the join code opens, prints, is replaced and closes', async () => {
    const browser = await signedIn('dana')
    const path = '/staff/join-code'
    const codeIn = (page: Answer) => /([A-Z2-9]{4}-[A-Z2-9]{4})<\/strong>/.exec(page.body)?.[1]
    expect((await browser.get(`${path}/poster`)).location).toBe(path)
    const opened = await browser.follow(await browser.submit(await browser.get(path), path, { do: 'open' }))
    const first = codeIn(opened)
    expect(first).toBeDefined()
    const poster = await browser.get(`${path}/poster`)
    expect(poster.body).toContain('lang="es"')
    expect(codeIn(poster)).toBe(first)
    expect(/<article[\s\S]*<\/article>/.exec(poster.body)?.[0]).not.toMatch(/addict|treatment|recovery|adicci|tratamiento|Harbor/i)
    const replaced = await browser.follow(await browser.submit(opened, path, { do: 'open' }))
    expect(codeIn(replaced)).not.toBe(first)
    const closed = await browser.follow(await browser.submit(replaced, path, { do: 'close' }))
    expect(closed.body).toContain('No code is open now.')
  })

  test('who joined by code stands on its own page, for those who welcome them', async () => {
    expect((await (await signedIn('eli')).get('/staff/joined-by-code')).body).toContain('Sam')
    expect((await (await signedIn('dana')).get('/staff/joined-by-code')).body).not.toContain('Sam')
  })

  test('what waits is a new invitation asked for, or a consent that ends soon', async () => {
    const browser = await signedIn('dana')
    expect((await browser.get('/staff/requests')).body).toContain('Nothing waits for you.')
    const at = new Date().toISOString()
    await server.world.transact(async (db) => {
      await db.insertInto('request').values({
        clinicId: HARBOR, id: 'asked', kind: 'new-invitation', familyId: 'rivera', consentId: 'consent-luz',
        askedOn: at.slice(0, 10), askedAt: at, answeredAt: null, answeredBy: null,
      }).execute()
    })
    const page = await browser.get('/staff/requests')
    expect(page.body).toContain(`${RIVERA}/consents/consent-luz/sheet`)
    expect((await (await signedIn('eli')).get('/staff/requests')).body).toContain('Nothing waits for you.')
  })
})
