import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { safetyLinesOf, helpLinesOf } from '../../src/domain/clinics/contacts.ts'
import { rightLetters } from '../../src/domain/quizzes/paper.ts'
import { BEACON, HARBOR } from '../support/cast.ts'
import type { Browser } from '../support/http-client.ts'
import { arrangeCast, BEACON_HOST, passwordOf } from '../support/server-cast.ts'
import { startServer, type TestServer } from '../support/server.ts'

let server: TestServer
beforeAll(async () => {
  server = await startServer({
    arrange: async (world, origin) => {
      await arrangeCast(world, origin)
      await world.transact((db) => db.updateTable('clinic').set({ libraryOpenAt: null }).where('id', '=', BEACON).execute())
    },
  })
})
afterAll(() => server.close())

const MODULE = '/learn/2/2'
const textOf = (body: string) => body.replaceAll(/<[^>]*>/g, ' ').replaceAll('&#39;', "'").replaceAll('&quot;', '"').replaceAll('&amp;', '&').replaceAll(/\s+/g, ' ')
const moduleAt = (course: number, order: number) => {
  const module = server.world.catalog.at(course, order)
  if (!module) throw new Error(`no module ${course}/${order}`)
  return module
}

async function signedIn(id: string, locale?: 'es'): Promise<Browser> {
  const browser = server.browser()
  if (locale) browser.cookies.set('language', locale)
  await browser.submit(await browser.get('/sign-in'), '/sign-in', { name: id, password: passwordOf(id) })
  return browser
}

function inSpanish(): Browser {
  const browser = server.browser()
  browser.cookies.set('language', 'es')
  return browser
}

describe('a course', () => {
  test('says for whom it is, what one can do after it, how long it takes, and that it is no treatment', async () => {
    const course = server.world.catalog.courses[0]
    const page = textOf((await server.browser().get('/learn/1')).body)
    for (const said of ['Who it is for', course?.who.en, 'After this course you can', ...course?.objectives.map(({ en }) => en) ?? [],
      'minutes in all', 'This is education. It does not take the place of treatment.']) expect(page).toContain(said)
  })

  test('says it in Spanish too', async () => {
    const course = server.world.catalog.courses[0]
    const page = textOf((await inSpanish().get('/learn/1')).body)
    for (const said of ['Para quién es', course?.who.es, course?.objectives[0]?.es, 'No reemplaza el tratamiento.']) expect(page).toContain(said)
  })
})

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
    const module = moduleAt(2, 2)
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
    const { checks } = moduleAt(2, 2)
    const page = await server.browser().get(`${MODULE}/print`)
    for (const { feedback } of checks.flatMap(({ options }) => options)) expect(textOf(page.body)).not.toContain(feedback.en)
    expect(page.body.slice(page.body.indexOf('<article'))).not.toMatch(/<input|<details(?! open)/)
    expect(page.body.match(/I am not sure yet/g)).toHaveLength(checks.length)
  })

  test('of the private kind is there for members alone', async () => {
    const [course, module] = server.world.catalog.courses.flatMap((one) => one.modules.filter((each) => each.private).map((each) => [one, each] as const))[0] ?? []
    const path = `/learn/${course?.order}/${module?.order}/print`
    for (const visitor of [server.browser(), await signedIn('dana')]) expect((await visitor.get(path)).status).toBe(404)
    expect((await (await signedIn('ana')).get(path)).status).toBe(200)
  })

  test('asks the safety question first where there is one, comes back, and is the version of the answer', async () => {
    const before = '/learn/4/1/before?part=print'
    const { tryThis, trySafer } = moduleAt(4, 1)
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
    for (const id of ['ana', 'adi']) expect((await (await signedIn(id)).get(PAPER)).status).toBe(404)
    expect((await (await signedIn('dana')).get(PAPER)).status).toBe(200)
  })

  test('has every question, and on a page of its own the letters that are right with all reasons', async () => {
    const { quiz } = moduleAt(2, 1)
    const page = (await (await signedIn('dana')).get(PAPER)).body
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
    expect((await (await signedIn('dana')).get(`/staff/paper/${course?.order}/${module?.order}`)).status).toBe(404)
  })

  test('is offered on the module page to who may open it', async () => {
    const shown = async (browser: Browser) => (await browser.get('/learn/2/1')).body.includes(`href="${PAPER}"`)
    expect([await shown(server.browser()), await shown(await signedIn('ana')), await shown(await signedIn('adi')), await shown(await signedIn('dana'))])
      .toEqual([false, false, false, true])
  })
})

describe('words and sources', () => {
  test('a hard word in a text leads to its place among the words', async () => {
    const part = (await server.browser().get('/learn/2/1/1')).body
    const [, id] = /<dfn class="term"><a href="\/glossary#(w\d+)">relapse<\/a>/.exec(part) ?? []
    expect((await server.browser().get('/glossary')).body).toContain(`id="${id}"`)
  })

  test('the words stand in the order of the alphabet, each with the modules that explain it', async () => {
    for (const [browser, lang] of [[server.browser(), 'en'], [inSpanish(), 'es']] as const) {
      const page = (await browser.get('/glossary')).body
      const listed = [...page.matchAll(/<section class="entry[^>]*>\s*<h2>([^<]*)/g)].map(([, word]) => word ?? '')
      expect(listed).toHaveLength(server.world.catalog.glossary.length)
      expect(listed).toEqual([...listed].sort((a, b) => a.localeCompare(b, lang)))
      expect(page).toContain('href="/learn/2/1"')
    }
  })

  test('the sources say which modules they back, and that no clinician has checked them yet', async () => {
    const page = await server.browser().get('/references')
    for (const { label } of server.world.catalog.references) expect(textOf(page.body)).toContain(label)
    expect(textOf(page.body)).toMatch(/Used in course \d, module \d/)
    expect(page.body).toContain('A clinician has not checked the facts yet.')
    expect(page.body).not.toMatch(/F\d{3}:/)
    expect((await (await signedIn('dana')).get('/references')).body).toMatch(/F\d{3}: Not yet checked/)
  })

  test('no private module is named among them', async () => {
    const hidden = server.world.catalog.courses.flatMap((course) => course.modules.filter((module) => module.private).map((module) => `href="/learn/${course.order}/${module.order}"`))
    for (const path of ['/glossary', '/references']) {
      const page = (await (await signedIn('ana')).get(path)).body
      expect(hidden.filter((link) => page.includes(link))).toEqual([])
    }
  })

  test('both are closed with the library', async () => {
    const answers = await Promise.all(['/glossary', '/references', `${MODULE}/print`, '/worksheets/1'].map((path) => server.browser(BEACON_HOST).get(path)))
    expect(answers.map(({ status }) => status)).toEqual([303, 303, 303, 303])
  })
})

describe('the foot of a module', () => {
  test('leads to print, worksheet, words and sources, and says honestly that nobody has reviewed it', async () => {
    const page = (await server.browser().get(MODULE)).body
    for (const href of [`${MODULE}/print`, '/worksheets/1', '/glossary', '/references']) expect(page).toContain(`href="${href}"`)
    expect(page).toContain('Not yet reviewed by a clinician.')
    expect((await server.browser().get(`${MODULE}/1`)).body).toContain('href="/references"')
  })

  test('has a button to listen that waits for a script: without one nothing is there to press', async () => {
    expect((await server.browser().get(`${MODULE}/1`)).body).toMatch(/<button[^>]*data-listen[^>]*hidden/)
  })
})

describe('the numbers of the facts', () => {
  test('stand beside the sentences for staff who ask for them, and for nobody else', async () => {
    const cited = async (browser: Browser, path: string) => /class="cite">F\d{3}/.test((await browser.get(path)).body)
    for (const id of ['dana', 'adi']) expect(await cited(await signedIn(id), `${MODULE}/1?review`), id).toBe(true)
    expect(await cited(await signedIn('dana'), `${MODULE}/1`)).toBe(false)
    expect(await cited(await signedIn('ana'), `${MODULE}/1?review`)).toBe(false)
    expect(await cited(server.browser(), `${MODULE}/1?review`)).toBe(false)
  })
})

test('help now says of each number when it was last checked', async () => {
  await server.world.transact((db) => db.insertInto('contact').values({
    clinicId: HARBOR, token: 'crisis', value: '988', note: '', verifiedOn: '2026-11-20', changedBy: 'adi', changedAt: '2026-11-20T12:00:00.000Z',
  }).execute())
  expect(safetyLinesOf(await helpLinesOf(server.world, { id: HARBOR, phone: '555-0100' }, 'en'), '555-0100').crisis.label).toBe('988')
  expect((await server.browser().get('/help-now')).body).toContain('Number checked November 20, 2026')
  expect((await server.browser().get('/help-now/es')).body).toContain('20 de noviembre de 2026')
})
