import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { migrate } from '../../db/migrate.ts'
import type { Store } from '../../db/open.ts'
import { openDatabase } from '../../db/open.ts'
import type { Catalog } from '../../src/domain/catalog/shape.ts'
import { newIds } from '../../src/domain/new-id.ts'
import type { World } from '../../src/domain/world.ts'
import { createPasswords } from '../../src/server/auth/passwords.ts'
import { openSearch } from '../../src/server/search/open-search.ts'
import { openVault } from '../../src/server/vault.ts'
import { castRows } from './cast.ts'
import { smallCatalog } from './courses.ts'

/** Enough to be Argon2id, cheap enough for hundreds of tests. */
const TEST_HASH_COST = { memoryCost: 64, timeCost: 1, parallelism: 1 }

/** Where the clock stands until a test moves it: a Monday, 10 in the morning in New York. */
export const MONDAY = '2026-11-23T15:00:00.000Z'

export interface TestWorld extends World {
  store: Store
  /** Where its master keys are. */
  keysFolder: string
  /** Moves the clock. @param time ISO-8601 UTC text */
  at(time: string): void
}

/** A fresh in-memory database with every migration and the cast, two small courses, and a clock that stands still. */
export async function newWorld(options: { catalog?: Catalog; withoutCast?: true } = {}): Promise<TestWorld> {
  const store = openDatabase({ file: ':memory:' })
  await migrate(store)
  if (!options.withoutCast) await store.transact(castRows)
  let time = new Date(MONDAY)
  const clock = { now: () => time }
  const keysFolder = mkdtempSync(join(tmpdir(), 'porchlight-keys-'))
  const vault = openVault(keysFolder, { mayCreate: true })
  const catalog = options.catalog ?? smallCatalog()
  return {
    store, keysFolder, db: store.db, transact: store.transact, clock, vault,
    catalog, search: openSearch(catalog),
    passwords: createPasswords(Buffer.from('pepper for tests'), TEST_HASH_COST),
    reach: ['email'],
    newId: newIds(clock),
    at: (next) => { time = new Date(next) },
  }
}
