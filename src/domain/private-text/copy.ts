import type { FamilyMember } from '../actor.ts'
import type { Worksheet } from '../catalog/shape.ts'
import type { PlanTexts } from '../plan/family-plan.ts'
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
  const { worksheets } = world.catalog
  const copy = what.kind === 'plan' ? planCopy(worksheets, all, { withGated: false })
    : copyOf(worksheets.filter(({ key }) => key === what.homeKey), all, () => true)
  if (Object.keys(copy).length === 0) return 'empty'
  return { copy, mark: world.vault.hmac('audit', `copy\n${member.id}\n${JSON.stringify(copy)}`) }
}

/** What the plan takes from every sheet. @param withGated also what stands behind the safety question */
export function planCopy(worksheets: readonly Worksheet[], all: PlanTexts, { withGated }: { withGated: boolean }): Copy {
  return copyOf(worksheets.filter(({ gate }) => withGated || !gate), all, isInPlan)
}

function copyOf(worksheets: readonly Worksheet[], all: PlanTexts, isPart: (sheet: string, field: string) => boolean): Copy {
  const filled = worksheets.map(({ key, fields }) => [key, fields.flatMap((field) => {
    const text = isPart(key, field.key) ? all.get(key)?.get(field.key)?.text ?? '' : ''
    return text === '' ? [] : [[field.key, text] as const]
  })] as const)
  return Object.fromEntries(filled.filter(([, boxes]) => boxes.length > 0).map(([key, boxes]) => [key, Object.fromEntries(boxes)]))
}
