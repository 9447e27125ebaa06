import type { Dialect } from 'kysely'
import { setTimeout as sleep } from 'node:timers/promises'

/** What one kind of database brings; db/open.ts makes a Store of it, the same way for each. */
export interface Engine {
  name: 'sqlite' | 'postgres'
  /** Connections that cannot write. They ask `refuseInside` before they are handed out. */
  reader: Dialect
  /** Connections for transactions and migrations. They ask `refuseInside` before they are handed out. */
  writer: Dialect
  /** Lets go of files and sockets. Called once, when no transaction is open. */
  close(): void | Promise<void>
}

/** Throws when the caller stands inside a transaction, where only the handle of that transaction may be used. */
export type RefuseInside = () => void

/** PostgreSQL's codes of two transactions that got in each other's way: serialisation failure, deadlock. */
const COLLISIONS = ['40001', '40P01']
const PAUSE_MIN_MS = 10
const PAUSE_SPREAD_MS = 40

/**
 * Whether the work may succeed if it simply runs again. After 5 s of that it reaches the caller: answer 503.
 * Read from the driver's code, not its class: the server's and the pages' copies of a class differ.
 */
export function isBusy(error: unknown): boolean {
  const code = codeOf(error)
  return code.startsWith('SQLITE_BUSY') || COLLISIONS.includes(code)
}

/** Whether nothing could be saved because the disk has no room left: answer 507. */
export function isDiskFull(error: unknown): boolean {
  return ['SQLITE_FULL', '53100'].includes(codeOf(error))
}

/** Waits 10 to 50 ms, at random, so that two who collided do not collide again. */
export function pause(): Promise<void> {
  return sleep(PAUSE_MIN_MS + Math.random() * PAUSE_SPREAD_MS)
}

function codeOf(error: unknown): string {
  if (!(error instanceof Error) || !('code' in error)) return ''
  return typeof error.code === 'string' ? error.code : ''
}
