import type { FamilyMember } from '../actor.ts'
import type { TextKey } from '../vault.ts'
import { now, type World } from '../world.ts'
import { insertText, updateText, type TextHome, type TextRow } from './queries.ts'
import { textPlace } from './text-key.ts'

/** A step of the verbs that write a box, inside their transaction: seals its text and counts the save. @param row the box as it stands */
export async function writeBox(
  world: World, member: FamilyMember, key: TextKey, home: TextHome, row: TextRow | undefined, { fieldKey, text }: { fieldKey: string; text: string },
): Promise<void> {
  const id = row?.id ?? world.newId()
  const kept = { id, sealed: key.seal(text, textPlace(member, id)), version: (row?.version ?? 0) + 1, at: now(world) }
  if (row) await updateText(world.db, member, kept)
  else await insertText(world.db, member, home, { ...kept, fieldKey })
}
