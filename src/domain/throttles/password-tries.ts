import { now, type World } from '../world.ts'
import { deleteCounted, findCounted, upsertCounted } from './queries.ts'

/** Wrong passwords that cost no waiting. */
export const FREE_TRIES = 5
const LONGEST_WAIT_SECONDS = 300
/** After so many wrong ones in a row no password opens the name any more, until an account of it is recovered. */
export const STOPPING_FAILS = 100

/** Why a password is not even looked at: its name has to wait, or is stopped. */
export type Held = 'wait' | 'stopped'

/** Seconds until the next try after so many wrong ones in a row: none for five, then 1, 2, 4 … 300. */
export function waitSeconds(fails: number): number {
  return fails < FREE_TRIES ? 0 : Math.min(LONGEST_WAIT_SECONDS, 2 ** (fails - FREE_TRIES))
}

/**
 * Takes one try at the password of a name, known here or not. It counts as wrong from the start, so that many at
 * once cannot slip through; `forgetTries` takes it back. Only inside `atomically`.
 * @returns why it may not be tried, or undefined
 */
export async function takeTry(inside: World, clinicId: string, nameNorm: string): Promise<Held | undefined> {
  const key = keyOf(inside, nameNorm)
  const at = now(inside)
  const before = await findCounted(inside.db, clinicId, key)
  const fails = before?.fails ?? 0
  if (fails >= STOPPING_FAILS) return 'stopped'
  if (before?.until && before.until > at) return 'wait'
  const until = new Date(Date.parse(at) + waitSeconds(fails + 1) * 1000).toISOString()
  await upsertCounted(inside.db, clinicId, key, { fails: fails + 1, until, at })
  return undefined
}

/** The right password came, or the account was recovered. Only inside `atomically`. */
export async function forgetTries(inside: World, clinicId: string, nameNorm: string): Promise<void> {
  await deleteCounted(inside.db, clinicId, keyOf(inside, nameNorm))
}

/** Names that were tried are nobody's to read: only their HMAC is kept. */
function keyOf(world: World, nameNorm: string): string {
  return `name:${world.vault.hmac('address', `name ${nameNorm}`)}`
}
