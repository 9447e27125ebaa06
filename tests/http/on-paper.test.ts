import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { rightLetters } from '../../src/domain/quizzes/paper.ts'
import type { Browser } from '../support/http-client.ts'
import { moduleAt, signedIn, textOf } from '../support/reading.ts'
import { arrangeCast } from '../support/server-cast.ts'
import { startServer, type TestServer } from '../support/server.ts'

let server: TestServer
beforeAll(async () => { server = await startServer({ arrange: arrangeCast }) })
afterAll(() => server.close())

const MODULE = '/learn/2/2'

describe('a worksheet', () => {
  test('shows how a made-up family filled it in, and leads who is signed out to paper', async () => {
    const page = (await server.browser().get('/worksheets/1')).body
    for (const said of ['A made-up family filled this in.', 'I sleep from eleven to seven', 'href="/worksheets/1/print?blank"', 'Sign in to fill it in here']) expect(page).toContain(said)
    expect(page).not.toContain('/worksheets/1/share')
  })

  test('prints blank, and prints the example only where that was asked for', async () => {
    const [page, example] = [await server.browser().get('/worksheets/1/print'), await server.browser().get('/worksheets/1/print?example')]
    expect(page.body).not.toContain('How it can look')
    expect(page.body).toContain('class="blankfield"')
    expect(example.body).toContain('How it can look')
    expect(example.body).not.toContain('class="blankfield"')
  })

  test('names the ticked options of the example, not their numbers', async () => {
    const page = textOf((await server.browser().get('/worksheets/1/print?example')).body)
    for (const ticked of ['Skipping group or meetings', 'Poor sleep or eating']) expect(page).toContain(ticked)
    expect(page).not.toContain('1, 6, 9, 11')
    expect(page).not.toContain('Money going missing')
  })
})

describe('a module on paper', () => {
  test('holds all of it for anyone: numbers, every part, questions, what to try, sources, who reviewed it, its worksheet', async () => {
    const module = moduleAt(server, 2, 2)
    const page = textOf((await server.browser().get(`${MODULE}/print`)).body)
    const parts = module.sections.flatMap((key) => module.sectionTitle[key]?.en ?? [])
    const checks = module.checks.map(({ ask }) => ask.en)
    const sheet = server.world.catalog.worksheet(module.worksheet ?? '')?.printTitle.en
    for (const said of [module.title.en, module.main.en, 'Call 911', ...parts, ...checks, ...module.summary.map(({ en }) => en), module.tryThis.en,
      ...module.sections.flatMap((key) => module.sectionSources[key] ?? []), 'Not yet reviewed by a clinician.', 'Do not change any medicine', sheet]) {
      expect(page).toContain(said)
    }
  })

  test('gives no answer away, and nothing in it waits for a tap', async () => {
    const { checks } = moduleAt(server, 2, 2)
    const page = await server.browser().get(`${MODULE}/print`)
    for (const { feedback } of checks.flatMap(({ options }) => options)) expect(textOf(page.body)).not.toContain(feedback.en)
    expect(page.body.slice(page.body.indexOf('<article'))).not.toMatch(/<input|<details(?! open)/)
    expect(page.body.match(/I am not sure yet/g)).toHaveLength(checks.length)
  })

  test('of the private kind is there for members alone', async () => {
    const [course, module] = server.world.catalog.courses.flatMap((one) => one.modules.filter((each) => each.private).map((each) => [one, each] as const))[0] ?? []
    const path = `/learn/${course?.order}/${module?.order}/print`
    for (const visitor of [server.browser(), await signedIn(server, 'dana')]) expect((await visitor.get(path)).status).toBe(404)
    expect((await (await signedIn(server, 'ana')).get(path)).status).toBe(200)
  })

  test('asks the safety question first where there is one, comes back, and is the version of the answer', async () => {
    const before = '/learn/4/1/before?part=print'
    const { tryThis, trySafer } = moduleAt(server, 4, 1)
    const printed = async (home: string) => {
      const browser = server.browser()
      expect((await browser.get('/learn/4/1/print')).location).toBe(before)
      expect((await browser.submit(await browser.get(before), before, { home })).location).toBe('/learn/4/1/print')
      return textOf((await browser.get('/learn/4/1/print')).body)
    }
    const [safe, safer] = [await printed('no'), await printed('yes')]
    expect(safe).toContain(tryThis.en)
    expect(safer).toContain(trySafer?.en)
    expect(safer).not.toContain(tryThis.en)
  })
})

describe('the quiz on paper', () => {
  const PAPER = '/staff/paper/2/1'

  test('is for clinicians alone', async () => {
    expect((await server.browser().get(PAPER)).status).toBe(303)
    for (const id of ['ana', 'adi']) expect((await (await signedIn(server, id)).get(PAPER)).status).toBe(404)
    expect((await (await signedIn(server, 'dana')).get(PAPER)).status).toBe(200)
  })

  test('has every question, and on a page of its own the letters that are right with all reasons', async () => {
    const { quiz } = moduleAt(server, 2, 1)
    const page = (await (await signedIn(server, 'dana')).get(PAPER)).body
    const [sheet = '', key = ''] = page.split('<section class="leaf')
    for (const question of quiz) {
      expect(textOf(sheet)).toContain(question.ask.en)
      expect(textOf(key)).toContain(`Right${question.kind === 'order' ? ' order' : ''}: ${rightLetters(question)[0]?.join(', ')}`)
    }
    expect(textOf(sheet)).not.toMatch(/Not quite\.|Right:/)
    expect(sheet + key).not.toMatch(/\{[a-z_]+\}/)
  })

  test('of a private module is not there', async () => {
    const [course, module] = server.world.catalog.courses.flatMap((one) => one.modules.filter((each) => each.private).map((each) => [one, each] as const))[0] ?? []
    expect((await (await signedIn(server, 'dana')).get(`/staff/paper/${course?.order}/${module?.order}`)).status).toBe(404)
  })

  test('is offered on the module page to who may open it', async () => {
    const shown = async (browser: Browser) => (await browser.get('/learn/2/1')).body.includes(`href="${PAPER}"`)
    expect([await shown(server.browser()), await shown(await signedIn(server, 'ana')), await shown(await signedIn(server, 'adi')), await shown(await signedIn(server, 'dana'))])
      .toEqual([false, false, false, true])
  })
})
