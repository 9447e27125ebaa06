import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { monitorEventLoopDelay } from 'node:perf_hooks'
import { describe, expect, onTestFinished, test, vi } from 'vitest'
import { isBusy } from '../../db/engine.ts'
import type { Db } from '../../db/open.ts'
import { KINDS, newDatabase, openForTest, temporaryFile } from '../support/database.ts'
import { migrate } from '../../db/migrate.ts'

const insert = (db: Db, key: string) => db.insertInto('meta').values({ clinicId: 'harbor', key, value: '' }).execute()
const keysOf = async (db: Db) => (await db.selectFrom('meta').select('key').orderBy('key').execute()).map((row) => row.key)

/** Lets another process take the file to write, for so long. */
async function holdElsewhere(file: string, milliseconds: number): Promise<void> {
  const holder = spawn(process.execPath, [join(import.meta.dirname, '../support/hold-file.ts'), file, String(milliseconds)])
  onTestFinished(() => { holder.kill() })
  await once(holder.stdout, 'data')
}

describe.each(KINDS)('in a database in %s', (kind) => {
  test('what throws leaves nothing behind, and the next one is not disturbed', async () => {
    const { db, transact } = await newDatabase(kind)
    await expect(transact(async (own) => {
      await insert(own, 'lost')
      throw new Error('changed my mind')
    })).rejects.toThrow('changed my mind')
    await transact((own) => insert(own, 'kept'))
    expect(await keysOf(db)).toEqual(['kept'])
  })

  test('of twenty who look first and then write, one wins', async () => {
    const { db, transact } = await newDatabase(kind)
    const won = await Promise.all(Array.from({ length: 20 }, (_, number) => transact(async (own) => {
      if ((await keysOf(own)).length > 0) return false
      await new Promise((resolve) => setTimeout(resolve, 1))
      await insert(own, `number ${number}`)
      return true
    })))
    expect(won.filter(Boolean)).toHaveLength(1)
    expect(await keysOf(db)).toHaveLength(1)
  })

  test('a constraint that is violated is an error at once, not tried again', async () => {
    const { db, transact } = await newDatabase(kind)
    await transact((own) => insert(own, 'once'))
    let runs = 0
    await expect(transact(async (own) => {
      runs += 1
      await insert(own, 'new')
      await insert(own, 'once')
    })).rejects.toMatchObject({ code: 'SQLITE_CONSTRAINT_PRIMARYKEY' })
    expect(runs).toBe(1)
    expect(await keysOf(db)).toEqual(['once'])
  })

  test('work that collides runs again as a whole', async () => {
    const { db, transact } = await newDatabase(kind)
    let runs = 0
    await transact(async (own) => {
      runs += 1
      await insert(own, `run ${runs}`)
      if (runs < 3) throw Object.assign(new Error('collision'), { code: runs === 1 ? 'SQLITE_BUSY_SNAPSHOT' : '40001' })
    })
    expect(await keysOf(db)).toEqual(['run 3'])
  })

  test('a transaction over 2 s is reported, one over 10 s is rolled back and what it still tries is refused', async () => {
    const slow: number[] = []
    const { db, transact } = await newDatabase(kind, { onSlow: (milliseconds) => slow.push(milliseconds) })
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'performance'] })
    onTestFinished(() => { vi.useRealTimers() })
    const wait = (milliseconds: number) => new Promise((resolve) => { setTimeout(resolve, milliseconds) })

    const long = transact(async (own) => { await insert(own, 'long'); await wait(2_500) })
    await vi.advanceTimersByTimeAsync(3_000)
    await long

    let afterwards: unknown
    const tooLong = transact(async (own) => {
      await insert(own, 'too long')
      await wait(11_000)
      await insert(own, 'even later').catch((error: unknown) => { afterwards = error })
    })
    const refused = expect(tooLong).rejects.toThrow('longer than 10 s')
    await vi.advanceTimersByTimeAsync(12_000)
    await refused

    expect(slow).toEqual([2_500, 10_000])
    expect(afterwards).toBeInstanceOf(Error)
    expect(await keysOf(db)).toEqual(['long'])
  })
})

// Timing of a shared computer: a pause of the whole process is not a blocked loop of ours.
test('while another process holds the file for 2 s, all writes succeed and nothing blocks', { retry: 2, timeout: 15_000 }, async () => {
  const file = temporaryFile()
  const store = openForTest(file)
  await migrate(store)
  await holdElsewhere(file, 2_000)

  const startedAt = performance.now()
  const delay = monitorEventLoopDelay({ resolution: 5 })
  delay.enable()
  const writes = Array.from({ length: 20 }, (_, number) => store.transact((db) => insert(db, `write ${number}`)))
  expect(await keysOf(store.db)).toEqual([])
  await Promise.all(writes)
  delay.disable()

  expect(performance.now() - startedAt).toBeGreaterThan(1_500)
  expect(await keysOf(store.db)).toHaveLength(20)
  expect(delay.max / 1e6).toBeLessThan(100)
})

test('after 5 s of a busy file the caller is told', { timeout: 15_000 }, async () => {
  const file = temporaryFile()
  const store = openForTest(file)
  await migrate(store)
  await holdElsewhere(file, 8_000)
  const startedAt = performance.now()
  const error = await store.transact((db) => insert(db, 'never')).catch((reason: unknown) => reason)
  expect(isBusy(error)).toBe(true)
  expect(performance.now() - startedAt).toBeGreaterThan(4_900)
  expect(performance.now() - startedAt).toBeLessThan(7_000)
})
