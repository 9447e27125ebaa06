import { mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { migrate } from '../../db/migrate.ts'
import { openDatabase, type Store } from '../../db/open.ts'
import { readCatalog } from '../../src/server/read-catalog.ts'
import { freePort } from '../support/free-port.ts'
import { fill, type BenchMember } from './data.ts'

/** A database and keys of its own in a temporary folder, with a clinic in full use. */
export interface BenchInstallation {
  port: number
  /** Where all of it is kept. */
  folder: string
  origin: string
  /** For a server on it. The log is written, as it is in earnest. */
  environment: NodeJS.ProcessEnv
  /** The same database, to look into. */
  store: Store
  members: BenchMember[]
  remove(): Promise<void>
}

const MEMBERS = 1_000

export async function newInstallation(): Promise<BenchInstallation> {
  const folder = mkdtempSync(join(tmpdir(), 'porchlight-bench-'))
  mkdirSync(join(folder, 'data'), { mode: 0o700 })
  const file = join(folder, 'data', 'porchlight.db')
  const port = await freePort()
  const origin = `http://127.0.0.1:${port}`
  const store = openDatabase({ file })
  await migrate(store)
  return {
    port, folder, origin, store, members: fill(file, readCatalog('content'), origin, MEMBERS),
    environment: {
      ...process.env, NODE_ENV: 'production', PUBLIC_ORIGIN: origin, PORT: String(port), HOST: '127.0.0.1',
      DATABASE_FILE: file, KEYS_DIR: join(folder, 'keys'),
    },
    async remove() {
      await store.close()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}
