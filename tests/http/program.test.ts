import { connect, type Socket } from 'node:net'
import { setTimeout as wait } from 'node:timers/promises'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { newHome, startProgram, type Program } from '../support/program.ts'
import { readAnswer } from '../support/wrapper.ts'

// Each test starts whole processes, and one of them may have to build the pages first.
vi.setConfig({ testTimeout: 180_000 })

let home: string
let remove: () => void
let running: Program[] = []

async function start(environment: Record<string, string> = {}): Promise<Program> {
  const program = await startProgram(home, environment)
  running.push(program)
  return program
}

/** The head of a form without its 3 bytes, once the program says that it is waiting for them. */
async function halfAForm(program: Program): Promise<Socket> {
  const socket = connect(program.port, '127.0.0.1').on('error', () => undefined)
  socket.write(`POST /setup?secret=1 HTTP/1.1\r\nHost: localhost:${program.port}\r\nOrigin: ${program.origin}\r\n`
    + 'Content-Type: application/x-www-form-urlencoded\r\nContent-Length: 3\r\nExpect: 100-continue\r\n\r\n')
  expect((await readAnswer(socket)).status).toBe(100)
  return socket
}

async function hasPrinted(program: Program, word: string): Promise<void> {
  while (!program.printed().includes(word)) await wait(10)
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
  const socket = await halfAForm(program)
  program.signal('SIGTERM')
  await hasPrinted(program, 'stopping')
  socket.write('a=1')
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
  await halfAForm(program)
  program.signal('SIGTERM')
  await hasPrinted(program, 'stopping')
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
