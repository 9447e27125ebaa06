import Sqlite from 'better-sqlite3'
import { sql } from 'kysely'
import { dirname, join } from 'node:path'
import { isBusy } from './engine.ts'
import type { Store } from './open.ts'

const LOCK_FILE = 'lock.db'

/**
 * Reads a whole SQLite file before it is served.
 * @throws one sentence of advice when it is damaged
 */
export async function requireWhole(store: Store): Promise<void> {
  if (store.dialect !== 'sqlite') return
  const { rows } = await sql<{ quickCheck: string }>`pragma quick_check(1)`.execute(store.db)
  if (rows[0]?.quickCheck === 'ok') return
  throw new Error('The database file is damaged. Stop here and restore the last backup.')
}

/**
 * Makes sure that one server at a time serves an SQLite file, until the answer is called or the process ends,
 * however it ends. Keep the answer: when it is forgotten, so is the lock. The folder has to be there.
 * @throws one sentence when another server is there
 */
export function holdAlone(file: string): () => void {
  const raw = new Sqlite(join(dirname(file), LOCK_FILE), { timeout: 0 })
  try {
    raw.exec('begin exclusive')
  } catch (error) {
    raw.close()
    if (!isBusy(error)) throw error
    throw new Error('Another Porchlight is running on this database. Stop it first.', { cause: error })
  }
  return () => { raw.close() }
}

/** Moves the write-ahead log into the file and empties it: hourly, and after an erasure, so that nothing lingers. */
export async function checkpoint(store: Store): Promise<void> {
  if (store.dialect === 'sqlite') await sql`pragma wal_checkpoint(truncate)`.execute(store.schema)
}
