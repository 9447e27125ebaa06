import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Module } from '../../src/domain/catalog/shape.ts'
import type { World } from '../../src/domain/world.ts'
import { ana, luz, sam, uche } from '../support/cast.ts'
import type { Answer } from '../support/http-client.ts'
import { meantBySeed } from '../../src/domain/quizzes/shown-question.ts'
import { rightOptions } from '../support/quiz-forms.ts'
import { finishModule } from '../support/learning.ts'
import { arrangeCast, signedInOn } from '../support/server-cast.ts'
import type { TestServer } from '../support/server.ts'
import { startServer } from '../support/server.ts'

/** Three calendar days before now, wherever in a day and with whichever clock: a refresher is due, and Today asks about it. */
const AGO_MS = 3.5 * 86_400_000
const PATH = '/refreshers'

let server: TestServer
beforeAll(async () => {
  server = await startServer({ arrange: async (world: World, origin) => {
    await arrangeCast(world, origin)
    const before = { ...world, clock: { now: () => new Date(world.clock.now().getTime() - AGO_MS) } }
    for (const member of [ana, luz, sam, uche]) await finishModule(before, member, world.catalog.at(1, 1) as Module)
  } })
})
afterAll(() => server.close())

const signedIn = (id: string) => signedInOn(server, id)
const answersOf = (id: string) => server.world.db.selectFrom('refresherAnswer').where('memberId', '=', id).selectAll().execute()
const primaries = ({ body }: Answer) => [...body.matchAll(/class="button"(?! data-kind)/g)].length

describe('a refresher without JavaScript', () => {
  test('waits on Today, asks two questions one by one with feedback at once, and is done for the day', async () => {
    const browser = await signedIn('luz')
    const today = await browser.get('/today')
    expect(today.body).toContain('Two questions about module 1. About 1 minute. Skipping is fine.')
    expect(primaries(today)).toBe(1)
    const first = await browser.get(PATH)
    expect(first.body).toMatch(/<title>Refresher – Porchlight<\/title>/)
    expect(first.body).toContain('Module 1, question 1 of 2')
    expect((await browser.submit(first, PATH, { do: 'answer', options: [] })).status).toBe(422)

    expect(await browser.submit(first, PATH, { do: 'answer', options: 'unsure' })).toMatchObject({ status: 303, location: `${PATH}?answered` })
    const feedback = await browser.get(`${PATH}?answered`)
    expect(feedback.body).toContain('That is fine.')
    expect(feedback.body).toContain('Your answer is saved. We may ask this one again another day.')
    expect(feedback.body).toMatch(/href="\/refreshers"[^>]*>Next question/)
    const again = await browser.submit(first, PATH, { do: 'answer', options: 'unsure' })
    expect(again).toMatchObject({ status: 303, location: `${PATH}?answered` })
    expect(await answersOf('luz')).toHaveLength(1)

    expect((await browser.get('/today')).body).toContain('One question about module 1.')
    const second = await browser.get(PATH)
    expect(second.body).toContain('Module 1, question 2 of 2')
    await browser.submit(second, PATH, { do: 'answer', options: 'unsure' })
    expect((await browser.get(`${PATH}?answered`)).body).toMatch(/href="\/today"[^>]*>Done for today/)
    expect((await browser.get(PATH)).body).toContain('Nothing today.')
    expect((await browser.get('/today')).body).not.toContain('questions about module')
  })

  test('names options by their place alone, each person in an order of their own, and keeps what was meant', async () => {
    const browser = await signedIn('ana')
    const page = await browser.get(PATH)
    const hidden = (name: string) => new RegExp(`name="${name}" value="([^"]+)"`).exec(page.body)?.[1] ?? ''
    const question = server.world.catalog.module(hidden('moduleKey'))!.quiz.find(({ key }) => key === hidden('questionKey'))!
    const sent = [...page.body.matchAll(/name="options"[^>]* value="([^"]+)"/g)].map(([, value]) => value)
    expect(sent).toEqual([...question.options.map((_, at) => String(at + 1)), 'unsure'])
    const keys = meantBySeed(question, hidden('refresherId'), sent.slice(0, -1) as string[])
    const right = rightOptions(question)
    const old = await browser.submit(page, PATH, { do: 'answer', options: '1', questionVersion: '99' })
    expect(old).toMatchObject({ status: 303, location: PATH })
    expect(await answersOf('ana')).toEqual([])
    await browser.submit(page, PATH, { do: 'answer', options: right.map((key) => String(keys.indexOf(key) + 1)) })
    expect(await answersOf('ana')).toMatchObject([{ questionKey: question.key, optionKeys: right.join(' '), outcome: 'right' }])
  })

  test('is skipped with one press', async () => {
    const browser = await signedIn('sam')
    expect(await browser.submit(await browser.get(PATH), PATH, { do: 'pass', what: 'all' })).toMatchObject({ status: 303, location: '/today' })
    expect((await browser.get(PATH)).body).toContain('Nothing today.')
    expect(await answersOf('sam')).toEqual([])
  })

  test('is turned off on its page and on again in the settings', async () => {
    const browser = await signedIn('uche')
    const off = await browser.submit(await browser.get(PATH), PATH, { do: 'turn', refreshers: 'off' })
    expect((await browser.follow(off)).body).toContain('Refreshers are off now.')
    expect((await browser.get('/today')).body).not.toContain('questions about module')
    const settings = '/settings/refreshers'
    const page = await browser.get(settings)
    expect((await browser.submit(page, settings, { refreshers: 'maybe', tries: 'on' })).status).toBe(422)
    expect(await browser.submit(page, settings, { refreshers: 'on', tries: 'on' })).toMatchObject({ status: 303, location: `${settings}?saved` })
    expect((await browser.get('/today')).body).toContain('Two questions about module 1.')
  })

  test('of somebody else is neither shown nor answered', async () => {
    const mine = await signedIn('uche')
    const page = await mine.get(PATH)
    const [, refresherId = ''] = /name="refresherId" value="([^"]+)"/.exec(page.body) ?? []
    const [, questionKey = ''] = /name="questionKey" value="([^"]+)"/.exec(page.body) ?? []
    const other = await signedIn('raul')
    const sent = await other.post(PATH, { do: 'answer', formKey: crypto.randomUUID(), refresherId, moduleKey: server.world.catalog.at(1, 1)!.key, questionKey, questionVersion: '1', options: 'unsure' })
    expect(sent).toMatchObject({ status: 303, location: PATH })
    expect([...await answersOf('raul'), ...await answersOf('uche')]).toEqual([])
  })
})

describe('"Did you try it?"', () => {
  test('stands quietly on Today, is answered once and shown nowhere', async () => {
    const browser = await signedIn('uche')
    const today = await browser.get('/today')
    expect(today.body).toContain('Did you try it?')
    expect(primaries(today)).toBe(1)
    expect(today.body).not.toContain(server.world.catalog.at(1, 1)?.tryThis.en.slice(0, 30))
    const kept = await browser.submit(today, '/today', { reply: 'yes' })
    expect(kept).toMatchObject({ status: 303, location: '/today?noted' })
    const after = await browser.get('/today?noted')
    expect(after.body).toContain('Noted. Only you can see this.')
    expect(after.body).not.toContain('Did you try it?')
  })
})

describe('who may come here', () => {
  test('a family member alone; who is not signed in is asked to', async () => {
    const clinician = await signedIn('dana')
    for (const path of [PATH, '/settings/refreshers']) {
      expect((await clinician.get(path)).status, path).toBe(404)
      expect((await server.browser().get(path)).location, path).toContain('/sign-in?to=')
    }
  })

  test('the totals are for clinicians, and say nothing of fewer than eleven people', async () => {
    const report = '/staff/reports/program'
    const page = await (await signedIn('dana')).get(report)
    expect(page.body).toContain('Fewer than 11 people have answered on day 21.')
    expect(page.body).not.toContain('chart-kept')
    expect(page.body).toMatch(/People who joined<\/th><td data-label="Count">Not shown</)
    expect((await (await signedIn('luz')).get(report)).status).toBe(404)
  })
})
