import { readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { comparePolicies, policy, policyFor } from '../../src/server/policy.ts'
import { writingRoutes } from '../../src/server/writing-routes.ts'
import { arrangeCast, passwordOf } from '../support/server-cast.ts'
import { startServer, type TestServer } from '../support/server.ts'

const addresses = ['/write', '/write/', '/write/2-signs/02-signs-you-can-see', '/_write', '/_write/module']
const patterns = Object.keys(writingRoutes)

let server: TestServer
beforeAll(async () => { server = await startServer({ arrange: arrangeCast }) })
afterAll(() => server.close())

describe('the pages for people who write', () => {
  test('are not found on a server, whoever asks', async () => {
    const stranger = server.browser()
    for (const path of addresses) expect((await stranger.get(path)).status, path).toBe(404)
    for (const name of ['ana', 'dana', 'adi'] as const) {
      const browser = server.browser()
      await browser.submit(await browser.get('/sign-in'), '/sign-in', { name, password: passwordOf(name) })
      for (const path of addresses) expect((await browser.get(path)).status, `${name} ${path}`).toBe(404)
    }
  })

  test('stand in no built file', () => {
    const built = readdirSync('dist', { recursive: true, encoding: 'utf8' }).map((path) => join('dist', path))
      .filter((path) => statSync(path).isFile() && /\.(mjs|js|css|html|json)$/.test(path))
    expect(built.length).toBeGreaterThan(10)
    expect(built.filter((path) => /What is being written|throw-away|_write\//.test(readFileSync(path, 'utf8')))).toEqual([])
  })

  test('have no policy, so that a build with one of them would stop', () => {
    expect(Object.keys(policy).filter((key) => key.includes('/write'))).toEqual([])
    for (const pattern of patterns) expect([policyFor(pattern, 'GET'), policyFor(pattern, 'POST')]).toEqual([undefined, undefined])
    const known = Object.keys(policy).map((key) => key.slice(key.indexOf(' ') + 1))
    expect(comparePolicies([...known, ...patterns])).toEqual(
      patterns.map((pattern) => `The route ${pattern} has no policy. Say in src/server/policies who may use it.`))
  })
})
