import { sql } from 'kysely'
import { Migrator, type Migration } from 'kysely/migration'
import { isBusy, pause } from './engine.ts'
import { migrations } from './migrations/index.ts'
import type { Store } from './open.ts'

/** How long it waits for another process that migrates the same database. */
const WAIT_MS = 60_000
/** The table in which Kysely notes what ran. */
const NOTES = 'kysely_migration'

/** The order of `migrations`; tests hand in their own. */
export type Migrations = [name: string, migration: Migration][]

/**
 * Runs the migrations this database does not have yet, in one transaction: all or none. Of several processes at
 * once, one applies them and the others find nothing to do.
 * @returns the names it ran, in order
 * @throws naming the migration that failed, or saying that the database is newer than this program
 */
export async function migrate(store: Store, list: Migrations = migrations): Promise<string[]> {
  const migrator = new Migrator({ db: store.schema, provider: { getMigrations: async () => Object.fromEntries(list) } })
  const giveUpAt = performance.now() + WAIT_MS
  for (;;) {
    if (await schemaState(store, list) === 'newer') {
      throw new Error('This database was written by a newer Porchlight. Install that version again.')
    }
    const { error, results } = await migrator.migrateToLatest()
    if (error === undefined) return (results ?? []).map((result) => result.migrationName)
    if (!isBusy(error) || performance.now() >= giveUpAt) {
      const failed = results?.find((result) => result.status === 'Error')?.migrationName
      throw new Error(`${failed ? `Migration ${failed}` : 'Migrating'} failed; nothing was changed.`, { cause: error })
    }
    await pause()
  }
}

/**
 * How the tables compare with what this program expects. `empty`: nothing ran yet. `older`: run
 * `npm run db:migrate`; starting never does that for you. `newer`: it holds something this program does not know,
 * so it must not be touched.
 */
export async function schemaState(
  store: Store, list: Migrations = migrations,
): Promise<'empty' | 'older' | 'current' | 'newer'> {
  const tables = await store.schema.introspection.getTables({ withInternalKyselyTables: true })
  const ran = tables.some((table) => table.name === NOTES) ? await listRan(store) : []
  if (ran.length === 0) return tables.every((table) => table.name.startsWith(NOTES)) ? 'empty' : 'newer'
  const known = new Set(list.map(([name]) => name))
  if (ran.some((name) => !known.has(name))) return 'newer'
  return ran.length < list.length ? 'older' : 'current'
}

async function listRan(store: Store): Promise<string[]> {
  const { rows } = await sql<{ name: string }>`select name from ${sql.table(NOTES)}`.execute(store.schema)
  return rows.map((row) => row.name)
}
