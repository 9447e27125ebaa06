import type { Database as Raw, Statement } from 'better-sqlite3'
import {
  SqliteAdapter, SqliteIntrospector, SqliteQueryCompiler,
  type CompiledQuery, type DatabaseConnection, type Dialect, type Driver, type Kysely, type QueryResult,
} from 'kysely'
import { isBusy, pause, type RefuseInside } from './engine.ts'

/** Preparing costs more than most queries: statements are kept, at most this many per connection. */
const STATEMENTS_MAX = 500
const ONLY_READS = 'This handle only reads: what writes goes through transact.'

/** Kysely's way to one open file. `mayWrite` decides which of the two a driver is for. */
export function sqliteDialect(handle: Handle, mayWrite: boolean, refuseInside: RefuseInside): Dialect {
  return {
    createDriver: () => new SqliteDriver(handle, mayWrite, refuseInside),
    createQueryCompiler: () => new PlannedOnceCompiler(),
    createAdapter: () => new OwnTurnAdapter(),
    createIntrospector: (db: Kysely<any>) => new SqliteIntrospector(db),
  }
}

/** One connection to SQLite, its prepared statements, and whose turn it is to use it. */
export class Handle {
  readonly raw: Raw
  readonly turn = new Turn()
  readonly #statements = new Map<string, Statement>()

  constructor(raw: Raw) {
    this.raw = raw
  }

  /** The prepared statement of this SQL; the oldest makes room when there are too many. */
  statement(sql: string): Statement {
    const known = this.#statements.get(sql)
    if (known) return known
    const fresh = this.raw.prepare(sql)
    if (this.#statements.size >= STATEMENTS_MAX) {
      const [oldest = ''] = this.#statements.keys()
      this.#statements.delete(oldest)
    }
    this.#statements.set(sql, fresh)
    return fresh
  }
}

/** Lets one in at a time, in the order they came. */
class Turn {
  #taken = false
  readonly #waiting: (() => void)[] = []

  async take(): Promise<void> {
    if (this.#taken) await new Promise<void>((resolve) => this.#waiting.push(resolve))
    this.#taken = true
  }

  pass(): void {
    const next = this.#waiting.shift()
    if (next) next()
    else this.#taken = false
  }
}

class SqliteDriver implements Driver {
  readonly #handle: Handle
  readonly #mayWrite: boolean
  readonly #refuseInside: RefuseInside

  constructor(handle: Handle, mayWrite: boolean, refuseInside: RefuseInside) {
    this.#handle = handle
    this.#mayWrite = mayWrite
    this.#refuseInside = refuseInside
  }

  async init(): Promise<void> {}

  async acquireConnection(): Promise<SqliteConnection> {
    this.#refuseInside()
    await this.#handle.turn.take()
    return new SqliteConnection(this.#handle, this.#mayWrite)
  }

  async beginTransaction(): Promise<void> {
    if (!this.#mayWrite) throw new Error(ONLY_READS)
    try {
      this.#handle.statement('begin immediate').run()
    } catch (error) {
      // Another process is writing. The turn is kept over the pause: else everybody who waits here would block
      // the event loop for their busy timeout, one right after the other.
      if (isBusy(error)) await pause()
      throw error
    }
  }

  async commitTransaction(connection: SqliteConnection): Promise<void> {
    this.#handle.statement('commit').run()
    connection.end()
  }

  async rollbackTransaction(connection: SqliteConnection): Promise<void> {
    // A full disk or a failed read has already rolled back; a second rollback would hide that error.
    if (this.#handle.raw.inTransaction) this.#handle.statement('rollback').run()
    connection.end()
  }

  async releaseConnection(connection: SqliteConnection): Promise<void> {
    connection.end()
    this.#handle.turn.pass()
  }

  async destroy(): Promise<void> {}
}

/** What one borrower of the handle holds. A new one each time, so that none can be used after its end. */
class SqliteConnection implements DatabaseConnection {
  readonly #handle: Handle
  readonly #mayWrite: boolean
  #ended = false

  constructor(handle: Handle, mayWrite: boolean) {
    this.#handle = handle
    this.#mayWrite = mayWrite
  }

  end(): void {
    this.#ended = true
  }

  async executeQuery<R>(query: CompiledQuery): Promise<QueryResult<R>> {
    if (this.#ended) throw new Error('This transaction is over: its handle cannot be used any more.')
    const statement = this.#handle.statement(query.sql)
    if (!this.#mayWrite && !statement.readonly) throw new Error(ONLY_READS)
    if (statement.reader) return { rows: statement.all(query.parameters) as R[] }
    const { changes } = statement.run(query.parameters)
    return { rows: [], numAffectedRows: BigInt(changes) }
  }

  streamQuery(): never {
    throw new Error('Nothing is streamed: kept statements have one cursor. Page by key.')
  }
}

/**
 * SQLite plans a statement again each time a bare parameter is bound, unless a whole unique key is looked up.
 * Behind the no-op `+` it does not look at the value: a join over four tables took 20 µs to bind, now 2.5.
 */
class PlannedOnceCompiler extends SqliteQueryCompiler {
  protected override getCurrentParameterPlaceholder(): string {
    return '+?'
  }
}

class OwnTurnAdapter extends SqliteAdapter {
  /** Kysely says no; SQLite does roll back what changes the schema, and migrations rely on it. */
  override get supportsTransactionalDdl(): boolean {
    return true
  }

  /** Kysely's own queue would let a misused handle wait for itself before the driver could refuse it. */
  override get supportsMultipleConnections(): boolean {
    return true
  }
}
