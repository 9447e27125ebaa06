import type { Db } from '../../../db/open.ts'
import { prepared } from '../../../db/prepared.ts'
import type { FamilyMember } from '../actor.ts'

/* A member's own texts and the key they are sealed with. Nothing that draws a page for staff may name these tables. */

/** More texts than all sheets and reflections together have boxes. */
const TEXTS_MAX = 2_000
/** Keys taken in one go where all of them are wrapped anew. */
export const KEYS_PAGE = 200

type Owner = Pick<FamilyMember, 'clinicId' | 'id'>

export type TextKind = 'worksheet' | 'reflection' | 'sentence' | 'sign'

/** What texts belong to: a sheet or a module by its key. */
export interface TextHome { kind: TextKind; homeKey: string }

/** A wrapped key, and until when texts older than a recovery stay shut. */
export interface DataKeyRow { wrapped: string; shutUntil: string | null }

export interface TextRow { id: string; fieldKey: string; sealed: string; version: number; at: string }

export function findDataKey(db: Db, { clinicId, id }: Owner): Promise<DataKeyRow | undefined> {
  return db.selectFrom('dataKey').where('clinicId', '=', clinicId).where('memberId', '=', id)
    .select(['wrapped', 'shutUntil']).executeTakeFirst()
}

export async function insertDataKey(db: Db, { clinicId, id }: Owner, wrapped: string, madeAt: string): Promise<void> {
  await db.insertInto('dataKey').values({ clinicId, memberId: id, wrapped, madeAt, shutUntil: null }).execute()
}

/** Older texts stay shut until then. Nothing for somebody who has none. @param until null opens them */
export async function shutDataKey(db: Db, { clinicId, id }: Owner, until: string | null): Promise<void> {
  await db.updateTable('dataKey').set({ shutUntil: until }).where('clinicId', '=', clinicId).where('memberId', '=', id).execute()
}

/** All keys of the installation, KEYS_PAGE at a time, after the given one. */
export function listDataKeys(db: Db, after: { clinicId: string; memberId: string }): Promise<{ clinicId: string; memberId: string; wrapped: string }[]> {
  return db.selectFrom('dataKey')
    .where((where) => where.or([
      where('clinicId', '>', after.clinicId),
      where.and([where('clinicId', '=', after.clinicId), where('memberId', '>', after.memberId)]),
    ]))
    .select(['clinicId', 'memberId', 'wrapped']).orderBy('clinicId').orderBy('memberId').limit(KEYS_PAGE).execute()
}

export async function updateDataKey(db: Db, key: { clinicId: string; memberId: string; wrapped: string }): Promise<void> {
  await db.updateTable('dataKey').set({ wrapped: key.wrapped })
    .where('clinicId', '=', key.clinicId).where('memberId', '=', key.memberId).execute()
}

/** The texts of one sheet or module. */
export function listTexts(db: Db, owner: Owner, { kind, homeKey }: TextHome): Promise<TextRow[]> {
  return textsOf(db, owner).where('kind', '=', kind).where('homeKey', '=', homeKey).execute()
}

/** All texts of a kind, with what they belong to. */
export function listTextsOfKind(db: Db, owner: Owner, kind: TextKind): Promise<(TextRow & { homeKey: string })[]> {
  return textsOf(db, owner).where('kind', '=', kind).select('homeKey').orderBy('homeKey').orderBy('fieldKey').execute()
}

function textsOf(db: Db, { clinicId, id }: Owner) {
  return db.selectFrom('privateText').where('clinicId', '=', clinicId).where('memberId', '=', id)
    .select(['id', 'fieldKey', 'sealed', 'version', 'at']).limit(TEXTS_MAX)
}

const sentencesSince = prepared((db: Db, clinicId: string, memberId: string, since: string) =>
  db.selectFrom('privateText').where('clinicId', '=', clinicId).where('memberId', '=', memberId)
    .where('kind', '=', 'sentence').where('at', '>=', since)
    .select(['id', 'homeKey', 'sealed', 'at']).orderBy('at').limit(TEXTS_MAX))

/** What was practised and saved since that moment, oldest first. Asked at every visit, so it is kept prepared. */
export function listSentencesSince(db: Db, { clinicId, id }: Owner, since: string): Promise<{ id: string; homeKey: string; sealed: string; at: string }[]> {
  return sentencesSince(db, clinicId, id, since)
}

export async function insertText(db: Db, { clinicId, id }: Owner, home: TextHome, text: TextRow): Promise<void> {
  await db.insertInto('privateText').values({ clinicId, memberId: id, ...home, ...text }).execute()
}

export async function updateText(db: Db, { clinicId }: Owner, { id, sealed, version, at }: Omit<TextRow, 'fieldKey'>): Promise<void> {
  await db.updateTable('privateText').set({ sealed, version, at }).where('clinicId', '=', clinicId).where('id', '=', id).execute()
}
