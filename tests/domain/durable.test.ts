import { sql } from 'kysely'
import { closeSync, openSync, statSync, writeSync } from 'node:fs'
import { expect, test } from 'vitest'
import { checkpoint, holdAlone, requireWhole } from '../../db/durable.ts'
import { openDatabase } from '../../db/open.ts'
import { newDatabase, openForTest, runApart, temporaryFile } from '../support/database.ts'

const PAGE_BYTES = 4096

test('a whole database may be served', async () => {
  await requireWhole(await newDatabase('file'))
  await requireWhole(await newDatabase('memory'))
})

test('a damaged file is refused', async () => {
  const file = temporaryFile()
  const store = openDatabase({ file })
  await sql`create table meta (clinic_id text not null, key text not null, value text not null)`.execute(store.schema)
  await store.transact((db) => db.insertInto('meta')
    .values(Array.from({ length: 200 }, (_, number) => ({ clinicId: 'harbor', key: String(number), value: 'x'.repeat(200) }))).execute())
  await store.close()
  const descriptor = openSync(file, 'r+')
  writeSync(descriptor, Buffer.alloc(PAGE_BYTES, 0xab), 0, PAGE_BYTES, PAGE_BYTES * 4)
  closeSync(descriptor)
  await expect(requireWhole(openForTest(file))).rejects.toThrow('restore the last backup')
})

test('a second server on the same file is refused until the first lets go', { timeout: 20_000 }, async () => {
  const file = temporaryFile()
  openForTest(file)
  const letGo = holdAlone(file)
  expect(() => holdAlone(file)).toThrow('Another Porchlight is running')
  await expect(runApart('hold-alone.ts', file)).rejects.toThrow('Another Porchlight is running')
  letGo()
  expect(await runApart('hold-alone.ts', file)).toBe('alone')
  holdAlone(file)()
})

test('a checkpoint empties the log while the database stays open', async () => {
  const file = temporaryFile()
  const store = openForTest(file)
  await sql`create table scratch (id text)`.execute(store.schema)
  expect(statSync(`${file}-wal`).size).toBeGreaterThan(0)
  await checkpoint(store)
  expect(statSync(`${file}-wal`).size).toBe(0)
  await checkpoint(openForTest(':memory:'))
})
