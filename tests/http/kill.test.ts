import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { migrate } from '../../db/migrate.ts'
import { openDatabase } from '../../db/open.ts'
import { readCatalog } from '../../src/server/read-catalog.ts'
import { fill } from '../bench/data.ts'
import { newRandom } from '../bench/random.ts'
import { bodyOf, headersOf, inTurns, type Write } from '../bench/writes.ts'
import { Browser } from '../support/http-client.ts'
import { faultsInAnswers } from '../support/kept-answers.ts'
import { newHome, startProgram, type Program } from '../support/program.ts'

const ANSWERS = 200
const MEMBERS = 30
const WORKERS = 4
const KILLS = 5
/** After the answer that calls for it, the kill comes within so many milliseconds: in the middle of others. */
const KILL_WITHIN_MS = 12
/** A start over what a kill left takes at most so long, or three first starts where other programs hold the processors. */
const READY_MS = 5_000
const STARTS = 3
const SEED = 20_261_124

const { home, remove } = newHome()
const file = join(home, 'data', 'porchlight.db')
let program: Program
let writes: Write[]

beforeAll(async () => {
  mkdirSync(join(home, 'data'), { mode: 0o700 })
  const store = openDatabase({ file })
  await migrate(store)
  await store.close()
  writes = inTurns(fill(file, readCatalog('content'), 'http://localhost:4321', MEMBERS), 'answers').slice(0, ANSWERS)
})
afterAll(async () => {
  program.signal('SIGKILL')
  await program.ended
  remove()
})

/** Nobody else has the file open while it starts: what was left half done, the server itself has to clear up. */
async function start(): Promise<number> {
  const startedAt = performance.now()
  program = await startProgram(home, { LOG_LEVEL: 'silent' })
  const ready = await fetch(`http://127.0.0.1:${program.port}/readyz`)
  expect(ready.status).toBe(200)
  return performance.now() - startedAt
}

/** Sends one answer. @returns whether its 303 came; false when the server was gone */
async function send(write: Write): Promise<boolean> {
  const browser = new Browser(program.port, program.origin)
  const answer = await browser.send('POST', write.path, headersOf(write, program.origin), bodyOf(write)).catch(() => undefined)
  if (answer) expect(answer.status, write.path).toBe(303)
  return answer !== undefined
}

/** Workers send what is left, side by side, until there is nothing left or the server is gone. */
async function answerOn(left: Write[], acknowledged: Set<string>, saved: () => void): Promise<number> {
  let lost = 0
  await Promise.all(Array.from({ length: WORKERS }, async () => {
    for (let write = left.shift(); write; write = left.shift()) {
      if (!await send(write)) {
        left.unshift(write)
        lost += 1
        return
      }
      acknowledged.add(write.formKey)
      saved()
    }
  }))
  return lost
}

test(`an answer that got its 303 outlives kill -9, and no other is half there: ${ANSWERS} answers, ${KILLS} kills`, async () => {
  const random = newRandom(SEED)
  const killAt = Array.from({ length: KILLS }, () => 1 + random.number(ANSWERS - WORKERS * 2)).sort((a, b) => a - b)
  const left = [...writes]
  const acknowledged = new Set<string>()
  expect(left).toHaveLength(ANSWERS)
  const readyMs = Math.max(READY_MS, await start() * STARTS)

  for (const count of killAt) {
    const delay = random.number(KILL_WITHIN_MS)
    let isCalled = false
    const lost = await answerOn(left, acknowledged, () => {
      if (isCalled || acknowledged.size < count) return
      isCalled = true
      void wait(delay).then(() => program.signal('SIGKILL'))
    })
    expect(await program.ended).toBe(null)
    expect(lost, 'answers under way when the server was killed').toBeGreaterThan(0)
    expect(await start()).toBeLessThan(readyMs)
    expect(faultsInAnswers(file, writes, acknowledged)).toEqual([])
  }

  expect(await answerOn(left, acknowledged, () => undefined)).toBe(0)
  expect(acknowledged.size).toBe(ANSWERS)
  expect(faultsInAnswers(file, writes, acknowledged)).toEqual([])
}, 120_000)

test('a lost answer, a changed one and one without its state are found', () => {
  const [first, second] = writes as [Write, Write]
  const changed = { ...second, options: 'another' }
  expect(faultsInAnswers(file, [first], new Set(['never sent', first.formKey]))).toEqual([])
  expect(faultsInAnswers(file, [{ ...first, formKey: 'never sent' }], new Set(['never sent']))).toEqual(['never sent got its 303 and is lost.'])
  expect(faultsInAnswers(file, [changed], new Set())).toHaveLength(1)
})
