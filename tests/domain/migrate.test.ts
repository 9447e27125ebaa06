import { sql, type Kysely } from 'kysely'
import { expect, test } from 'vitest'
import { migrate, schemaState, type Migrations } from '../../db/migrate.ts'
import { migrations } from '../../db/migrations/index.ts'
import { KINDS, openForTest, runApart, temporaryFile } from '../support/database.ts'

const makes = (table: string): Migrations[number] => [table, {
  async up(db: Kysely<any>) { await sql`create table ${sql.table(table)} (id text primary key) strict`.execute(db) },
}]
const fails = (name: string): Migrations[number] => [name, {
  async up(db: Kysely<any>) { await sql`create table half (id text)`.execute(db); await sql`no such thing`.execute(db) },
}]

test.each(KINDS)('every migration runs once, in %s', async (kind) => {
  const store = openForTest(kind === 'memory' ? ':memory:' : temporaryFile())
  expect(await schemaState(store)).toBe('empty')
  expect(await migrate(store)).toEqual(migrations.map(([name]) => name))
  expect(await schemaState(store)).toBe('current')
  expect(await migrate(store)).toEqual([])
})

test('of three processes at once, one applies everything and the others nothing', async () => {
  const file = temporaryFile()
  const ran = await Promise.all([1, 2, 3].map(() => runApart('migrate-file.ts', file)))
  expect(ran.map(Number).sort((a, b) => a - b)).toEqual([0, 0, migrations.length])
}, 20_000)

test('a failing migration changes nothing, not even what ran before it', async () => {
  const store = openForTest(':memory:')
  await migrate(store, [makes('0001')])
  const list = [makes('0001'), makes('0002'), fails('0003')]
  await expect(migrate(store, list)).rejects.toThrow('Migration 0003 failed; nothing was changed.')
  expect((await store.schema.introspection.getTables()).map((table) => table.name)).toEqual(['0001'])
  expect(await schemaState(store, list)).toBe('older')
  expect(await migrate(store, [makes('0001'), makes('0002')])).toEqual(['0002'])
})

test('a database of a newer version, or of another program, is not touched', async () => {
  const store = openForTest(':memory:')
  await migrate(store, [makes('0001'), makes('0002')])
  expect(await schemaState(store, [makes('0001')])).toBe('newer')
  await expect(migrate(store, [makes('0001')])).rejects.toThrow('newer Porchlight')

  const other = openForTest(':memory:')
  await sql`create table theirs (id text)`.execute(other.schema)
  expect(await schemaState(other)).toBe('newer')
})
