import { connect } from 'node:net'
import { setTimeout as wait } from 'node:timers/promises'
import { expect, test } from 'vitest'
import { defaultLimits } from '../../src/server/http/limits.ts'
import { ask, HOST, html, post, raw, readAnswer, startWrapper, type Pages } from '../support/wrapper.ts'

/** A page that waits until it is let go. `entered`: how many requests have come to it, awaited. */
function heldPage(): { page: Pages[string]; entered(count: number): Promise<void>; letGo(): void } {
  const { promise: released, resolve: letGo } = Promise.withResolvers<void>()
  let count = 0
  return {
    letGo,
    page: async (...args) => { count += 1; await released; html()!(...args) },
    entered: async (wanted) => { while (count < wanted) await wait(5) },
  }
}

test('a stop says it is not ready, finishes what runs with a closed connection, and takes nothing new', async () => {
  const held = heldPage()
  const wrapper = await startWrapper({ '/slow': held.page })
  expect((await ask(wrapper.port, 'GET', '/readyz', { host: '10.0.0.1' })).text).toBe('ok')
  const idle = connect(wrapper.port, '127.0.0.1').on('error', () => undefined).resume()
  const idleClosed = new Promise((resolve) => { idle.once('close', resolve) })
  await new Promise((resolve) => { idle.once('connect', resolve) })
  const running = ask(wrapper.port, 'GET', '/slow')
  await held.entered(1)
  const started = performance.now()
  const stopped = wrapper.drain()
  await expect(raw(wrapper.port, `GET /slow HTTP/1.1\r\nHost: ${HOST}\r\n\r\n`)).rejects.toThrow()
  await idleClosed
  held.letGo()
  const answer = await running
  expect(answer.status).toBe(200)
  expect(answer.headers['connection']).toBe('close')
  await stopped
  expect(performance.now() - started).toBeLessThan(defaultLimits.drainTimeout)
  await wrapper.close()
})

test('a stop does not wait for ever: what still runs is cut', async () => {
  const held = heldPage()
  const wrapper = await startWrapper({ '/slow': held.page }, { limits: { ...defaultLimits, drainTimeout: 200 } })
  const running = ask(wrapper.port, 'GET', '/slow').catch(() => 'cut')
  await held.entered(1)
  await wrapper.drain()
  expect(await running).toBe('cut')
  held.letGo()
  await wrapper.close()
})

test('a connection that is kept alive is told the stop too', async () => {
  const held = heldPage()
  const wrapper = await startWrapper({ '/slow': held.page, '/today': html() })
  const socket = connect(wrapper.port, '127.0.0.1').on('error', () => undefined)
  socket.write(`GET /today HTTP/1.1\r\nHost: ${HOST}\r\n\r\n`)
  expect((await readAnswer(socket)).headers['connection']).toBe('keep-alive')
  socket.write(`GET /slow HTTP/1.1\r\nHost: ${HOST}\r\n\r\n`)
  await held.entered(1)
  const stopped = wrapper.drain()
  held.letGo()
  expect((await readAnswer(socket)).headers['connection']).toBe('close')
  await stopped
  await wrapper.close()
})

test('more pages at once than the limit are 503 with Retry-After, and health still answers', async () => {
  const held = heldPage()
  const wrapper = await startWrapper({ '/slow': held.page }, { limits: { ...defaultLimits, inFlight: 3 } })
  const running = Array.from({ length: 3 }, () => ask(wrapper.port, 'GET', '/slow'))
  await held.entered(3)
  const refused = await ask(wrapper.port, 'GET', '/slow')
  expect([refused.status, refused.headers['retry-after']]).toEqual([503, '2'])
  expect((await ask(wrapper.port, 'GET', '/healthz')).status).toBe(200)
  held.letGo()
  expect((await Promise.all(running)).map((answer) => answer.status)).toEqual([200, 200, 200])
  expect((await ask(wrapper.port, 'GET', '/slow')).status).toBe(200)
  await wrapper.close()
})

test('a page that takes too long is our 503 page', async () => {
  const held = heldPage()
  const wrapper = await startWrapper({ '/slow': held.page }, { limits: { ...defaultLimits, pageTimeout: 100 } })
  const answer = await ask(wrapper.port, 'GET', '/slow')
  expect(answer.status).toBe(503)
  expect(answer.text).toContain('Porchlight is being updated')
  held.letGo()
  await wrapper.close()
})

test('health speaks to any Host: the process always, readiness as it is', async () => {
  let ready = true
  const wrapper = await startWrapper({}, { ready: () => ready ? Promise.resolve(true) : Promise.reject(new Error('database')) })
  expect((await ask(wrapper.port, 'GET', '/healthz', { host: '10.1.2.3' })).text).toBe('ok')
  ready = false
  const answer = await ask(wrapper.port, 'GET', '/readyz', { host: '10.1.2.3' })
  expect([answer.status, answer.text]).toEqual([503, 'no'])
  expect(wrapper.answered).toEqual([])
  expect((await post(wrapper.port, '/healthz', 'a=1')).status).toBe(404)
  await wrapper.close()
})

test('a client that goes away in the middle of its form breaks nothing and is no error', async () => {
  const wrapper = await startWrapper({ '/today': html() })
  const socket = connect(wrapper.port, '127.0.0.1')
  socket.write(`POST /today HTTP/1.1\r\nHost: ${HOST}\r\nContent-Type: application/x-www-form-urlencoded\r\nContent-Length: 50\r\n\r\na=1`)
  await wait(50)
  socket.destroy()
  await wait(50)
  expect((await ask(wrapper.port, 'GET', '/today')).status).toBe(200)
  expect(wrapper.broken).toEqual([])
  await wrapper.close()
})

test('a request that comes too slowly is 408', async () => {
  const limits = { ...defaultLimits, headersTimeout: 150, requestTimeout: 200, checkEvery: 50 }
  const wrapper = await startWrapper({}, { limits })
  expect((await raw(wrapper.port, `GET /today HTTP/1.1\r\nHost: ${HOST}\r\n`)).status).toBe(408)
  const form = 'Content-Type: application/x-www-form-urlencoded\r\nContent-Length: 50\r\n\r\na=1'
  expect((await raw(wrapper.port, `POST /today HTTP/1.1\r\nHost: ${HOST}\r\n${form}`)).status).toBe(408)
  await wrapper.close()
})
