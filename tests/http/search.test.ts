import { readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { BEACON } from '../support/cast.ts'
import type { Answer, Browser } from '../support/http-client.ts'
import { arrangeCast, BEACON_HOST, signedInOn } from '../support/server-cast.ts'
import { startServer, type TestServer } from '../support/server.ts'

let server: TestServer
beforeAll(async () => {
  server = await startServer({
    logLevel: 'info',
    arrange: async (world, origin) => {
      await arrangeCast(world, origin)
      await world.transact((db) => db.updateTable('clinic').set({ libraryOpenAt: null }).where('id', '=', BEACON).execute())
    },
  })
})
afterAll(() => server.close())

const look = async (browser: Browser, words: string) => browser.submit(await browser.get('/search'), '/search', { words })
const signedIn = (id: string) => signedInOn(server, id)
const links = ({ body }: Answer) =>
  [...body.slice(body.indexOf('<main'), body.indexOf('</main>')).matchAll(/<a href="([^"]+)"/g)].map(([, href]) => href ?? '').filter((href) => /^\/(learn\/|worksheets\/|glossary#|help-now)/.test(href))
const addressOf = (key: string) => {
  const module = server.world.catalog.module(key)
  return `/learn/${server.world.catalog.course(module?.courseKey ?? '')?.order}/${module?.order}`
}

describe('the search page', () => {
  test('posts words to itself and draws what it found, under a title and an address that tell nothing', async () => {
    const answer = await look(server.browser(), 'relapsing')
    expect([answer.status, answer.location]).toEqual([200, ''])
    expect(answer.body).toContain('<title>Search – Porchlight</title>')
    expect(answer.body).toMatch(/<h2[^>]*>\d+ things found<\/h2>/)
    expect(links(answer)).toContain(addressOf('relapse-is-a-process'))
    expect(answer.body).toMatch(/<mark>[^<]+<\/mark>/)
    expect(links(answer).join(' ')).not.toMatch(/relaps/i)
    expect(answer.headers['content-encoding']).toBeUndefined()
    expect(answer.headers['cache-control']).toBe('no-store')
  })

  test('is opened from the box on the Learn page, whose words go there too', async () => {
    const browser = server.browser()
    const answer = await browser.submit(await browser.get('/learn'), '/learn', { words: 'boundaries' })
    expect(links(answer)).toContain(addressOf('boundaries'))
  })

  test('does not read words from its address', async () => {
    const page = await server.browser().get('/search?words=relapse')
    expect(page.body).not.toMatch(/things found|value="relapse"/)
  })

  test('says what to do with no words, with signs alone, and with too many', async () => {
    for (const [words, says] of [['', 'Type a word to look for.'], ['  ?! ', 'Type a word to look for.'], ['a'.repeat(101), 'This is too long.']] as const) {
      const answer = await look(server.browser(), words)
      expect(answer.status).toBe(422)
      expect(answer.body).toContain(says)
      expect(answer.body).toContain('<title>Error: Search – Porchlight</title>')
    }
  })

  test('offers three modules to begin with where it found nothing', async () => {
    const answer = await look(server.browser(), 'zzzqqq')
    expect(answer.body).toContain('We found nothing')
    expect(links(answer)).toEqual(['/learn/1/1', '/learn/2/1', '/learn/3/1'])
  })

  test('gives back what was typed inside its box and never as markup', async () => {
    const answer = await look(server.browser(), '"><script>alert(1)</script>')
    expect(answer.body).toContain('value="&quot;><script>alert(1)</script>" autocomplete')
  })

  test('puts help first where words are about danger', async () => {
    expect(links(await look(server.browser(), 'overdose'))[0]).toBe('/help-now#breathing')
    const spanish = server.browser()
    spanish.cookies.set('language', 'es')
    expect(links(await look(spanish, 'sobredosis'))[0]).toBe('/help-now/es#breathing')
  })

  test('finds English text for a Spanish reader, marked as English, and says so', async () => {
    const browser = server.browser()
    browser.cookies.set('language', 'es')
    const answer = await look(browser, 'recaida')
    expect(answer.body).toContain('<title>Buscar – Porchlight</title>')
    expect(links(answer)).toContain(addressOf('relapse-is-a-process'))
    expect(answer.body).toContain('lang="en">Relapse is a process</a>')
    expect(answer.body).toContain('Algunas todavía no están en español.')
  })

  test('leads to worksheets and words by their numbers', async () => {
    const all = [...links(await look(server.browser(), 'crisis card')), ...links(await look(server.browser(), 'withdrawal'))]
    expect(all.some((href) => /^\/worksheets\/\d+$/.test(href))).toBe(true)
    expect(all.some((href) => /^\/glossary#w\d+$/.test(href))).toBe(true)
    for (const href of all) expect((await server.browser().get(href.split('#')[0] ?? '')).status, href).toBeLessThan(400)
  })
})

describe('what is found', () => {
  test('of private modules is there for members alone', async () => {
    const hidden = addressOf('when-home-is-not-safe')
    const findsHidden = async (browser: Browser) => links(await look(browser, 'advocate fear home')).some((href) => href.startsWith(hidden))
    expect(await findsHidden(server.browser())).toBe(false)
    expect(await findsHidden(await signedIn('dana'))).toBe(false)
    expect(await findsHidden(await signedIn('ana'))).toBe(true)
  })

  test('behind the safety question is named, not quoted', async () => {
    const { body } = await look(await signedIn('ana'), 'lecture blame traps')
    const rows = [...body.matchAll(/<li>([\s\S]*?)<\/li>/g)].map(([, row]) => row ?? '').filter((row) => row.includes(`href="${addressOf('how-we-talk')}`))
    expect(rows.length).toBeGreaterThan(0)
    expect(rows.join('')).not.toContain('<mark>')
  })

  test('is nothing for who is signed out where the library is closed', async () => {
    const closed = server.browser(BEACON_HOST)
    expect((await closed.get('/search')).location).toBe('/sign-in?to=%2Fsearch')
    const answer = await closed.post('/search', { words: 'relapse' })
    expect([answer.status, answer.location]).toEqual([303, '/sign-in?to=%2Fsearch'])
  })
})

test('the words are logged and stored nowhere', async () => {
  const canary = 'quetzalcanary'
  for (const browser of [server.browser(), await signedIn('ana')]) {
    const answer = await look(browser, `${canary} relapse`)
    expect(answer.status).toBe(200)
    await look(browser, `${canary}${'x'.repeat(100)}`)
    expect([...browser.cookies.values()].join()).not.toContain(canary)
  }
  expect(server.printed()).toContain('"/search"')
  expect(server.printed()).not.toContain(canary)
  const files = readdirSync(server.home, { recursive: true, encoding: 'utf8' }).map((name) => join(server.home, name)).filter((file) => statSync(file).isFile())
  expect(files.some((file) => file.endsWith('porchlight.db'))).toBe(true)
  for (const file of [...files, 'dist/search.db']) expect(readFileSync(file).includes(canary), file).toBe(false)
})
