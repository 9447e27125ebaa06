import { sql } from 'kysely'
import { checkpoint } from './durable.ts'
import type { Db, Store } from './open.ts'

/** So many rows are held at once. */
const PAGE = 500
const CLINIC = 'clinic'

/** A table and its columns, by their names in the database. */
export interface ClinicTables { name: string; columns: string[] }

/** Every table with rows of clinics; `clinic` itself among them. */
export async function clinicTables(store: Store): Promise<ClinicTables[]> {
  const tables = await store.schema.introspection.getTables()
  return tables.map(({ name, columns }) => ({ name, columns: columns.map((column) => column.name) }))
    .filter(({ name, columns }) => name === CLINIC || columns.includes('clinic_id'))
}

/** All rows of a clinic in a table, in the order they came; names of columns as in TypeScript. @param columns by their names in the database */
export async function* clinicRows(db: Db, table: string, columns: readonly string[], clinicId: string): AsyncGenerator<Record<string, unknown>> {
  for (let after = 0; ;) {
    const { rows } = await sql<Record<string, unknown> & { rowNumber: number }>`
      select rowid as row_number, ${sql.join(columns.map((column) => sql.ref(column)))} from ${sql.table(table)}
      where ${sql.ref(ownerOf(table))} = ${clinicId} and rowid > ${after} order by rowid limit ${PAGE}`.execute(db)
    for (const { rowNumber, ...row } of rows) {
      after = rowNumber
      yield row
    }
    if (rows.length < PAGE) return
  }
}

/** Deletes a clinic with all its rows, all or none, and writes the file anew, so that none of them can be found in it. */
export async function wipeClinic(store: Store, clinicId: string): Promise<void> {
  const tables = await clinicTables(store)
  await store.transact(async (db) => {
    // Tables refer to each other both ways; what counts is that nothing is left at the end.
    await sql`pragma defer_foreign_keys = on`.execute(db)
    const triggers = await dropTriggers(db)
    for (const { name } of tables) await sql`delete from ${sql.table(name)} where ${sql.ref(ownerOf(name))} = ${clinicId}`.execute(db)
    for (const trigger of triggers) await sql.raw(trigger).execute(db)
  })
  await checkpoint(store)
  await sql`vacuum`.execute(store.schema)
  await checkpoint(store)
}

/** What keeps records append-only has to give way for the one case in which they end. @returns how to make the triggers again */
async function dropTriggers(db: Db): Promise<string[]> {
  const { rows } = await sql<{ name: string; sql: string }>`select name, sql from sqlite_schema where type = 'trigger'`.execute(db)
  for (const { name } of rows) await sql`drop trigger ${sql.ref(name)}`.execute(db)
  return rows.map((trigger) => trigger.sql)
}

const ownerOf = (table: string) => (table === CLINIC ? 'id' : 'clinic_id')
