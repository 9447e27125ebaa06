import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { expectFile } from '../support/handed-out.ts'
import { CAST_AT, HARBOR } from '../support/cast.ts'
import type { Answer, Browser } from '../support/http-client.ts'
import { poppler, structureOf, withoutPoppler } from '../support/read-pdf.ts'
import { arrangeCast, passwordOf, signedInOn } from '../support/server-cast.ts'
import { startServer, type TestServer } from '../support/server.ts'

const CANARY = 'Zuleika Canary'
const COURSE = 'signs'

let server: TestServer
beforeAll(async () => {
  server = await startServer({
    async arrange(world, origin) {
      await arrangeCast(world, origin)
      const modules = world.catalog.course(COURSE)?.modules ?? []
      await world.transact((db) => db.insertInto('moduleProgress').values(modules.map(({ key }) => ({
        clinicId: HARBOR, memberId: 'ana', moduleKey: key, openedAt: CAST_AT, openedVersion: 1, passMark: '0.8',
        completedAt: CAST_AT, completedVersion: 1, completedHow: 'online', lastOn: '2026-11-22',
      }))).execute())
    },
  })
})
afterAll(() => server.close())

const signedIn = (id: string) => signedInOn(server, id)

/** Ana's certificate, asked for on the page of its course. */
async function certificateOf(browser: Browser): Promise<string> {
  const page = await browser.get('/learn/2')
  const known = /href="(\/certificates\/[\w-]+)"/.exec(page.body)?.[1]
  return known ?? (await browser.submit(page, '/learn/2', { courseKey: COURSE }, '/certificates')).location
}

async function allowChecks(isOn: boolean): Promise<void> {
  const browser = server.browser()
  await browser.submit(await browser.get('/staff/sign-in'), '/staff/sign-in', { name: 'adi', password: passwordOf('adi') })
  const path = '/staff/clinic/settings'
  expect((await browser.submit(await browser.get(`${path}?change=pages`), path, { certificateCheck: isOn ? 'yes' : [] })).status).toBe(303)
}

const codeOn = (page: Answer) => /\/check\/([A-Z0-9-]{14})/.exec(page.body)?.[1]

describe('the certificate of a course', () => {
  test('is offered where the course is complete, on its page and on the last finished module, and to nobody else', async () => {
    const [ana, luz] = [await signedIn('ana'), await signedIn('luz')]
    for (const path of ['/learn/2', '/learn/2/1/done']) expect((await ana.get(path)).body, path).toContain('Your certificate')
    for (const path of ['/learn/1', '/learn/2']) {
      expect((await (path === '/learn/1' ? ana : luz).get(path)).body, path).not.toContain('Your certificate')
      expect((await server.browser().get(path)).body, path).not.toContain('Your certificate')
    }
    expect((await luz.post('/certificates', { courseKey: COURSE })).location).toBe('/learn')
    expect((await luz.post('/certificates', { courseKey: 'no-course' })).status).toBe(404)
  })

  test('shows the name, the clinic as families know it and the number of the course, and no word of what it is about', async () => {
    const browser = await signedIn('ana')
    const page = await browser.get(await certificateOf(browser))
    expect(page.status).toBe(200)
    const sheet = /<article[\s\S]*<\/article>/.exec(page.body)?.[0] ?? ''
    for (const words of ['Porchlight', 'Ana', 'Family education, course 2', 'with all 5 modules']) expect(sheet).toContain(words)
    expect(page.body).not.toMatch(/relapse|addiction|treatment|Harbor House/i)
    expect(page.headers['cache-control']).toBe('no-store')
  })

  test('takes another name for one print, and keeps it nowhere', async () => {
    const browser = await signedIn('ana')
    const path = await certificateOf(browser)
    const page = await browser.submit(await browser.get(path), path, { printedName: CANARY, as: 'show' })
    expect([page.status, page.body.match(new RegExp(CANARY, 'g'))?.length]).toEqual([200, 2])
    expect(page.headers['content-encoding']).toBeUndefined()
    expect((await browser.get(path)).body).not.toContain(CANARY)
    const empty = await browser.submit(page, path, { printedName: ' ', as: 'show' })
    expect([empty.status, empty.body.includes('There is a problem')]).toEqual([422, true])
    const { rows } = await server.world.db.executeQuery<{ name: string }>((await import('kysely')).sql<{ name: string }>`
      select name from sqlite_schema where type = 'table' and name not glob 'sqlite_*'`.compile(server.world.db))
    for (const { name } of rows) {
      expect(JSON.stringify(await server.world.db.selectFrom(name as 'account').selectAll().execute()), name).not.toContain('Zuleika')
    }
  })

  test('comes as a file to keep, with a neutral name and every header of a file', async () => {
    const browser = await signedIn('ana')
    const path = await certificateOf(browser)
    const file = await browser.submit(await browser.get(path), path, { printedName: CANARY, as: 'file' })
    expect(file.status).toBe(200)
    expectFile(file, 'certificate')
  })

  test('is no file where its name would have empty squares: the page says so and can be printed', async () => {
    const browser = await signedIn('ana')
    const path = await certificateOf(browser)
    const page = await browser.submit(await browser.get(path), path, { printedName: '王小明', as: 'file' })
    expect([page.status, page.headers['content-type'], page.body.includes('cannot draw every letter')]).toEqual([200, 'text/html; charset=utf-8', true])
  })

  test('is there for its owner alone', async () => {
    const path = await certificateOf(await signedIn('ana'))
    for (const name of ['luz', 'uche']) {
      const other = await signedIn(name)
      expect((await other.get(path)).status, name).toBe(404)
      expect((await other.post(path, { printedName: 'x', as: 'file' })).status, name).toBe(404)
    }
    expect((await server.browser().get(path)).location).toBe(`/sign-in?to=${encodeURIComponent(path)}`)
    const staff = server.browser()
    await staff.submit(await staff.get('/staff/sign-in'), '/staff/sign-in', { name: 'dana', password: passwordOf('dana') })
    expect((await staff.get(path)).status).toBe(404)
  })
})

describe('checking a certificate', () => {
  test('is not there until the clinic allows it', async () => {
    const browser = await signedIn('ana')
    expect(codeOn(await browser.get(await certificateOf(browser)))).toBeUndefined()
    expect((await server.browser().get('/check/2222-2222-2222')).status).toBe(404)
  })

  test('answers valid and the month, or unknown, alike in everything else', async () => {
    await allowChecks(true)
    const browser = await signedIn('ana')
    const code = codeOn(await browser.get(await certificateOf(browser))) ?? ''
    const timed = async (path: string): Promise<{ answer: Answer; ms: number }> => {
      const from = performance.now()
      return { answer: await server.browser().get(path), ms: performance.now() - from }
    }
    const [valid, unknown] = [await timed(`/check/${code}`), await timed('/check/2222-2222-2222')]
    expect(valid.answer.body).toMatch(/This certificate is valid\. It was issued in [A-Z][a-z]+ \d{4}\./)
    expect(unknown.answer.body).toContain('We do not know this code')
    expect(valid.answer.body).not.toMatch(/Ana|course/)
    const sentence = /<p class="lede">[^<]*<\/p>/
    const same = ({ body }: Answer, path: string) => body.replace(sentence, '').replaceAll(path, '')
    expect(same(valid.answer, code)).toBe(same(unknown.answer, '2222-2222-2222'))
    expect([valid.answer.status, unknown.answer.status]).toEqual([200, 200])
    for (const { ms } of [valid, unknown]) expect(ms).toBeGreaterThanOrEqual(290)
    await allowChecks(false)
    expect((await server.browser().get(`/check/${code}`)).status).toBe(404)
  })
})

test.skipIf(withoutPoppler !== undefined)(`its file is one tagged page in reading order${withoutPoppler ? ` (skipped: ${withoutPoppler})` : ''}`, async () => {
  const { certificateBlocks } = await import('../../src/server/certificate-paper.ts')
  const { writePaper } = await import('../../src/server/pdf/write-paper.ts')
  const { wordsOf } = await import('../../src/words/words.ts')
  const longest = { name: `${'W'.repeat(29)} ${'W'.repeat(30)}`, course: 2, modules: 12, issuedOn: '2026-11-23', checkAt: `${'clinic.'.repeat(10)}example/check/K7MQ-4XRD-22QP` }
  const { certificate: spanish } = wordsOf('es')
  const full = await writePaper({ size: 'letter', locale: 'es', title: spanish.title, framed: true }, certificateBlocks(longest, { from: 'Porchlight', locale: 'es', words: spanish }))
  expect(poppler('pdfinfo', [], full)).toMatch(/Pages: +1\n/)
  for (const locale of ['en', 'es'] as const) {
    const words = wordsOf(locale).certificate
    const facts = { name: 'Ana María Muñoz', course: 2, modules: 5, issuedOn: '2026-11-23', checkAt: 'porchlight.example/check/K7MQ-4XRD-22QP' }
    const pdf = await writePaper({ size: 'letter', locale, title: words.title, framed: true }, certificateBlocks(facts, { from: 'Porchlight', locale, words }))
    expect(poppler('pdfinfo', [], pdf)).toMatch(new RegExp(`Title: +${words.title}\n[\\s\\S]*Tagged: +yes[\\s\\S]*Pages: +1\n`))
    expect(structureOf(pdf).filter((line) => line.startsWith('"') && line !== '""')).toEqual([
      'Porchlight', words.heading, words.says, 'Ana María Muñoz', words.finished, words.course(2), words.modules(5),
      locale === 'en' ? 'November 23, 2026' : '23 de noviembre de 2026', words.check, facts.checkAt,
    ].map((text) => `"${text}"`))
  }
})
