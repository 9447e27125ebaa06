import { join } from 'node:path'
import Sqlite from 'better-sqlite3'

/** About what an answer or a sealed box takes. */
const ROW = 'x'.repeat(200)
const MS = 1_000

/**
 * What the disk allows: commits in a second, one small row each, one right after the other, as durable as ours (WAL,
 * every commit flushed). No verb, no page, no HTTP.
 * @param folder on the disk to measure; a file is left in it
 */
export function bareCommits(folder: string, seconds: number): number {
  const raw = new Sqlite(join(folder, 'bare-commit.db'))
  raw.pragma('journal_mode = wal')
  raw.pragma('synchronous = full')
  raw.exec('create table row (id integer primary key, text text not null) strict')
  const insert = raw.prepare('insert into row (text) values (?)')
  const startedAt = performance.now()
  let commits = 0
  let elapsed = 0
  while (elapsed < seconds * MS) {
    // A statement outside a transaction is one, committed and flushed by itself.
    insert.run(ROW)
    commits += 1
    elapsed = performance.now() - startedAt
  }
  raw.close()
  return commits / elapsed * MS
}
