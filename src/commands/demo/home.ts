import { mkdtempSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { readConfig, type Config } from '../../server/config.ts'

/** Its passwords stand in the source, so nobody but this computer may reach it. */
const HOST = '127.0.0.1'
/** Requests are not worth a line here: they would push the sheet with the passwords out of sight. */
const LOG_LEVEL = 'warn'
const FOLDER = 'porchlight-demo-'

/** @throws one sentence when a database is named: the demo has its own and touches no other */
export function requireUnnamed(environment: Record<string, string | undefined>): void {
  if (!environment['DATABASE_FILE']?.trim()) return
  throw new Error('The demo makes a database of its own and touches no other: unset DATABASE_FILE, or use npm start.')
}

/** @throws one sentence when the file is there and holds anything */
export function requireNew(databaseFile: string): void {
  const size = statSync(databaseFile, { throwIfNoEntry: false })?.size ?? 0
  if (size === 0) return
  throw new Error(`The demo fills a new database only, and ${databaseFile} holds something already.`)
}

/** A new folder that only its owner may open. It is gone when the process ends, unless that is killed outright. */
export function newHome(): string {
  const home = mkdtempSync(join(tmpdir(), FOLDER))
  process.on('exit', () => rmSync(home, { recursive: true, force: true }))
  // A signal that nobody listens to ends a process without 'exit'. What is in here needs no careful ending.
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.once(signal, () => process.exit(0))
  return home
}

/** The settings of a demo in this folder; of the environment, PORT and LOG_LEVEL count. @throws as `readConfig` */
export function demoConfig(environment: Record<string, string | undefined>, home: string): Config {
  const { PORT, LOG_LEVEL: level } = environment
  const { port } = readConfig({ PORT })
  return readConfig({
    PUBLIC_ORIGIN: `http://localhost:${port}`, HOST, LOG_LEVEL: level?.trim() || LOG_LEVEL,
    DATABASE_FILE: join(home, 'data', 'porchlight.db'), KEYS_DIR: join(home, 'keys'),
  })
}
