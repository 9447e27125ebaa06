import { connect } from 'node:net'
import { setTimeout as wait } from 'node:timers/promises'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { newHome, startProgram, type Program } from '../support/program.ts'
import { readAnswer } from '../support/wrapper.ts'

let home: string
let remove: () => void
let running: Program[] = []

async function start(environment: Record<string, string> = {}): Promise<Program> {
  const program = await startProgram(home, environment)
  running.push(program)
  return program
}

beforeEach(() => { ({ home, remove } = newHome()) })
afterEach(async () => {
  for (const program of running) program.signal('SIGKILL')
  await Promise.all(running.map((program) => program.ended))
  running = []
  remove()
})

test('a first start prints the address and a set-up code; a page, a file and health answer', async () => {
  const program = await start()
  expect(program.printed()).toContain(`Porchlight is ready: ${program.origin}\n`)
  expect(program.printed()).toMatch(/Open http:\/\/localhost:\d+\/setup and type this code: ([2-9A-Z]{4}-){2}[2-9A-Z]{4}\n/)
  const page = await fetch(`${program.origin}/help-now`)
  expect(page.status).toBe(200)
  const stylesheet = /href="(\/_astro\/[^"]+\.css)"/.exec(await page.text())?.[1] ?? ''
  expect((await fetch(program.origin + stylesheet)).headers.get('cache-control')).toContain('immutable')
  expect(await (await fetch(`http://127.0.0.1:${program.port}/readyz`)).text()).toBe('ok')
  expect((await fetch(`http://127.0.0.1:${program.port}/help-now`)).status).toBe(421)
})

test('SIGTERM finishes what runs and ends with 0; the log holds no path, query or address', async () => {
  const program = await start()
  const socket = connect(program.port, '127.0.0.1')
  socket.write(`POST /setup?secret=1 HTTP/1.1\r\nHost: localhost:${program.port}\r\nOrigin: ${program.origin}\r\n`
    + 'Content-Type: application/x-www-form-urlencoded\r\nContent-Length: 3\r\n\r\na=')
  await wait(200)
  program.signal('SIGTERM')
  await wait(200)
  socket.write('1')
  const answer = await readAnswer(socket)
  expect(answer.headers['connection']).toBe('close')
  expect(answer.status).toBeLessThan(500)
  expect(await program.ended).toBe(0)
  const lines = program.printed().split('\n').filter((line) => line.startsWith('{')).map((line) => JSON.parse(line) as Record<string, unknown>)
  expect(lines.map((line) => line['event'])).toEqual(['started', 'stopping', 'request', 'stopped'])
  expect(JSON.stringify(lines)).not.toMatch(/secret|127\.0\.0\.1|setup\?/)
})

test('a second signal does not wait', async () => {
  const program = await start()
  const socket = connect(program.port, '127.0.0.1').on('error', () => undefined)
  socket.write(`POST /setup HTTP/1.1\r\nHost: localhost:${program.port}\r\nContent-Type: application/x-www-form-urlencoded\r\nContent-Length: 9\r\n\r\n`)
  await wait(200)
  program.signal('SIGTERM')
  await wait(200)
  program.signal('SIGTERM')
  expect(await program.ended).toBe(1)
})

test('a second server on the same database, and a wrong setting, end with one sentence', async () => {
  await start()
  const second = await start()
  expect(await second.ended).toBe(1)
  expect(second.printed()).toBe('Another Porchlight is running on this database. Stop it first.\n')
  const wrong = await start({ PUBLIC_ORIGIN: 'learn.example.org' })
  expect(await wrong.ended).toBe(1)
  expect(wrong.printed()).toMatch(/^PUBLIC_ORIGIN: write https:\/\/[^\n]+\n$/)
})

test('a start over an installation that was killed is ready again with the same clinic', async () => {
  const first = await start()
  first.signal('SIGKILL')
  await first.ended
  const second = await start()
  expect(second.printed()).toContain('Porchlight is ready')
  expect((await fetch(`${second.origin}/help-now`)).status).toBe(200)
})
