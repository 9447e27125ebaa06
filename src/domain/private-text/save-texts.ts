import * as z from 'zod'
import type { FamilyMember } from '../actor.ts'
import { formKey, id } from '../fields.ts'
import { withReceipt } from '../receipts.ts'
import { done, refused, type Result } from '../result.ts'
import { atomically, now, type World } from '../world.ts'
import { boxesOf, fits } from './boxes.ts'
import { listTexts } from './queries.ts'
import { ownKeyToWrite, textPlace } from './text-key.ts'
import { writeBox } from './write-box.ts'

/** Boxes in one form. */
const BOXES_MAX = 20

export const SaveTexts = z.object({
  formKey,
  kind: z.enum(['worksheet', 'reflection', 'sentence', 'sign']),
  homeKey: id,
  boxes: z.array(z.object({ key: id, text: z.string(), version: z.number().int().min(0) })).max(BOXES_MAX),
})
export type SaveTexts = z.infer<typeof SaveTexts>

/**
 * Saves the boxes of a form, each by itself and sealed for its author. `version` is the one the box was drawn with:
 * where it was changed somewhere else since, nothing is saved, so that no text is lost. A box that says what is saved
 * already never collides. An emptied box stays as an empty text.
 * @returns the time it was saved at; refused `two-texts` where another device was first, `shut` after a recovery
 * @throws NotFound for a sheet, module or box that does not exist
 */
export async function saveTexts(
  world: World, member: FamilyMember, input: SaveTexts,
): Promise<Result<{ savedAt: string }, 'two-texts' | 'too-long' | 'not-understood' | 'shut' | 'changed-meanwhile'>> {
  const home = { kind: input.kind, homeKey: input.homeKey }
  const known = boxesOf(world.catalog, home)
  for (const { key, text } of input.boxes) {
    const problem = fits(known(key), text)
    if (problem) return refused(problem)
  }
  return atomically(world, (inside) => withReceipt(inside, member, input, async () => {
    const state = await ownKeyToWrite(inside, member)
    if (state.is === 'shut') return refused('shut')
    const rows = new Map((await listTexts(inside.db, member, home)).map((row) => [row.fieldKey, row]))
    const changed = input.boxes.filter(({ key, text }) => {
      const row = rows.get(key)
      return text !== (row ? state.key.open(row.sealed, textPlace(member, row.id)) : '')
    })
    if (changed.some(({ key, version }) => version !== (rows.get(key)?.version ?? 0))) return refused('two-texts')
    for (const { key, text } of changed) {
      await writeBox(inside, member, state.key, home, rows.get(key), { fieldKey: key, text })
    }
    return done({ savedAt: now(inside) })
  }))
}
