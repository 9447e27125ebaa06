import { mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { migrate } from '../../db/migrate.ts'
import { openDatabase, type Store } from '../../db/open.ts'
import type { Catalog } from '../../src/domain/catalog/shape.ts'
import { readCatalog } from '../../src/server/read-catalog.ts'
import { freePort } from '../support/free-port.ts'
import { fill, type BenchMember } from './data.ts'

/** A database and keys of its own in a temporary folder, with what was filled into it. */
export interface Filled<T> {
  port: number
  /** Where all of it is kept. */
  folder: string
  origin: string
  /** For a server on it. The log is written, as it is in earnest. */
  environment: NodeJS.ProcessEnv
  /** The same database, to look into. */
  store: Store
  filled: T
  remove(): Promise<void>
}

/** The same with a clinic in full use. */
export type BenchInstallation = Omit<Filled<never>, 'filled'> & { members: BenchMember[] }

const MEMBERS = 1_000

export async function newInstallation(): Promise<BenchInstallation> {
  const { filled, ...installation } = await newFilled((file, catalog, origin) => fill(file, catalog, origin, MEMBERS))
  return { ...installation, members: filled }
}

/** A new database, filled by `work` once it has its tables. */
export async function newFilled<T>(work: (file: string, catalog: Catalog, origin: string) => T): Promise<Filled<T>> {
  const folder = mkdtempSync(join(tmpdir(), 'porchlight-bench-'))
  mkdirSync(join(folder, 'data'), { mode: 0o700 })
  const file = join(folder, 'data', 'porchlight.db')
  const port = await freePort()
  const origin = `http://127.0.0.1:${port}`
  const store = openDatabase({ file })
  await migrate(store)
  return {
    port, folder, origin, store, filled: work(file, readCatalog('content'), origin),
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
