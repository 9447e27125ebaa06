import { CamelCasePlugin, Kysely } from 'kysely'
import { AsyncLocalStorage } from 'node:async_hooks'
import { isBusy, pause, type Engine, type RefuseInside } from './engine.ts'
import type { Database } from './schema.ts'
import { openSqlite } from './sqlite.ts'

/** How long a transaction that meets another writer is tried again before the caller is told. */
const RETRY_MS = 5_000
/** A transaction longer than this is reported: meanwhile nobody else can write. */
const SLOW_MS = 2_000
/** A transaction longer than this is rolled back. */
const TOO_LONG_MS = 10_000

export type Db = Kysely<Database>

export interface Store {
  /** Reading. Throws on anything that writes, and on any use inside a transaction. */
  db: Db
  /**
   * Runs `work` in one serialisable transaction and commits what it did; if it throws, nothing stays.
   * On a collision with another writer `work` runs again, for up to 5 s. Inside another `transact` it throws.
   */
  transact<T>(work: (db: Db) => Promise<T>): Promise<T>
  /** Migrations alone: it writes, outside a transaction too, and names are those of the tables. */
  schema: Kysely<any>
  dialect: Engine['name']
  /** Waits for the open transaction, then lets go of the database for good. */
  close(): Promise<void>
}

/** Where a database is: a file (or `:memory:`, for tests) on SQLite, a `postgres://` address on PostgreSQL. */
export type Target = { file: string } | { url: string; poolSize: number }

/** What the caller may hear of while the database runs. */
export interface Watch {
  /** A transaction took more than 2 s; beyond 10 s it was rolled back and its caller got an error. */
  onSlow?(milliseconds: number): void
}

/**
 * Opens a database, sets what durability and privacy ask of each connection, and reads it back.
 * @throws one sentence of advice when the computer or the file cannot give that
 */
export function openDatabase(target: Target, watch: Watch = {}): Store {
  const transaction = new AsyncLocalStorage<true>()
  const engine = openEngine(target, () => {
    if (transaction.getStore()) {
      throw new Error('A transaction is open here: use the handle it was given and no other.')
    }
  })
  const plugins = [new CamelCasePlugin()]
  const db = new Kysely<Database>({ dialect: engine.reader, plugins })
  const writer = new Kysely<Database>({ dialect: engine.writer, plugins })

  function once<T>(work: (db: Db) => Promise<T>): Promise<T> {
    return writer.transaction().setIsolationLevel('serializable').execute((own) =>
      transaction.run(true, () => watched(() => work(own), watch)))
  }

  async function transact<T>(work: (db: Db) => Promise<T>): Promise<T> {
    const giveUpAt = performance.now() + RETRY_MS
    for (;;) {
      try {
        return await once(work)
      } catch (error) {
        if (!isBusy(error) || performance.now() >= giveUpAt) throw error
      }
      await pause()
    }
  }

  return {
    db,
    transact,
    schema: writer.withoutPlugins(),
    dialect: engine.name,
    close: () => writer.connection().execute(async () => engine.close()),
  }
}

function openEngine(target: Target, refuseInside: RefuseInside): Engine {
  if ('file' in target) return openSqlite(target.file, refuseInside)
  throw new Error('PostgreSQL is not built in yet: unset DATABASE_URL and set DATABASE_FILE.')
}

/** Reports slow work, and leaves it behind when it takes too long: its handle refuses whatever it asks later. */
async function watched<T>(work: () => Promise<T>, watch: Watch): Promise<T> {
  const startedAt = performance.now()
  const { promise: tooLong, reject } = Promise.withResolvers<never>()
  const timer = setTimeout(() => {
    reject(new Error(`A transaction took longer than ${TOO_LONG_MS / 1000} s and was rolled back.`))
  }, TOO_LONG_MS)
  try {
    return await Promise.race([work(), tooLong])
  } finally {
    clearTimeout(timer)
    const took = performance.now() - startedAt
    if (took > SLOW_MS) watch.onSlow?.(Math.round(took))
  }
}
