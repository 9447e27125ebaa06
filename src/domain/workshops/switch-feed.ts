import * as z from 'zod'
import type { FamilyMember } from '../actor.ts'
import { record } from '../audit.ts'
import { oneOf } from '../fields.ts'
import { atomically, now, type World } from '../world.ts'
import { deleteFeed, putFeed } from './feed-queries.ts'
import { feedTokenHash, newFeedToken } from './feed-token.ts'

export const SwitchFeed = z.object({ feed: oneOf(['on', 'off']) })
export type SwitchFeed = z.infer<typeof SwitchFeed>

/**
 * Switches the member's private calendar address on or off. On again makes a new one, and the one before it ends.
 * @returns the end of the new address, which is shown once and kept nowhere; null when it is off
 */
export async function switchFeed(world: World, member: FamilyMember, input: SwitchFeed): Promise<string | null> {
  const token = input.feed === 'on' ? newFeedToken() : null
  await atomically(world, async (inside) => {
    if (token === null) await deleteFeed(inside.db, member)
    else await putFeed(inside.db, member, feedTokenHash(token), now(inside))
    await record(inside, member, 'calendar.changed', { kind: 'member', id: member.id }, { reason: input.feed })
  })
  return token
}
