import type { FamilyMember } from '../actor.ts'
import type { World } from '../world.ts'
import { listTexts, listTextsOfKind, type TextHome, type TextKind } from './queries.ts'
import { ownKey, textPlace } from './text-key.ts'

/** One box as it stands: `version` counts its saves, `at` is the latest (ISO-8601 UTC). */
export interface OwnText { text: string; version: number; at: string }

/** By the key of the box. `shutUntil` is said instead where a recovery has shut older texts. */
export interface OwnTexts { texts: Map<string, OwnText>; shutUntil: string | undefined }

/** What a member wrote on one sheet or in one module. Opened for its author only. */
export async function readTexts(world: World, member: FamilyMember, home: TextHome): Promise<OwnTexts> {
  const state = await ownKey(world, member)
  if (state.is !== 'open') return { texts: new Map(), shutUntil: state.is === 'shut' ? state.until : undefined }
  const rows = await listTexts(world.db, member, home)
  return {
    texts: new Map(rows.map(({ id, fieldKey, sealed, version, at }) =>
      [fieldKey, { text: state.key.open(sealed, textPlace(member, id)), version, at }])),
    shutUntil: undefined,
  }
}

/** Everything of a kind: boxes by sheet or module. @returns undefined while it is shut */
export async function readAllTexts(world: World, member: FamilyMember, kind: TextKind): Promise<Map<string, Map<string, OwnText>> | undefined> {
  const state = await ownKey(world, member)
  if (state.is === 'shut') return undefined
  const all = new Map<string, Map<string, OwnText>>()
  if (state.is === 'none') return all
  for (const { id, homeKey, fieldKey, sealed, version, at } of await listTextsOfKind(world.db, member, kind)) {
    const texts = all.get(homeKey) ?? new Map<string, OwnText>()
    texts.set(fieldKey, { text: state.key.open(sealed, textPlace(member, id)), version, at })
    all.set(homeKey, texts)
  }
  return all
}
