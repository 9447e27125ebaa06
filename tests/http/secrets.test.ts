import { readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { policy } from '../../src/server/policy.ts'
import type { Browser } from '../support/http-client.ts'
import { arrangeCast, passwordOf, signedInOn } from '../support/server-cast.ts'
import { startServer, type TestServer } from '../support/server.ts'

let server: TestServer
beforeAll(async () => { server = await startServer({ arrange: arrangeCast, logLevel: 'info' }) })
afterAll(() => server.close())

const signedIn = (id: string) => signedInOn(server, id)

const EXPORT = '/settings/export'

/** Every file below a folder. */
function filesIn(folder: string): string[] {
  return readdirSync(folder).map((name) => join(folder, name))
    .flatMap((path) => (statSync(path).isDirectory() ? filesIn(path) : [path]))
}

/** Types a word of its own into every private box there is: each sheet, each reflection. @returns the words */
async function fillEverything(browser: Browser): Promise<string[]> {
  const words: string[] = []
  const fill = async (path: string) => {
    const page = await browser.get(path)
    const names = [...page.body.matchAll(/<(?:textarea|input[^>]*type="tel")[^>]*name="((?:box|text)-[a-z0-9-]+)"/g)].map(([, name = '']) => name)
    for (const name of new Set(names)) {
      const word = `canary${words.length}x${name.replaceAll('-', '')}`
      const answer = await browser.submit(await browser.get(path), path, { [name]: word })
      expect(answer.status, `${path} ${name}`).toBe(303)
      words.push(word)
    }
    return page.status
  }
  for (const { order, gate } of server.world.catalog.worksheets) {
    if (gate) await browser.submit(await browser.get(`/worksheets/${order}/before`), `/worksheets/${order}/before`, { home: 'no' })
    for (let part = 1; await fill(`/worksheets/${order}/${part}`) === 200; part++);
  }
  for (const { order, modules } of server.world.catalog.courses) {
    for (const module of modules) {
      for (const section of new Set(module.reflections.map((one) => one.section))) {
        await fill(`/learn/${order}/${module.order}/${module.sections.indexOf(section) + 1}`)
      }
      if (module.practise) await fill(`/learn/${order}/${module.order}/practise`)
    }
  }
  expect((await browser.submit(await browser.get('/plan/agreed'), '/plan/agreed', { reviewOn: '' })).status).toBe(303)
  return words
}

test('a word typed into every private box is in no log, no file of the installation with an export that waits in it, and on no page of anybody else', { timeout: 120_000 }, async () => {
  const ana = await signedIn('ana')
  const words = await fillEverything(ana)
  await ana.submit(await ana.get(EXPORT), EXPORT, { do: 'ask', withPrivate: 'yes', password: passwordOf('ana') })
  await expect.poll(async () => (await ana.get(EXPORT)).body, { timeout: 20_000 }).toContain('Your file is ready')
  expect(words.length).toBeGreaterThan(60)
  const isLeak = (text: string) => words.some((word) => text.includes(word))

  const files = filesIn(server.home)
  expect(files.some((file) => file.endsWith('porchlight.db'))).toBe(true)
  expect(files.filter((file) => isLeak(readFileSync(file, 'latin1')))).toEqual([])
  expect(server.printed()).toContain('"route":"/worksheets/[worksheet]/[part]"')
  expect(isLeak(server.printed())).toBe(false)

  const others = [server.browser(), await signedIn('luz'), await signedIn('raul'), await signedIn('uche'), await signedIn('dana'), await signedIn('adi')]
  const numbered = (path: string) => path.replace('[course]', '1').replace('[module]', '1').replace('[section]', '1').replace('[question]', '1')
    .replace('[worksheet]', '6').replace('[part]', '1').replace('[family]', 'rivera').replace('[member]', 'ana').replace(/\[\w+\]/, 'none')
  const paths = Object.keys(policy).filter((key) => key.startsWith('GET ') && key !== 'GET /leave').map((key) => numbered(key.slice(4)))
  const leaks: string[] = []
  for (const browser of others) for (const path of paths) if (isLeak((await browser.get(path)).body)) leaks.push(path)
  expect(leaks).toEqual([])
})
