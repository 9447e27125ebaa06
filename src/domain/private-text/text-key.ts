import type { FamilyMember } from '../actor.ts'
import type { TextKey } from '../vault.ts'
import { now, type World } from '../world.ts'
import { findDataKey, insertDataKey } from './queries.ts'

type Owner = Pick<FamilyMember, 'clinicId' | 'id'>

/**
 * `none` nothing was ever written · `shut` access was restored lately and older texts wait until `until` (security.md
 * §5.5) · `open` the key.
 */
export type KeyState = { is: 'none' } | { is: 'shut'; until: string } | { is: 'open'; key: TextKey }

/** The key to a member's own texts, for that member alone. */
export async function ownKey(world: World, owner: Owner): Promise<KeyState> {
  const row = await findDataKey(world.db, owner)
  if (!row) return { is: 'none' }
  if (row.shutUntil !== null && row.shutUntil > now(world)) return { is: 'shut', until: row.shutUntil }
  return { is: 'open', key: world.vault.textKey(row.wrapped, keyPlace(owner)) }
}

/** The same where something is about to be written: the first text makes the key. Inside the verb's transaction. */
export async function ownKeyToWrite(world: World, owner: Owner): Promise<Exclude<KeyState, { is: 'none' }>> {
  const state = await ownKey(world, owner)
  if (state.is !== 'none') return state
  const wrapped = world.vault.newTextKey(keyPlace(owner))
  await insertDataKey(world.db, owner, wrapped, now(world))
  return { is: 'open', key: world.vault.textKey(wrapped, keyPlace(owner)) }
}

/** Where a wrapped key opens. */
export function keyPlace({ clinicId, id }: Owner): string {
  return `${clinicId}|data_key|wrapped|${id}|${id}`
}

/** Where a text opens. */
export function textPlace({ clinicId, id }: Owner, rowId: string): string {
  return `${clinicId}|private_text|sealed|${rowId}|${id}`
}

/** Where a plan of an earlier day opens. */
export function versionPlace({ clinicId, id }: Owner, rowId: string): string {
  return `${clinicId}|plan_version|sealed|${rowId}|${id}`
}

/** Where a shared copy opens. */
export function sharePlace({ clinicId, id }: Owner, rowId: string): string {
  return `${clinicId}|share|sealed|${rowId}|${id}`
}
