import { now, type World } from '../world.ts'
import { findCounted, upsertCounted, type Counted } from './queries.ts'

const WINDOW_MINUTES = 15

/** Failures that a window lets through before it closes. Only failures count: a workshop shares one address. */
export const FAILURES_MAX = {
  /** Wrong passwords from one network address. */
  'sign-in': 50,
  /** Wrong codes from one network address, whatever they are for. */
  'code': 10,
  /** Wrong sign-in codes for one name. */
  'recovery': 5,
  /** Wrong codes of a workshop from one member. */
  'check-in': 10,
} as const

/** Where failures come from: a network address, for `recovery` the name that was tried, for `check-in` the account. */
export interface Source { kind: keyof typeof FAILURES_MAX; from: string }

/**
 * Whether so many failures came from one of the sources within 15 minutes that the next try is refused unseen.
 * It counts for good only inside the `atomically` that also counts the failure.
 */
export async function isWindowFull(world: World, clinicId: string, ...sources: Source[]): Promise<boolean> {
  const at = now(world)
  for (const source of sources) {
    const counted = await findCounted(world.db, clinicId, keyOf(world, source))
    if (failsInWindow(counted, at) >= FAILURES_MAX[source.kind]) return true
  }
  return false
}

/** One more failure of each source. Only inside `atomically`. */
export async function countFailure(inside: World, clinicId: string, ...sources: Source[]): Promise<void> {
  const at = now(inside)
  for (const source of sources) {
    const key = keyOf(inside, source)
    const before = await findCounted(inside.db, clinicId, key)
    const fails = failsInWindow(before, at)
    await upsertCounted(inside.db, clinicId, key, { fails: fails + 1, until: null, at: before && fails > 0 ? before.at : at })
  }
}

function failsInWindow(counted: Counted | undefined, at: string): number {
  if (!counted) return 0
  return Date.parse(at) - Date.parse(counted.at) < WINDOW_MINUTES * 60_000 ? counted.fails : 0
}

/** Addresses are kept as an HMAC that is another one each day. */
function keyOf(world: World, { kind, from }: Source): string {
  const day = now(world).slice(0, 10)
  return `${kind}:${world.vault.hmac('address', `${kind} ${day} ${from}`)}`
}
