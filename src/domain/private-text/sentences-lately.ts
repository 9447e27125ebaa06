import type { FamilyMember } from '../actor.ts'
import type { World } from '../world.ts'
import { listSentencesSince } from './queries.ts'
import { ownKey, textPlace } from './text-key.ts'

/**
 * Modules in which a member wrote something to practise since that moment, and when they last did. What was emptied
 * again is not among them; nothing is while a recovery keeps texts shut. @param since ISO-8601 UTC
 */
export async function listSentencesLately(world: World, member: FamilyMember, since: string): Promise<{ homeKey: string; at: string }[]> {
  const rows = await listSentencesSince(world.db, member, since)
  const state = rows.length > 0 ? await ownKey(world, member) : undefined
  if (state?.is !== 'open') return []
  return rows.filter(({ id, sealed }) => state.key.open(sealed, textPlace(member, id)) !== '').map(({ homeKey, at }) => ({ homeKey, at }))
}
