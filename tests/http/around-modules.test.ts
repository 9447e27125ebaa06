import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { safetyLinesOf, helpLinesOf } from '../../src/domain/clinics/contacts.ts'
import { BEACON, HARBOR } from '../support/cast.ts'
import type { Browser } from '../support/http-client.ts'
import { inSpanish, signedIn, textOf } from '../support/reading.ts'
import { arrangeCast, BEACON_HOST } from '../support/server-cast.ts'
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

describe('a course', () => {
  test('says for whom it is, what one can do after it, how long it takes, and that it is no treatment', async () => {
    const course = server.world.catalog.courses[0]
    const page = textOf((await server.browser().get('/learn/1')).body)
    for (const said of ['Who it is for', course?.who.en, 'After this course you can', ...course?.objectives.map(({ en }) => en) ?? [],
      'minutes in all', 'This is education. It does not take the place of treatment.']) expect(page).toContain(said)
  })

  test('says it in Spanish too', async () => {
    const course = server.world.catalog.courses[0]
    const page = textOf((await inSpanish(server).get('/learn/1')).body)
    for (const said of ['Para quién es', course?.who.es, course?.objectives[0]?.es, 'No reemplaza el tratamiento.']) expect(page).toContain(said)
  })
})

describe('words and sources', () => {
  test('a hard word in a text leads to its place among the words', async () => {
    const part = (await server.browser().get('/learn/2/1/1')).body
    const [, id] = /<dfn class="term"><a href="\/glossary#(w\d+)">relapse<\/a>/.exec(part) ?? []
    expect((await server.browser().get('/glossary')).body).toContain(`id="${id}"`)
  })

  test('the words stand in the order of the alphabet, each with the modules that explain it', async () => {
    for (const [browser, lang] of [[server.browser(), 'en'], [inSpanish(server), 'es']] as const) {
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
    expect((await (await signedIn(server, 'dana')).get('/references')).body).toMatch(/F\d{3}: Not yet checked/)
  })

  test('no private module is named among them', async () => {
    const hidden = server.world.catalog.courses.flatMap((course) => course.modules.filter((module) => module.private).map((module) => `href="/learn/${course.order}/${module.order}"`))
    for (const path of ['/glossary', '/references']) {
      const page = (await (await signedIn(server, 'ana')).get(path)).body
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
    for (const id of ['dana', 'adi']) expect(await cited(await signedIn(server, id), `${MODULE}/1?review`), id).toBe(true)
    expect(await cited(await signedIn(server, 'dana'), `${MODULE}/1`)).toBe(false)
    expect(await cited(await signedIn(server, 'ana'), `${MODULE}/1?review`)).toBe(false)
    expect(await cited(server.browser(), `${MODULE}/1?review`)).toBe(false)
  })
})

test('help now says of each number when it was last checked', async () => {
  await server.world.transact((db) => db.insertInto('contact').values({
    clinicId: HARBOR, token: 'crisis', value: '988', note: '', verifiedOn: '2026-11-20', changedBy: 'adi', changedAt: '2026-11-20T12:00:00.000Z',
    source: '', hours: '', languages: '',
  }).execute())
  expect(safetyLinesOf(await helpLinesOf(server.world, { id: HARBOR, phone: '555-0100' }, 'en'), '555-0100').crisis.label).toBe('988')
  expect((await server.browser().get('/help-now')).body).toContain('Number checked November 20, 2026')
  expect((await server.browser().get('/help-now/es')).body).toContain('20 de noviembre de 2026')
})
