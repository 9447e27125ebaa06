import Sqlite, { type Database as Raw } from 'better-sqlite3'
import { mkdirSync } from 'node:fs'
import { dirname } from 'node:path'
import { isBusy, type Engine, type RefuseInside } from './engine.ts'
import { Handle, sqliteDialect } from './sqlite-driver.ts'

/** Below this Node-API version better-sqlite3 takes the whole process down without a message. */
const NAPI_MIN = 10
/** CVE-2026-119374, and what secure_delete promises, are settled from here on. */
const SQLITE_MIN = [3, 54, 0]
/** Opening may block: nothing is being served yet. */
const OPEN_WAIT_MS = 5_000
const OPEN_RETRY_MS = 20
const MEMORY = ':memory:'

/** Set on every connection, then read back (security.md §3): the pragma, what is set, what has to be answered. */
const PRAGMAS: [pragma: string, value: string, answer: number][] = [
  ['synchronous', 'full', 2],
  ['foreign_keys', 'on', 1],
  ['cell_size_check', 'on', 1],
  ['secure_delete', 'on', 1],
  ['trusted_schema', 'off', 0],
  ['temp_store', 'memory', 2],
  ['journal_size_limit', '67108864', 67_108_864],
  // A wait blocks the event loop; what takes longer is tried again without blocking.
  ['busy_timeout', '50', 50],
]

/**
 * Opens one SQLite file twice: to write, and to read only. A missing folder and file are made, mode 0700.
 * `:memory:` is one connection for both; reads then wait for an open transaction, and the guards are the same.
 */
export function openSqlite(file: string, refuseInside: RefuseInside): Engine {
  if (Number(process.versions.napi) < NAPI_MIN) {
    throw new Error(`Node ${process.versions.node} is too old for the database. Use the Node that npm ci installs.`)
  }
  if (file !== MEMORY) mkdirSync(dirname(file), { recursive: true, mode: 0o700 })
  const writing = openHandle(file)
  const reading = file === MEMORY ? writing : openHandle(file, { readonly: true })

  return {
    name: 'sqlite',
    reader: sqliteDialect(reading, false, refuseInside),
    writer: sqliteDialect(writing, true, refuseInside),
    close() {
      reading.raw.close()
      if (!writing.raw.open) return
      writing.raw.pragma('wal_checkpoint(truncate)')
      writing.raw.close()
    },
  }
}

function openHandle(file: string, options: Sqlite.Options = {}): Handle {
  const raw = new Sqlite(file, { ...options, timeout: OPEN_WAIT_MS })
  try {
    requireVersion(raw)
    if (file !== MEMORY) setWal(raw)
    for (const [pragma, value, answer] of PRAGMAS) {
      raw.pragma(`${pragma} = ${value}`)
      requireAnswer(pragma, raw.pragma(pragma, { simple: true }), answer)
    }
    raw.pragma('mmap_size = 0')
    if (file !== MEMORY) requireAnswer('mmap_size', raw.pragma('mmap_size', { simple: true }), 0)
  } catch (error) {
    raw.close()
    throw error
  }
  return new Handle(raw)
}

/** Several processes may open a new file at once, and SQLite does not wait where it changes the journal. */
function setWal(raw: Raw): void {
  const giveUpAt = performance.now() + OPEN_WAIT_MS
  for (;;) {
    try {
      return requireAnswer('journal_mode', raw.pragma('journal_mode = wal', { simple: true }), 'wal')
    } catch (error) {
      if (!isBusy(error) || performance.now() >= giveUpAt) throw error
    }
    Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, OPEN_RETRY_MS)
  }
}

function requireAnswer(pragma: string, actual: unknown, expected: number | string): void {
  if (actual === expected) return
  throw new Error(`The database does not keep ${pragma} = ${expected} (it answers ${String(actual)}). `
    + 'Put its file on a local disk, and install with npm ci.')
}

function requireVersion(raw: Raw): void {
  const version = String(raw.prepare('select sqlite_version()').pluck().get())
  const parts = version.split('.').map(Number)
  const differing = SQLITE_MIN.findIndex((least, place) => parts[place] !== least)
  if (differing === -1 || (parts[differing] ?? 0) > (SQLITE_MIN[differing] ?? 0)) return
  throw new Error(`SQLite ${version} is too old: ${SQLITE_MIN.join('.')} or newer is needed. Install with npm ci.`)
}
