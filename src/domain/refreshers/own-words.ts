import type { FamilyMember } from '../actor.ts'
import type { Module, Text } from '../catalog/shape.ts'
import { readTexts } from '../private-text/read-texts.ts'
import type { World } from '../world.ts'

/** What someone wrote in a field with a `refreshAsk`, and that question. There is no right answer to it. */
export interface OwnWords { ask: Text; words: string }

/**
 * The person's own words for a refresher of this module, from the sheets its text points to. Undefined where they wrote
 * nothing, took it away, cannot open it now, or the sheet stands behind the safety question: who may not be safe at
 * home is not asked what they will do.
 */
export async function ownWords(world: World, member: FamilyMember, module: Module): Promise<OwnWords | undefined> {
  for (const key of module.worksheets) {
    const worksheet = world.catalog.worksheet(key)
    const fields = worksheet && !worksheet.gate ? worksheet.fields.filter(({ refreshAsk }) => refreshAsk) : []
    if (fields.length === 0) continue
    const { texts } = await readTexts(world, member, { kind: 'worksheet', homeKey: key })
    for (const { key: fieldKey, refreshAsk } of fields) {
      const words = texts.get(fieldKey)?.text
      if (words && refreshAsk) return { ask: refreshAsk, words }
    }
  }
  return undefined
}
