import { spawn } from 'node:child_process'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { migrate } from '../../db/migrate.ts'
import { runOnce } from '../../src/domain/jobs/run-once.ts'
import type { World } from '../../src/domain/world.ts'
import { openForTest, runApart, temporaryFile } from '../support/database.ts'
import { handlerOf, jobRows, queue } from '../support/queueing.ts'
import { newWorld } from '../support/world.ts'

const JOBS = 200
const payloads = Array.from({ length: JOBS }, (_, number) => `job ${number}`)
const WORKERS = 16
const CONNECTIONS = 4
const LEASE_SECONDS = 2

/** A new file with the tables, as these many programs see it that have it open at once. */
async function openTimes(times: number): Promise<{ file: string; worlds: World[] }> {
  const [file, plain] = [temporaryFile(), await newWorld({ withoutCast: true })]
  const worlds: World[] = []
  for (let time = 0; time < times; time += 1) {
    const store = openForTest(file)
    if (time === 0) await migrate(store)
    worlds.push({ ...plain, db: store.db, transact: store.transact })
  }
  return { file, worlds }
}

/** A worker in a process of its own. `taken`: the ids of the jobs it took up so far, once it works. */
function workApart(file: string, worker: string, mode = ''): { taken(): string[] | undefined; kill(): Promise<void> } {
  const child = spawn(process.execPath, [join(import.meta.dirname, '../support/work-apart.ts'), file, worker, String(LEASE_SECONDS), mode], { stdio: ['ignore', 'pipe', 'inherit'] })
  let said = ''
  child.stdout.on('data', (chunk: Buffer) => { said += chunk.toString() })
  const ended = new Promise<void>((resolve) => { child.once('exit', () => resolve()) })
  const kill = () => {
    child.kill('SIGKILL')
    return ended
  }
  onTestFinished(kill)
  return { taken: () => (said === '' ? undefined : said.split('\n').slice(1, -1)), kill }
}

const countDone = async (world: World) => (await jobRows(world)).filter(({ finishedAt }) => finishedAt !== null).length

test('of sixteen workers on four connections each of two hundred jobs goes to one', async () => {
  const { worlds } = await openTimes(CONNECTIONS)
  await queue(worlds[0]!, payloads)
  const taken: string[] = []
  const noting = handlerOf((_, { payload }) => { taken.push(payload); return Promise.resolve('done') })
  await Promise.all(Array.from({ length: WORKERS }, async (_, number) => {
    const world = worlds[number % CONNECTIONS]!
    while (await countDone(world) < JOBS) await runOnce(world, [noting], `worker ${number}`)
  }))
  expect(taken.toSorted()).toEqual(payloads.toSorted())
  expect((await jobRows(worlds[0]!)).every(({ tries }) => tries === 1)).toBe(true)
}, 60_000)

test('of two processes each of two hundred jobs goes to one, and both do some', async () => {
  const { file, worlds: [world] } = await openTimes(1)
  const workers = [workApart(file, 'one'), workApart(file, 'two')]
  await expect.poll(() => workers.every((worker) => worker.taken()), { timeout: 10_000 }).toBe(true)
  await queue(world!, payloads)
  await expect.poll(() => countDone(world!), { timeout: 30_000 }).toBe(JOBS)
  const [one, two] = workers.map((worker) => worker.taken() ?? []) as [string[], string[]]
  expect(Math.min(one.length, two.length)).toBeGreaterThan(0)
  expect(new Set([...one, ...two]).size).toBe(JOBS)
  expect(one.length + two.length).toBe(JOBS)
  expect((await jobRows(world!)).every(({ tries }) => tries === 1)).toBe(true)
}, 60_000)

test('what a killed process held is done by the other once the lease is over, and nothing is lost', async () => {
  const { file, worlds: [world] } = await openTimes(1)
  await queue(world!, payloads.slice(0, 12))
  const first = workApart(file, 'first', 'hang')
  await expect.poll(() => first.taken()?.length, { timeout: 10_000 }).toBe(1)
  const second = workApart(file, 'second')
  await expect.poll(() => countDone(world!), { timeout: 10_000 }).toBeGreaterThan(0)
  await first.kill()
  await expect.poll(() => countDone(world!), { timeout: (LEASE_SECONDS + 5) * 1000 }).toBe(12)
  expect(second.taken()).toContain(first.taken()?.[0])
  expect((await jobRows(world!)).every(({ failedAt }) => failedAt === null)).toBe(true)
}, 60_000)

test('what the clock asks for stands there once, whichever of four processes asks first', async () => {
  const { file, worlds: [world] } = await openTimes(1)
  await Promise.all(['a', 'b', 'c', 'd'].map((worker) => runApart('work-apart.ts', file, worker, '60', 'clock')))
  expect(await jobRows(world!)).toMatchObject([{ scheduleKey: 'sweep-sign-ins:2026-11-23T10' }])
}, 30_000)
