import { execFile } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { onTestFinished } from 'vitest'
import { migrate } from '../../db/migrate.ts'
import { openDatabase, type Store, type Watch } from '../../db/open.ts'

/** The two kinds of SQLite database everything has to hold on. */
export const KINDS = ['memory', 'file'] as const
export type Kind = (typeof KINDS)[number]

/** A path in a new temporary folder, which is gone after the test. */
export function temporaryFile(): string {
  const folder = mkdtempSync(join(tmpdir(), 'porchlight-'))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  return join(folder, 'data', 'porchlight.db')
}

/** Opens a database that the end of the test closes. */
export function openForTest(file: string, watch?: Watch): Store {
  const store = openDatabase({ file }, watch)
  onTestFinished(() => store.close())
  return store
}

/** A fresh database with every migration, closed and gone after the test. */
export async function newDatabase(kind: Kind = 'memory', watch?: Watch): Promise<Store> {
  const store = openForTest(kind === 'memory' ? ':memory:' : temporaryFile(), watch)
  await migrate(store)
  return store
}

/** Runs a script of tests/support in a process of its own and gives back what it printed. */
export async function runApart(script: string, ...args: string[]): Promise<string> {
  const { stdout } = await promisify(execFile)(process.execPath, [join(import.meta.dirname, script), ...args])
  return stdout
}
