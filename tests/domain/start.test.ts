import Sqlite from 'better-sqlite3'
import { chmodSync, mkdtempSync, readdirSync, renameSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { tidyUp } from '../../src/server/housekeeping.ts'
import { start } from '../../src/server/start.ts'

let home: string
let file: string
let keys: string

beforeEach(() => {
  home = mkdtempSync(join(tmpdir(), 'porchlight-start-'))
  file = join(home, 'data', 'porchlight.db')
  keys = join(home, 'keys')
  vi.stubEnv('DATABASE_FILE', file)
  vi.stubEnv('KEYS_DIR', keys)
  vi.stubEnv('LOG_LEVEL', 'silent')
})
afterEach(() => {
  vi.unstubAllEnvs()
  rmSync(home, { recursive: true })
})

/** Starts and stops once, as a first day would. */
async function firstDay(): Promise<void> {
  await (await start({ alone: true })).close()
}

test('a first start makes database, key and clinic, private to their owner; the next one finds them', async () => {
  const first = await start({ alone: true })
  const [clinic] = first.clinics.all()
  const sealed = await first.world.vault.seal('text', 'place')
  expect(await first.isReady()).toBe(true)
  await first.close()
  expect([statSync(join(home, 'data')).mode & 0o777, statSync(keys).mode & 0o777]).toEqual([0o700, 0o700])

  const second = await start({ alone: true })
  expect(second.clinics.all()).toEqual([clinic])
  expect(await second.world.vault.open(sealed, 'place')).toBe('text')
  await second.close()
})

test('a second server on the same database is refused and changes nothing; a command works beside the first', async () => {
  const first = await start({ alone: true })
  await expect(start({ alone: true })).rejects.toThrow('Another Porchlight is running')
  const command = await start({ alone: false })
  expect(command.clinics.all()).toEqual(first.clinics.all())
  await command.close()
  await first.close()
  await firstDay()
})

test('an older database waits for its migration, and a refused start lets go of it', async () => {
  await firstDay()
  const raw = new Sqlite(file)
  const last = raw.prepare('select name from kysely_migration order by name desc').pluck().get()
  raw.prepare('delete from kysely_migration where name = ?').run(last)
  raw.close()
  await expect(start({ alone: true })).rejects.toThrow('npm run db:migrate')
  await expect(start({ alone: true })).rejects.toThrow('npm run db:migrate')
})

test('a newer database is left alone', async () => {
  await firstDay()
  const raw = new Sqlite(file)
  raw.prepare(`insert into kysely_migration (name, timestamp) values ('9999-later', '')`).run()
  raw.close()
  await expect(start({ alone: true })).rejects.toThrow('newer Porchlight')
})

test('a database does not start without its key, nor with the key of another', async () => {
  await firstDay()
  renameSync(keys, join(home, 'kept'))
  await expect(start({ alone: true })).rejects.toThrow('Put the key file back')
  expect(readdirSync(home).sort()).toEqual(['data', 'kept'])

  vi.stubEnv('DATABASE_FILE', join(home, 'other', 'porchlight.db'))
  await firstDay()
  vi.stubEnv('DATABASE_FILE', file)
  await expect(start({ alone: true })).rejects.toThrow('belong to another database')
})

test('a folder that others may read, and a wrong setting, are refused with what to do', async () => {
  await firstDay()
  chmodSync(join(home, 'data'), 0o750)
  await expect(start({ alone: true })).rejects.toThrow(`chmod 700 ${join(home, 'data')}`)
  vi.stubEnv('PORT', 'http')
  await expect(start({ alone: true })).rejects.toThrow('PORT: write a number')
})

test('a damaged file is refused', async () => {
  await firstDay()
  const raw = new Sqlite(file)
  raw.unsafeMode(true)
  raw.pragma('writable_schema = on')
  raw.prepare(`update sqlite_master set rootpage = 9999 where name = 'clinic'`).run()
  raw.close()
  await expect(start({ alone: true })).rejects.toThrow()
})

test('tidying up empties the write-ahead log; a failure is logged and no more', async () => {
  const installation = await start({ alone: true })
  await tidyUp(installation)
  expect(statSync(`${file}-wal`).size).toBe(0)
  await installation.close()
  const logged: unknown[] = []
  await tidyUp({ ...installation, log: (fact) => logged.push(fact) })
  expect(logged).toMatchObject([{ event: 'fault', route: 'housekeeping' }])
})
