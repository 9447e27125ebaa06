import Sqlite, { type Database as Raw } from 'better-sqlite3'

/** Rows of each table, by its name in the database. */
export type RowCounts = Record<string, number>

/** What a copy holds: its rows, and the migrations that made its tables, in order. */
export interface CopyContents { rows: RowCounts; migrations: string[] }

const NOTES = 'kysely_migration'

/**
 * Copies an SQLite file as it is at this moment, while others go on reading and writing. The copy is one file.
 * @returns what stood in the database at that moment
 */
export async function copyDatabase(file: string, to: string): Promise<CopyContents> {
  const raw = new Sqlite(file, { readonly: true, fileMustExist: true })
  try {
    // An open read holds the moment still: the copy never starts again, however much is written meanwhile.
    raw.exec('begin')
    const contents = contentsOf(raw)
    await raw.backup(to)
    return contents
  } finally {
    raw.close()
  }
}

/**
 * Reads a whole copy.
 * @throws one sentence when it is no database, is damaged, or a row refers to one that is not there
 */
export function examineCopy(file: string): CopyContents {
  return onCopy(file, (raw) => {
    raw.pragma('journal_mode = delete')
    const whole = raw.pragma('integrity_check(1)', { simple: true }) === 'ok'
    if (!whole || (raw.pragma('foreign_key_check') as unknown[]).length > 0) throw new Error('The copy is damaged.')
    return contentsOf(raw)
  })
}

/** What may not come back with a copy: open sign-ins end, and messages that waited are not sent a second time. @param at ISO-8601 UTC */
export function settleCopy(file: string, at: string): void {
  onCopy(file, (raw) => {
    raw.pragma('secure_delete = on')
    raw.exec('delete from sign_in')
    raw.prepare(`update outbox set cancelled_at = ?, address_sealed = null, body_sealed = null
      where sent_at is null and given_at is null and cancelled_at is null and given_up_at is null`).run(at)
  })
}

function onCopy<T>(file: string, work: (raw: Raw) => T): T {
  const raw = new Sqlite(file, { fileMustExist: true })
  try {
    return work(raw)
  } finally {
    raw.close()
  }
}

function contentsOf(raw: Raw): CopyContents {
  const tables = raw.prepare(`select name from sqlite_schema where type = 'table' and name not like 'sqlite_%' order by name`).pluck().all() as string[]
  const count = (table: string) => raw.prepare(`select count(*) from "${table}"`).pluck().get() as number
  return {
    rows: Object.fromEntries(tables.map((table) => [table, count(table)])),
    migrations: tables.includes(NOTES) ? raw.prepare(`select name from ${NOTES} order by name`).pluck().all() as string[] : [],
  }
}
