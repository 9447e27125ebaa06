import { spawnSync } from 'node:child_process'
import { setTimeout as wait } from 'node:timers/promises'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { putMeta } from '../../src/domain/clinics/queries.ts'
import type { Answer, Browser } from '../support/http-client.ts'
import { readZip } from '../support/read-zip.ts'
import { arrangeCast, passwordOf, signedInOn } from '../support/server-cast.ts'
import { startServer, type TestServer } from '../support/server.ts'

const PAGE = '/settings/export'
const CANARY = 'Canary says good night'
/** Longer than any file of the cast takes. */
const READY_MS = 20_000
const HOUR_MS = 3_600_000

let server: TestServer
beforeAll(async () => { server = await startServer({ arrange: arrangeCast, logLevel: 'info' }) })
afterAll(() => server.close())

const signedIn = (id: string) => signedInOn(server, id)
const ask = async (browser: Browser, id: string, fields: Record<string, string> = {}) =>
  browser.submit(await browser.get(PAGE), PAGE, { do: 'ask', withPrivate: 'yes', password: passwordOf(id), ...fields })

/** Looks again until the page says that the file is ready, as somebody without JavaScript does. */
async function untilReady(browser: Browser): Promise<{ page: Answer; seen: string[] }> {
  const seen: string[] = []
  for (const startedAt = performance.now(); performance.now() - startedAt < READY_MS; await wait(150)) {
    const page = await browser.get(PAGE)
    if (page.body.includes('Your file is ready')) return { page, seen }
    seen.push(/data-progress[^>]*>([^<]*)</.exec(page.body)?.[1] ?? page.body)
  }
  throw new Error(`The file was not ready: ${seen.at(-1)}`)
}

async function write(browser: Browser, text: string): Promise<void> {
  const path = '/worksheets/6/1'
  expect((await browser.submit(await browser.get(path), path, { 'box-stress-own': text })).status).toBe(303)
}
const take = async (browser: Browser, page: Answer) => browser.submit(page, PAGE, { do: 'take' })

/** Files of the installation that hold a text. Another process reads them: closing one here would drop SQLite's locks on it. */
function filesWith(text: string): string[] {
  const { stdout, status } = spawnSync('grep', ['--recursive', '--text', '--files-with-matches', '--fixed-strings', text, server.home], { encoding: 'utf8' })
  expect(status).toBeLessThan(2)
  return stdout.split('\n').filter(Boolean)
}

/** Puts the clock of the server ahead: it never goes back behind the time that is noted. */
async function restartIn(hours: number): Promise<void> {
  await server.stop()
  const value = new Date(Date.now() + hours * HOUR_MS).toISOString()
  await server.world.transact((db) => putMeta(db, '', 'latest-time', value))
  await server.restart()
}

describe('a member’s own data', () => {
  test('are asked for with the password, made beside the pages with a count, and downloaded once', async () => {
    const [ana, luz] = [await signedIn('ana'), await signedIn('luz')]
    await write(ana, CANARY)
    await write(luz, 'Not for her sister')
    const first = await ana.get(PAGE)
    expect(first.body).toContain('Only take it if the place where you keep it is safe.')
    expect((await ana.get('/settings')).body).toContain(`href="${PAGE}"`)

    const asked = await ask(ana, 'ana')
    expect([asked.status, asked.location]).toEqual([303, PAGE])
    const { page, seen } = await untilReady(ana)
    expect(seen.some((line) => /^\d+ of \d+ pieces are done\.$/.test(line)), seen.join()).toBe(true)
    expect(seen.join()).not.toContain('%')
    expect(filesWith(CANARY)).toEqual([])
    expect(filesWith('own-data-and-private').join()).toContain('porchlight.db')

    const file = await take(ana, page)
    expect(file.status).toBe(200)
    expect(file.headers).toMatchObject({
      'content-type': 'application/zip', 'cache-control': 'no-store', 'x-content-type-options': 'nosniff',
      'content-security-policy': "default-src 'none'; sandbox; frame-ancestors 'none'",
      'content-disposition': expect.stringMatching(/^attachment; filename="my-data-\d{4}-\d{2}-\d{2}\.zip"$/),
    })
    const files = readZip(file.bytes)
    expect(Object.keys(files)).toEqual(['data.json', 'index.html'])
    for (const text of Object.values(files)) {
      expect(text).toContain(CANARY)
      expect(text).not.toMatch(/Not for her sister|argon2|p1\./)
    }
    expect(await server.world.db.selectFrom('jobPiece').select('jobId').execute()).toEqual([])

    const again = await take(ana, page)
    expect([again.status, again.body.includes('This file is gone.')]).toEqual([422, true])
    const after = await ana.get(PAGE)
    expect(after.body).toMatch(/Downloaded on [A-Z][a-z]+ \d+, \d{4}, \d+:\d\d (am|pm)\./)
    expect(after.body).toContain('You can make a new file from')
    expect(after.body).not.toContain('value="ask"')
    expect(server.printed()).toContain('"route":"/settings/export"')
    expect(server.printed()).not.toMatch(/Canary|my-data/)
  })

  test('are made once in 24 hours, whatever form asks', async () => {
    const luz = await signedIn('luz')
    const two = [await luz.get(PAGE), await luz.get(PAGE)] as const
    const fields = { do: 'ask', withPrivate: 'no', password: passwordOf('luz') }
    expect((await luz.submit(two[0], PAGE, fields)).status).toBe(303)
    expect((await luz.submit(two[0], PAGE, fields)).status).toBe(303)
    const other = await luz.submit(two[0], PAGE, { ...fields, withPrivate: 'yes' })
    expect([other.status, other.body.includes('sent before with other answers')]).toEqual([409, true])
    const second = await luz.submit(two[1], PAGE, fields)
    expect([second.status, second.body.includes('You made a file less than 24 hours ago.')]).toEqual([422, true])
    const { page } = await untilReady(luz)
    expect(JSON.stringify(readZip((await take(luz, page)).bytes))).not.toContain('Not for her sister')
  })

  test('are nobody else’s: staff get the 404 of a page that is not there, and nobody who is not signed in gets any', async () => {
    const [dana, adi] = [await signedIn('dana'), await signedIn('adi')]
    for (const staff of [dana, adi]) {
      for (const answer of [await staff.get(PAGE), await staff.post(PAGE, { do: 'take' })]) expect(answer.status).toBe(404)
    }
    expect((await server.browser().get(PAGE)).location).toBe('/sign-in?to=%2Fsettings%2Fexport')
    const [sam, uche] = [await signedIn('sam'), await signedIn('uche')]
    await ask(sam, 'sam')
    await untilReady(sam)
    const stolen = await uche.post(PAGE, { do: 'take' })
    expect([stolen.status, stolen.headers['content-disposition']]).toEqual([422, undefined])
    expect((await sam.get(PAGE)).body).toContain('Your file is ready')
  })

  test('are refused to a wrong password, slower after five; forged and half forms are drawn again', async () => {
    const raul = await signedIn('raul')
    for (const fields of [{}, { do: 'owner' }, { do: 'ask' }, { do: 'ask', formKey: 'x', withPrivate: 'maybe', password: '' }]) {
      expect((await raul.post(PAGE, fields as Record<string, string>)).status, JSON.stringify(fields)).toBe(422)
    }
    const unchosen = await raul.submit(await raul.get(PAGE), PAGE, { do: 'ask', password: passwordOf('raul') })
    expect(unchosen.body).toContain('There is a problem')
    const said = []
    for (let time = 0; time < 6; time += 1) said.push(await ask(raul, 'raul', { password: 'not the one at all' }))
    expect(said.every(({ status }) => status === 422)).toBe(true)
    expect(said[0]?.body).toContain('This is not your password.')
    expect(said[5]?.body).toContain('Too many tries.')
    expect(said[0]?.body).not.toContain('not the one at all')
    expect(await server.world.db.selectFrom('job').where('accountId', '=', 'raul').select('id').execute()).toEqual([])
  })
})

test('kill -9 in the middle loses nothing: the next start goes on and finishes', async () => {
  const uche = await signedIn('uche')
  await write(uche, CANARY)
  await ask(uche, 'uche')
  const piecesDone = async () => (await server.world.db.selectFrom('job').where('accountId', '=', 'uche').select(['piecesDone', 'finishedAt']).executeTakeFirstOrThrow())
  while ((await piecesDone()).piecesDone < 4) await wait(5)
  await server.stop('SIGKILL')
  const { piecesDone: done, finishedAt } = await piecesDone()
  expect([finishedAt, done >= 4]).toEqual([null, true])
  const kept = await server.world.db.selectFrom('jobPiece').innerJoin('job', 'job.id', 'jobPiece.jobId').where('accountId', '=', 'uche')
    .select(['number', 'sealed']).orderBy('number').execute()
  expect(kept).toHaveLength(done)

  await server.restart()
  const { page } = await untilReady(uche)
  expect(readZip((await take(uche, page)).bytes)['data.json']).toContain(CANARY)
  const events = await server.world.db.selectFrom('audit').where('actorId', '=', 'uche').where('event', 'like', 'export.%').select('event').orderBy('seq').execute()
  expect(events.map(({ event }) => event)).toEqual(['export.asked', 'export.taken'])
}, 60_000)

test('a file that nobody took is gone a day later, erased, and another one may be made', async () => {
  const sam = await signedIn('sam')
  expect((await sam.get(PAGE)).body).toContain('Your file is ready')
  await restartIn(25)
  const later = await signedIn('sam')
  const page = await later.get(PAGE)
  expect(page.body).toContain('Your last file was not downloaded in time. It is erased.')
  expect((await later.post(PAGE, { do: 'take', password: passwordOf('sam') })).body).toContain('This file is gone.')
  await expect.poll(() => server.world.db.selectFrom('jobPiece').select('jobId').execute(), { timeout: 5_000 }).toEqual([])
  expect((await later.submit(page, PAGE, { do: 'ask', withPrivate: 'no', password: passwordOf('sam') })).status).toBe(303)
  await untilReady(later)
}, 60_000)
