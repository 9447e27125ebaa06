import type { FamilyMember } from '../actor.ts'
import type { Module, Text } from '../catalog/shape.ts'
import type { World } from '../world.ts'

/** What someone wrote in a field with a `refreshAsk`, and that question. There is no right answer to it. */
export interface OwnWords { ask: Text; words: string }

/**
 * The person's own words for a refresher of this module. Undefined where they wrote nothing, took it away, or the sheet
 * stands behind the safety question: who may not be safe at home is not asked what they will do.
 */
export async function ownWords(_world: World, _member: FamilyMember, _module: Module): Promise<OwnWords | undefined> {
  return undefined
}
