import { setTimeout as wait } from 'node:timers/promises'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { BEACON } from '../support/cast.ts'
import { addDeadJob, PAYLOAD } from '../support/dead-jobs.ts'
import { arrangeCast, signedInOn } from '../support/server-cast.ts'
import { startServer, type TestServer } from '../support/server.ts'

const PAGE = '/staff/clinic/jobs'
let server: TestServer
beforeAll(async () => { server = await startServer({ arrange: arrangeCast }) })
afterAll(() => server.close())

const jobOf = (id: string) => server.world.db.selectFrom('job').where('id', '=', id).select(['finishedAt', 'failedAt', 'restedAt', 'tries']).executeTakeFirstOrThrow()
const audited = () => server.world.db.selectFrom('audit').where('event', 'like', 'job.%').select(['event', 'actorId', 'objectId']).orderBy('seq').execute()

test('the clock’s own jobs are done soon after the start, and counted', async () => {
  const adi = await signedInOn(server, 'adi')
  await expect.poll(async () => (await adi.get(PAGE)).body, { timeout: 10_000 }).toMatch(/Clearing out old sign-ins[^]*data-label="Done in 24 hours"[^>]*>1</)
  const page = await adi.get(PAGE)
  expect(page.body).toContain('Nothing needs you.')
  expect((await adi.get('/staff/clinic')).body).toContain('All goes well')
})

describe('a job that was given up', () => {
  test('is listed with its kind, day and problem, and nothing of what it is about', async () => {
    await addDeadJob(server.world, 'dead')
    await addDeadJob(server.world, 'file', { kind: 'own-data-and-private', accountId: 'ana', lastProblem: null })
    const adi = await signedInOn(server, 'adi')
    const { body } = await adi.get(PAGE)
    expect(body).toMatch(/Clearing out old sign-ins[^]*Since [A-Z][a-z]+ \d+\. It stopped with an error each time\./)
    expect(body).toMatch(/The person whose file was not made can ask for it again\.[^]*Making a person’s own file[^]*It never came to an end\./)
    expect(body).not.toMatch(new RegExp(`${PAYLOAD}|\\bAna\\b|own-data|sweep-`))
    expect(body.match(/value="again"/g)).toHaveLength(1)
    expect(body.match(/value="rest"/g)).toHaveLength(2)
    expect((await adi.get('/staff/clinic')).body).toContain('2 things need you')
  })

  test('runs when it is tried again, once, whoever else presses', async () => {
    const adi = await signedInOn(server, 'adi')
    for (let time = 0; time < 2; time += 1) expect((await adi.post(PAGE, { do: 'again', jobId: 'dead' })).location).toBe(`${PAGE}?again`)
    await expect.poll(async () => (await jobOf('dead')).finishedAt, { timeout: 10_000 }).not.toBeNull()
    expect(await jobOf('dead')).toMatchObject({ failedAt: null, tries: 1 })
    expect(await audited()).toEqual([{ event: 'job.tried-again', actorId: 'adi', objectId: 'dead' }])
  })

  test('leaves the list when it is let rest, and is not done', async () => {
    const adi = await signedInOn(server, 'adi')
    expect((await adi.post(PAGE, { do: 'again', jobId: 'file' })).status).toBe(404)
    expect((await adi.post(PAGE, { do: 'rest', jobId: 'file' })).location).toBe(`${PAGE}?rest`)
    expect((await adi.get(`${PAGE}?rest`)).body).toMatch(/It is off the list\.[^]*Nothing needs you\./)
    expect(await jobOf('file')).toMatchObject({ finishedAt: null, restedAt: expect.any(String) })
    expect((await audited()).at(-1)).toEqual({ event: 'job.rested', actorId: 'adi', objectId: 'file' })
  })
})

test('nobody but an administrator of the clinic finds the page or a job, and bad forms are drawn again', async () => {
  await addDeadJob(server.world, 'theirs', { clinicId: BEACON })
  for (const who of ['dana', 'eli', 'ana']) {
    const browser = await signedInOn(server, who)
    for (const answer of [await browser.get(PAGE), await browser.post(PAGE, { do: 'rest', jobId: 'theirs' })]) expect(answer.status, who).toBe(404)
  }
  expect((await server.browser().get(PAGE)).status).toBe(303)
  const adi = await signedInOn(server, 'adi')
  for (const what of ['again', 'rest']) {
    for (const jobId of ['theirs', 'none']) expect((await adi.post(PAGE, { do: what, jobId })).status).toBe(404)
  }
  for (const fields of [{}, { do: 'erase' }, { do: 'rest' }, { do: 'rest', jobId: '\u0000' }, { do: 'again', jobId: 'x'.repeat(5000) }]) {
    expect([404, 422], JSON.stringify(fields)).toContain((await adi.post(PAGE, fields as Record<string, string>)).status)
  }
  expect(await jobOf('theirs')).toMatchObject({ restedAt: null })
})

test('with JOBS=off the pages are served and nothing else is done', async () => {
  const pagesOnly = await startServer({ arrange: arrangeCast, environment: { JOBS: 'off' } })
  try {
    expect((await pagesOnly.browser().get('/sign-in')).status).toBe(200)
    await wait(3_000)
    expect(await pagesOnly.world.db.selectFrom('job').select('id').execute()).toEqual([])
    expect(await pagesOnly.stop()).toBe(0)
  } finally {
    await pagesOnly.close()
  }
}, 60_000)

test('how long things are kept is for administrators, with the day of the next run and what goes then', async () => {
  const page = '/staff/clinic/retention'
  const adi = await signedInOn(server, 'adi')
  const { status, body } = await adi.get(page)
  expect(status).toBe(200)
  expect(body).toMatch(/Next time: [A-Z][a-z]+ \d+, 20\d\d[^]*Family invitations nobody used, after they end[^]*90 days[^]*data-label="Goes next time"[^>]*>\d+</)
  for (const who of ['dana', 'ana']) expect((await (await signedInOn(server, who)).get(page)).status, who).toBe(404)
  expect((await server.browser().get(page)).status).toBe(303)
})
