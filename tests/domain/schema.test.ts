import { sql } from 'kysely'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { newDatabase } from '../support/database.ts'

interface Column { table: string; strict: number; name: string; type: string; required: number; pk: number }

const DB = join(import.meta.dirname, '../../db')
const INTERFACE = /export interface (\w+)Table \{([^}]*)\}/g
const PROPERTY = /^ +(\w+): (.+)$/gm

const snakeCase = (name: string) => name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`)

/** What the migrations made: every column of every table of ours, in order. */
async function columnsInDatabase(): Promise<Column[]> {
  const { schema } = await newDatabase()
  const { rows } = await sql<Column>`
    select own.name as "table", own.strict, columns.name, columns.type, columns."notnull" as required, columns.pk
    from pragma_table_list as own join pragma_table_info(own.name) as columns
    where own.schema = 'main' and own.type = 'table' and own.name not glob 'sqlite_*' and own.name not glob 'kysely_*'
    order by own.name, columns.cid`.execute(schema)
  return rows
}

/** What TypeScript is told: `table.column: type` and `?` where it may be null. */
function columnsInInterfaces(): string[] {
  return readdirSync(join(DB, 'tables')).flatMap((file) => {
    const source = readFileSync(join(DB, 'tables', file), 'utf8')
    return [...source.matchAll(INTERFACE)].flatMap(([, name = '', body = '']) => {
      const table = snakeCase(name).slice(1)
      return [...body.matchAll(PROPERTY)].map(([, property = '', type = '']) =>
        `${table}.${snakeCase(property)}: ${/\bnumber\b/.test(type) ? 'INTEGER' : 'TEXT'}${type.includes('null') ? '?' : ''}`)
    })
  })
}

test('the interfaces are what the migrations made', async () => {
  const made = (await columnsInDatabase()).map((column) =>
    `${column.table}.${column.name}: ${column.type.toUpperCase()}${column.required ? '' : '?'}`)
  expect(columnsInInterfaces().toSorted()).toEqual(made.toSorted())
})

test('every table is named in the schema', async () => {
  const tables = new Set((await columnsInDatabase()).map((column) => column.table))
  const named = [...readFileSync(join(DB, 'schema.ts'), 'utf8').matchAll(/^ {2}(\w+): \w+\.\w+Table$/gm)]
  expect(named.map(([, name = '']) => snakeCase(name)).toSorted()).toEqual([...tables].toSorted())
})

test('every table is strict and its key starts with the clinic', async () => {
  for (const column of await columnsInDatabase()) {
    expect(column.strict, column.table).toBe(1)
    if (column.pk === 1) expect(column.name, column.table).toBe(column.table === 'clinic' ? 'id' : 'clinic_id')
  }
})
