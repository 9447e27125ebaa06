import Sqlite from 'better-sqlite3'
import { createHash } from 'node:crypto'
import { execFile } from 'node:child_process'
import { chmodSync, copyFileSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { basename, join } from 'node:path'
import { promisify } from 'node:util'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { askForBackup } from '../../src/domain/backups/ask-for-backup.ts'
import { readBackupState } from '../../src/domain/backups/state.ts'
import { enqueueDue } from '../../src/domain/jobs/schedule.ts'
import { runOnce } from '../../src/domain/jobs/run-once.ts'
import { backUp } from '../../src/server/backup/back-up.ts'
import { backupFolder, listBackups } from '../../src/server/backup/kept.ts'
import { restore } from '../../src/server/backup/restore.ts'
import { readConfig } from '../../src/server/config.ts'
import { checkInstallation } from '../../src/server/doctor/check-installation.ts'
import { newHandlers } from '../../src/server/jobs/handlers.ts'
import { SCHEDULES } from '../../src/server/jobs/schedules.ts'
import { addKey } from '../../src/server/keys.ts'
import { start, type Installation } from '../../src/server/start.ts'
import { castRows } from '../support/cast.ts'
import { crisisCatalog } from '../support/crisis-catalog.ts'

const AT = '2026-12-01T12:00:00.000Z'
const CANARY = 'canary-of-the-queue'
let home: string
let installation: Installation
const environment = () => ({ DATABASE_FILE: join(home, 'data', 'porchlight.db'), KEYS_DIR: join(home, 'keys'), LOG_LEVEL: 'silent' })
const folder = () => backupFolder(installation.config.databaseFile)
const back = (file: string, to = join(home, 'again'), keys = join(home, 'keys')) => restore(file, to, keys, AT)

beforeEach(async () => {
  home = mkdtempSync(join(tmpdir(), 'porchlight-backup-'))
  installation = await start({ alone: false, config: readConfig(environment()), catalog: crisisCatalog(), fill: (world) => world.transact(castRows) })
})
afterEach(async () => {
  await installation.close()
  rmSync(home, { recursive: true })
})

/** A hash of every row of every table. */
function hashes(file: string): Record<string, string> {
  const raw = new Sqlite(file, { readonly: true })
  const tables = raw.prepare(`select name from sqlite_schema where type = 'table' order by name`).pluck().all() as string[]
  const hashed = tables.map((table) => [table, createHash('sha256').update(JSON.stringify(raw.prepare(`select * from "${table}"`).all().map((row) => JSON.stringify(row)).sort())).digest('hex')])
  raw.close()
  return Object.fromEntries(hashed) as Record<string, string>
}

const note = (key: string, value: string) => installation.world.transact((db) => db.insertInto('meta').values({ clinicId: '', key, value }).execute())
const broken = (file: string, change: (bytes: Buffer) => Buffer) => {
  const path = join(home, 'broken.backup')
  writeFileSync(path, change(readFileSync(file)))
  return path
}

test('what comes back is, table by table, what was there; nothing in the clear stays, and nobody else may open it', async () => {
  await note('clear', CANARY)
  await installation.world.transact((db) => db.insertInto('outbox').values([
    { clinicId: 'harbor', id: 'waits', kind: 'confirm', locale: 'en', createdAt: AT, dueAt: AT, attempts: 0, bodySealed: 'sealed' },
    { clinicId: 'harbor', id: 'went', kind: 'confirm', locale: 'en', createdAt: AT, dueAt: AT, attempts: 1, sentAt: AT }]).execute())
  await installation.world.transact((db) => db.insertInto('signIn').values({ clinicId: 'harbor', id: 'open', accountId: 'ana', createdAt: AT, lastSeenAt: AT, expiresAt: AT }).execute())
  const before = hashes(installation.config.databaseFile)
  const file = await backUp(installation)
  expect(readdirSync(folder())).toEqual([basename(file)])
  expect([statSync(folder()).mode & 0o777, statSync(file).mode & 0o777]).toEqual([0o700, 0o600])
  expect(readFileSync(file).includes(CANARY)).toBe(false)

  const restored = await back(file)
  expect(readFileSync(restored.file).includes(CANARY)).toBe(true)
  const { sign_in: signIns, outbox, ...others } = hashes(restored.file)
  const { sign_in: _, outbox: __, ...expected } = before
  expect(others).toEqual(expected)
  expect([signIns, outbox]).not.toContain(undefined)
  const raw = new Sqlite(restored.file, { readonly: true })
  expect(raw.prepare('select count(*) from sign_in').pluck().get()).toBe(0)
  expect(raw.prepare('select id, cancelled_at, body_sealed from outbox order by id').all()).toEqual([
    { id: 'waits', cancelled_at: AT, body_sealed: null }, { id: 'went', cancelled_at: null, body_sealed: null }])
  raw.close()
  const again = await start({ alone: true, config: readConfig({ ...environment(), DATABASE_FILE: restored.file }), catalog: crisisCatalog() })
  expect(again.clinics.all()).toEqual(installation.clinics.all())
  await again.close()
})

test('a backup that is made while others write holds one moment', async () => {
  let goesOn = true
  const writing = (async () => {
    for (let n = 0; goesOn; n += 1) {
      await installation.world.transact(async (db) => {
        for (const side of ['left', 'right']) await db.insertInto('meta').values({ clinicId: '', key: `${side}-${n}`, value: CANARY.repeat(500) }).execute()
      })
      await new Promise((resolve) => { setTimeout(resolve, 1) })
    }
    return installation.world.db.selectFrom('meta').select(({ fn }) => fn.countAll<number>().as('n')).executeTakeFirstOrThrow()
  })()
  await new Promise((resolve) => { setTimeout(resolve, 50) })
  const file = await backUp(installation)
  goesOn = false
  const { n } = await writing
  const { rows, file: restored } = await back(file)
  const raw = new Sqlite(restored, { readonly: true })
  const count = (side: string) => raw.prepare(`select count(*) from meta where key like ?`).pluck().get(`${side}-%`) as number
  expect(count('left')).toBe(count('right'))
  expect(count('left')).toBeGreaterThan(0)
  expect(rows.meta).toBeLessThan(n)
  raw.close()
})

describe('a backup is refused, and the folder stays empty, when', () => {
  let file: string
  beforeEach(async () => {
    await note('long', CANARY.repeat(150_000))
    file = await backUp(installation)
    expect(statSync(file).size).toBeGreaterThan(2 * 1024 * 1024)
  })
  afterEach(() => expect(existsSync(join(home, 'again')) ? readdirSync(join(home, 'again')) : []).toEqual([]))
  const LINE = 'porchlight-backup 1 1-00000000 '.length + 32 + 1
  const CHUNK = 1024 * 1024 + 16

  test.each<[string, (bytes: Buffer) => Buffer]>([
    ['one bit of it is another', (bytes) => { bytes.writeUInt8(bytes.readUInt8(CHUNK + 500) ^ 1, CHUNK + 500); return bytes }],
    ['its end is missing', (bytes) => bytes.subarray(0, -1)],
    ['its last piece is missing', (bytes) => bytes.subarray(0, LINE + CHUNK)],
    ['something was added', (bytes) => Buffer.concat([bytes, Buffer.from('x')])],
    ['two pieces were swapped', (bytes) => Buffer.concat([bytes.subarray(0, LINE), bytes.subarray(LINE + CHUNK, LINE + 2 * CHUNK), bytes.subarray(LINE, LINE + CHUNK), bytes.subarray(LINE + 2 * CHUNK)])],
    ['its salt is another', (bytes) => { bytes.write('0000', LINE - 5); return bytes }],
    ['nothing but the first line is left', (bytes) => bytes.subarray(0, LINE)],
  ])('%s', async (_, change) => {
    await expect(back(broken(file, change))).rejects.toThrow('This backup is damaged.')
  })

  test('it is something else', async () => {
    await expect(back(broken(file, () => Buffer.from('SQLite format 3')))).rejects.toThrow('not a backup of Porchlight')
    await expect(back(broken(file, () => Buffer.alloc(0)))).rejects.toThrow('not a backup of Porchlight')
  })

  test('the key is another, or has its name alone', async () => {
    const other = await start({ alone: false, config: readConfig({ ...environment(), DATABASE_FILE: join(home, 'other', 'p.db'), KEYS_DIR: join(home, 'other-keys') }), catalog: crisisCatalog() })
    await other.close()
    await expect(back(file, join(home, 'again'), join(home, 'other-keys'))).rejects.toThrow('made with another key')
    const [name = ''] = readdirSync(join(home, 'keys'))
    const [wrong = ''] = readdirSync(join(home, 'other-keys'))
    mkdirSync(join(home, 'false-keys'), { mode: 0o700 })
    copyFileSync(join(home, 'other-keys', wrong), join(home, 'false-keys', name))
    await expect(back(file, join(home, 'again'), join(home, 'false-keys'))).rejects.toThrow('is damaged')
  })
})

test('it opens with the key it was made with after a newer key came', async () => {
  const file = await backUp(installation)
  const id = addKey(join(home, 'keys'))
  expect((await back(file)).rows.clinic).toBeGreaterThan(0)
  expect(readFileSync(await backUp(installation)).toString('latin1', 0, 40)).toContain(id)
})

test('a folder with something in it is left as it is', async () => {
  const file = await backUp(installation)
  await expect(back(file, join(home, 'data'))).rejects.toThrow('is not empty')
})

describe('a backup that breaks off', () => {
  const finding = async () => (await checkInstallation(installation)).find(({ key }) => key === 'backup')?.finding

  test('is told, leaves the older ones and nothing half made, and is forgotten with the next that ends well', async () => {
    const file = await backUp(installation)
    expect(await finding()).toBeUndefined()
    chmodSync(join(home, 'keys'), 0o755)
    await expect(backUp(installation)).rejects.toThrow('chmod')
    expect(await finding()).toBe('backup-broke')
    expect(readdirSync(folder())).toEqual([basename(file)])
    chmodSync(join(home, 'keys'), 0o700)
    writeFileSync(join(folder(), 'left.copy'), CANARY)
    await backUp(installation)
    expect(await finding()).toBeUndefined()
    expect(readdirSync(folder()).filter((name) => !name.endsWith('.backup'))).toEqual([])
    expect((await readBackupState(installation.world.db)).brokeAt).toBeUndefined()
  })
})

test('each night one is made for all clinics; one more when an administrator asks, once for each form', async () => {
  const { world } = installation
  const work = async () => { while (await runOnce(world, newHandlers(installation), 'worker') > 0) { /* until nothing is left */ } }
  for (const id of ['harbor', 'beacon']) await enqueueDue(world, { id, timeZone: 'Etc/UTC' }, SCHEDULES.map((one) => (one.kind === 'back-up' ? { ...one, fromHour: 0 } : one)))
  await work()
  const [nightly, ...others] = listBackups(installation.config.databaseFile)
  expect(others).toEqual([])
  expect(await world.db.selectFrom('job').where('kind', '=', 'back-up').select('tries').execute()).toEqual([{ tries: 1 }, { tries: 1 }])
  const actor = { role: 'administrator', clinicId: 'harbor', id: 'adi' } as const
  const form = { formKey: crypto.randomUUID() }
  for (let time = 0; time < 2; time += 1) expect(await askForBackup(world, actor, form)).toMatchObject({ ok: true })
  await work()
  // The newest of a day takes the place of the one before.
  const [asked, ...rest] = listBackups(installation.config.databaseFile)
  expect(rest).toEqual([])
  expect(Date.parse(asked?.madeAt ?? '')).toBeGreaterThan(Date.parse(nightly?.madeAt ?? ''))
  expect(await world.db.selectFrom('job').where('kind', '=', 'back-up').where('payload', '=', 'now').select('finishedAt').execute()).toEqual([{ finishedAt: expect.any(String) }])
})

test('the commands make one, try it out and note that it was', { timeout: 60_000 }, async () => {
  const run = (...args: string[]) => promisify(execFile)(process.execPath, args, { env: { ...process.env, ...environment() } })
  const { stdout } = await run('src/commands/backup.ts')
  const file = /Made and checked: (\S+)/.exec(stdout)?.[1] ?? ''
  expect((await readBackupState(installation.world.db)).triedAt).toBeUndefined()
  expect((await run('src/commands/restore.ts', file, '--to', join(home, 'again'))).stdout).toMatch(/The backup is whole: \d+ rows in \d+ tables/)
  expect((await readBackupState(installation.world.db)).triedAt).toMatch(/^20/)
  await expect(run('src/commands/restore.ts', file)).rejects.toMatchObject({ code: 1, stderr: expect.stringContaining('--to') })
})
