import type { FamilyMember } from '../actor.ts'
import { isInPlan } from '../plan/plan-lines.ts'
import type { World } from '../world.ts'
import { readAllTexts } from './read-texts.ts'
import type { ShareKind } from './share-queries.ts'

/** What is shared: filled boxes by their key, by the key of their sheet. Empty boxes are not in it, and leave no gap. */
export type Copy = Record<string, Record<string, string>>

/** What a reader would see, and its mark: the confirming form carries it back, so that exactly this is shared. */
export interface Preview { copy: Copy; mark: string }

/**
 * The copy of a sheet, or of what the plan takes from every sheet, as it stands now. What stands behind the safety
 * question is never part of a shared plan: its own page, behind that question, shares it.
 * @returns refused `empty` where nothing is written, `shut` while a recovery keeps it shut
 */
export async function previewCopy(
  world: World, member: FamilyMember, what: { kind: ShareKind; homeKey: string },
): Promise<Preview | 'empty' | 'shut'> {
  const all = await readAllTexts(world, member, 'worksheet')
  if (!all) return 'shut'
  const copy: Copy = {}
  for (const { key, fields, gate } of world.catalog.worksheets) {
    if (what.kind === 'worksheet' ? what.homeKey !== key : gate) continue
    const boxes = fields.flatMap((field) => {
      if (what.kind === 'plan' && !isInPlan(key, field.key)) return []
      const text = all.get(key)?.get(field.key)?.text ?? ''
      return text === '' ? [] : [[field.key, text] as const]
    })
    if (boxes.length > 0) copy[key] = Object.fromEntries(boxes)
  }
  if (Object.keys(copy).length === 0) return 'empty'
  return { copy, mark: world.vault.hmac('audit', `copy\n${member.id}\n${JSON.stringify(copy)}`) }
}
