import type { Db, Store } from '../../db/open.ts'
import type { Passwords } from './accounts/passwords.ts'
import type { Catalog } from './catalog/shape.ts'
import type { Search } from './search/shape.ts'
import type { AddressKind } from './messages/message.ts'
import type { Vault } from './vault.ts'

/** The time, never before the latest time this installation has already recorded. */
export interface Clock { now(): Date }

/** Everything outside the rules that the rules may use. There is one for the life of the process. */
export interface World {
  /** Reads only. Inside `atomically`, the transaction's own handle instead, which also writes. */
  db: Db
  /** Verbs reach it through `atomically`. Inside a transaction it throws. */
  transact: Store['transact']
  clock: Clock
  catalog: Catalog
  search: Search
  vault: Vault
  passwords: Passwords
  /** Kinds of address that are written to without a person; what goes to others waits for staff to hand it over. */
  reach: readonly AddressKind[]
  /** A UUIDv7, greater than every id made before it by this process. */
  newId(): string
}

/** The time as it is stored: 24 characters, UTC, `2026-11-23T18:04:05.123Z`. */
export function now(world: World): string {
  return world.clock.now().toISOString()
}

/**
 * Runs `work` in one serialisable transaction: all of it is kept, or, if it throws, none.
 * In `work`: the database only, only the world you were given, and ready to run twice, because a collision with
 * another writer starts it again. Verbs do not call verbs: an `atomically` inside an `atomically` throws.
 * @throws what `work` throws; the driver's own error when the database stays busy for 5 s or its disk is full
 */
export function atomically<T>(world: World, work: (world: World) => Promise<T>): Promise<T> {
  return world.transact((db) => work({ ...world, db }))
}
