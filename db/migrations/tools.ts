import { sql, SqliteAdapter, type Kysely, type RawBuilder } from 'kysely'

/** ` strict` on SQLite, where an integer column would otherwise take any text; nothing on PostgreSQL. */
export function strict(db: Kysely<any>): RawBuilder<unknown> {
  return db.getExecutor().adapter instanceof SqliteAdapter ? sql` strict` : sql``
}
