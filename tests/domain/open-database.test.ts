import { sql } from 'kysely'
import Sqlite from 'better-sqlite3'
import { existsSync, statSync } from 'node:fs'
import { dirname } from 'node:path'
import { describe, expect, test } from 'vitest'
import { openDatabase, type Db } from '../../db/open.ts'
import { KINDS, newDatabase, openForTest, temporaryFile } from '../support/database.ts'

const meta = (key: string) => ({ clinicId: 'harbor', key, value: 'x' })
const insert = (db: Db, key: string) => db.insertInto('meta').values(meta(key)).execute()
const keysOf = async (db: Db) => (await db.selectFrom('meta').select('key').orderBy('key').execute()).map((row) => row.key)

async function pragma(db: Db, name: string): Promise<unknown> {
  // SQLite does not offer every pragma as a table, nor count each as reading when it is a statement.
  const query = name === 'mmap_size' ? 'pragma mmap_size' : `select * from pragma_${name}`
  const { rows } = await sql<Record<string, unknown>>`${sql.raw(query)}`.execute(db)
  return Object.values(rows[0] ?? {})[0]
}

test('each connection to a file keeps what security asks of it', async () => {
  const store = await newDatabase('file')
  const asked = {
    journal_mode: 'wal', synchronous: 2, foreign_keys: 1, cell_size_check: 1, secure_delete: 1, trusted_schema: 0,
    temp_store: 2, mmap_size: 0, busy_timeout: 50, journal_size_limit: 67_108_864,
  }
  for (const [name, value] of Object.entries(asked)) {
    expect(await pragma(store.db, name), `${name} of the reader`).toBe(value)
    expect(await store.transact((db) => pragma(db, name)), `${name} of the writer`).toBe(value)
  }
})

test('a missing folder is made for its owner alone', () => {
  const file = temporaryFile()
  openForTest(file)
  expect(statSync(dirname(file)).mode & 0o777).toBe(0o700)
})

test('closing leaves one whole file and no log beside it', async () => {
  const file = temporaryFile()
  const store = openDatabase({ file })
  await sql`create table scratch (id text primary key) strict`.execute(store.schema)
  await store.close()
  expect(existsSync(`${file}-wal`)).toBe(false)
  expect(new Sqlite(file).prepare('select count(*) from scratch').pluck().get()).toBe(0)
})

test('closing waits for the open transaction', async () => {
  const file = temporaryFile()
  const store = openDatabase({ file })
  await sql`create table meta (clinic_id text, key text, value text)`.execute(store.schema)
  const written = store.transact(async (db) => {
    await new Promise((resolve) => setTimeout(resolve, 20))
    await insert(db, 'late')
  })
  await Promise.all([written, store.close()])
  expect(await keysOf(openForTest(file).db)).toEqual(['late'])
})

test('PostgreSQL is refused in one sentence', () => {
  expect(() => openDatabase({ url: 'postgres://localhost/porchlight', poolSize: 10 })).toThrow(/not built in yet/)
})

describe.each(KINDS)('in a database in %s', (kind) => {
  test('names are camelCase here and snake_case there', async () => {
    const { db, transact } = await newDatabase(kind)
    await transact((own) => insert(own, 'names'))
    expect(await db.selectFrom('meta').selectAll().execute()).toEqual([meta('names')])
    expect((await sql<{ clinicId: string }>`select clinic_id from meta`.execute(db)).rows).toEqual([{ clinicId: 'harbor' }])
  })

  test('the reading handle refuses every way of writing', async () => {
    const { db, transact } = await newDatabase(kind)
    await transact((own) => insert(own, 'kept'))
    const writes = [
      () => insert(db, 'new'),
      () => db.updateTable('meta').set({ value: 'y' }).execute(),
      () => db.deleteFrom('meta').execute(),
      () => db.insertInto('meta').values(meta('new')).returning('key').execute(),
      () => sql`delete from meta`.execute(db),
      () => sql`drop table meta`.execute(db),
      () => db.transaction().execute((own) => insert(own, 'new')),
    ]
    for (const write of writes) await expect(write).rejects.toThrow('This handle only reads')
    expect(await keysOf(db)).toEqual(['kept'])
  })

  test('inside a transaction every other handle is an error, not a hang', async () => {
    const store = await newDatabase(kind)
    const others = [
      () => keysOf(store.db),
      () => sql`select 1`.execute(store.db),
      () => sql`select 1`.execute(store.schema),
      () => store.transact(async (db) => keysOf(db)),
      () => store.close(),
    ]
    for (const use of others) {
      await expect(store.transact<unknown>(use)).rejects.toThrow('A transaction is open here')
    }
    expect(await keysOf(store.db)).toEqual([])
  })

  test('a transaction inside a transaction is an error', async () => {
    const { transact } = await newDatabase(kind)
    await expect(transact((db) => db.transaction().execute(async () => 1))).rejects.toThrow(/transaction/)
  })

  test('the handle of a finished transaction cannot be used', async () => {
    const { db, transact } = await newDatabase(kind)
    let kept = db
    await transact(async (own) => { kept = own })
    await expect(insert(kept, 'after')).rejects.toThrow(/already committed|is over/)
    await expect(transact(async (own) => { kept = own; throw new Error('no') })).rejects.toThrow('no')
    await expect(insert(kept, 'after')).rejects.toThrow(/already rolled back|is over/)
    expect(await keysOf(db)).toEqual([])
  })

  test('a write nobody waits for cannot slip in behind the commit', async () => {
    const { db, transact } = await newDatabase(kind)
    let late: Promise<unknown> = Promise.resolve()
    await transact(async (own) => {
      await insert(own, 'in time')
      setImmediate(() => { late = insert(own, 'late').catch((error: unknown) => error) })
    })
    await new Promise((resolve) => setTimeout(resolve, 10))
    expect(await late).toBeInstanceOf(Error)
    expect(await keysOf(db)).toEqual(['in time'])
  })

  test('a reader sees only what is committed', async () => {
    const { db, transact } = await newDatabase(kind)
    let go = () => {}
    const wait = new Promise<void>((resolve) => { go = resolve })
    const writing = transact(async (own) => {
      await insert(own, 'one')
      await wait
      await insert(own, 'two')
    })
    const reading = keysOf(db)
    setTimeout(go, 20)
    await writing
    expect([[], ['one', 'two']]).toContainEqual(await reading)
    expect(await keysOf(db)).toEqual(['one', 'two'])
  })
})
