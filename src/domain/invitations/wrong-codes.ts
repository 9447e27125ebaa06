import { findCounted, upsertCounted, type Counted } from '../throttles/queries.ts'
import { now, type World } from '../world.ts'

/** Wrong codes are forgotten after so long without another one, counted from the end of a wait. */
const WINDOW_MINUTES = 15

interface Limit { free: number; firstWaitSeconds: number; longestWaitSeconds: number }

/**
 * `free` wrong codes in 15 minutes cost no waiting; then each one doubles the wait. The clinic's own count slows a
 * guesser with many addresses without locking a workshop out.
 */
export const WRONG_CODE_LIMITS = {
  address: { free: 10, firstWaitSeconds: 60, longestWaitSeconds: 3_600 },
  clinic: { free: 300, firstWaitSeconds: 1, longestWaitSeconds: 60 },
} as const satisfies Record<string, Limit>

type Counter = keyof typeof WRONG_CODE_LIMITS
const COUNTERS = Object.keys(WRONG_CODE_LIMITS) as Counter[]

/** Whether the next code has to wait, right or wrong. */
export async function mustWait(world: World, clinicId: string, address: string): Promise<boolean> {
  for (const counter of COUNTERS) {
    const counted = await findCounted(world.db, clinicId, keyOf(world, counter, address))
    if (counted?.until && counted.until > now(world)) return true
  }
  return false
}

/** One more wrong code. Only inside `atomically`. */
export async function countWrongCode(inside: World, clinicId: string, address: string): Promise<void> {
  const at = now(inside)
  for (const counter of COUNTERS) {
    const key = keyOf(inside, counter, address)
    const before = stillCounted(await findCounted(inside.db, clinicId, key), at)
    const fails = (before?.fails ?? 0) + 1
    await upsertCounted(inside.db, clinicId, key, { fails, until: waitUntil(WRONG_CODE_LIMITS[counter], fails, at), at: before?.at ?? at })
  }
}

function stillCounted(counted: Counted | undefined, at: string): Counted | undefined {
  if (!counted) return undefined
  const quietMinutes = (Date.parse(at) - Date.parse(counted.until ?? counted.at)) / 60_000
  return quietMinutes < WINDOW_MINUTES ? counted : undefined
}

function waitUntil({ free, firstWaitSeconds, longestWaitSeconds }: Limit, fails: number, at: string): string | null {
  if (fails < free) return null
  const seconds = Math.min(longestWaitSeconds, firstWaitSeconds * 2 ** (fails - free))
  return new Date(Date.parse(at) + seconds * 1000).toISOString()
}

/** Addresses are kept as an HMAC that is another one each day. */
function keyOf(world: World, counter: Counter, address: string): string {
  if (counter === 'clinic') return 'join:all'
  return `join:${world.vault.hmac('address', `join ${now(world).slice(0, 10)} ${address}`)}`
}
