import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { DATA_CLASSES, NOT_A_MEMBERS } from '../../src/domain/export/classes.ts'
import { newDatabase } from '../support/database.ts'

interface Column { table: string; name: string; points: string | null }

const camelCase = (name: string) => name.replace(/_([a-z])/g, (_, letter: string) => letter.toUpperCase())

/** Every column the migrations made, and the table its foreign key points to. */
async function columns(): Promise<Column[]> {
  const { schema } = await newDatabase()
  const { rows } = await sql<Column>`
    select own.name as "table", columns.name, keys."table" as points
    from pragma_table_list as own join pragma_table_info(own.name) as columns
      left join pragma_foreign_key_list(own.name) as keys on keys."from" = columns.name and columns.name <> 'clinic_id'
    where own.schema = 'main' and own.type = 'table' and own.name not glob 'sqlite_*' and own.name not glob 'kysely_*'`
    .execute(schema)
  return rows.map((row) => ({ ...row, table: camelCase(row.table), name: camelCase(row.name) }))
}

const others: readonly string[] = NOT_A_MEMBERS

test('every column of a member’s tables in the real schema has a class, and nothing else has one', async () => {
  const made = (await columns()).filter(({ table }) => !others.includes(table)).map(({ table, name }) => `${table}.${name}`)
  const classed = Object.entries(DATA_CLASSES).flatMap(([table, of]) => Object.keys(of).map((name) => `${table}.${name}`))
  expect(classed.toSorted()).toEqual([...new Set(made)].toSorted())
})

test('a table that names a member or an account is never passed over', async () => {
  const named = (await columns()).filter(({ name, points }) =>
    points === 'member' || ['memberId', 'accountId', 'memberA', 'withAccountId'].includes(name))
  expect(named.length).toBeGreaterThan(20)
  expect(named.filter(({ table }) => others.includes(table))).toEqual([])
})

test('ids, hashes, codes, the clinic’s people and the wrapped key are never for the export', () => {
  const given = Object.entries(DATA_CLASSES).flatMap(([table, of]) => Object.entries(of)
    .filter(([, is]) => is === 'mine' || is === 'shared').map(([name]) => `${table}.${name}`))
  expect(given.filter((place) => /\.(id|clinicId|memberId|accountId|\w*By|\w*StaffId|\w*Hmac|\w*Hash|wrapped|handle|formKey)$/.test(place)))
    .toEqual([])
})
