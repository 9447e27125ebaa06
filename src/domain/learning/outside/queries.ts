import type { Insertable } from 'kysely'
import type { Db } from '../../../../db/open.ts'
import type { Database } from '../../../../db/schema.ts'
import { prepared } from '../../../../db/prepared.ts'
import type { FamilyMember } from '../../actor.ts'

/** How a module was done away from the screen. */
export const HOWS = ['paper', 'phone', 'together'] as const
export type How = (typeof HOWS)[number]

/** Records of one family within the days they can be undone. */
const RECORDS_MAX = 100

type Whose = Pick<FamilyMember, 'clinicId' | 'id'>

const markRow = prepared((db: Db, clinicId: string, memberId: string, moduleKey: string) =>
  db.selectFrom('outsideCompletion')
    .innerJoin('account', (join) => join
      .onRef('account.clinicId', '=', 'outsideCompletion.clinicId').onRef('account.id', '=', 'outsideCompletion.byStaffId'))
    .where('outsideCompletion.clinicId', '=', clinicId).where('memberId', '=', memberId).where('moduleKey', '=', moduleKey)
    .where('undoneAt', 'is', null).select(['how', 'doneOn', 'account.displayName as by']))

/** Who recorded that the member did this module away from the screen, how and on which day; undefined when nobody did. */
export async function findMark(db: Db, member: Whose, moduleKey: string): Promise<{ how: How; doneOn: string; by: string } | undefined> {
  const [row] = await markRow(db, member.clinicId, member.id, moduleKey)
  return row && { ...row, how: row.how as How }
}

export async function insertOutside(db: Db, row: Insertable<Database['outsideCompletion']>): Promise<void> {
  await db.insertInto('outsideCompletion').values(row).execute()
}

/** A record in force. `at` is when it was written. */
export interface OutsideRecord { id: string; memberId: string; moduleKey: string; how: How; doneOn: string; at: string }

/** The records of these members since then that were not undone, newest first. */
export async function listOutside(db: Db, clinicId: string, memberIds: readonly string[], since: string): Promise<OutsideRecord[]> {
  if (memberIds.length === 0) return []
  const rows = await db.selectFrom('outsideCompletion').where('clinicId', '=', clinicId).where('memberId', 'in', memberIds)
    .where('undoneAt', 'is', null).where('at', '>=', since)
    .select(['id', 'memberId', 'moduleKey', 'how', 'doneOn', 'at']).orderBy('at', 'desc').orderBy('id').limit(RECORDS_MAX).execute()
  return rows as OutsideRecord[]
}

/** A record, undone or not. */
export async function findOutside(db: Db, clinicId: string, id: string): Promise<(OutsideRecord & { undoneAt: string | null }) | undefined> {
  const row = await db.selectFrom('outsideCompletion').where('clinicId', '=', clinicId).where('id', '=', id)
    .select(['id', 'memberId', 'moduleKey', 'how', 'doneOn', 'at', 'undoneAt']).executeTakeFirst()
  return row as (OutsideRecord & { undoneAt: string | null }) | undefined
}

export async function updateUndone(db: Db, clinicId: string, id: string, undone: { undoneAt: string; undoneBy: string }): Promise<void> {
  await db.updateTable('outsideCompletion').set(undone).where('clinicId', '=', clinicId).where('id', '=', id).where('undoneAt', 'is', null).execute()
}

/** Marks the module complete; a module not opened before is opened by it. The day of last progress stays as it is. */
export async function completeOutright(
  db: Db, member: Whose, module: { key: string; version: number; passMark: number }, mark: { at: string; doneOn: string; how: How },
): Promise<void> {
  const done = { completedAt: mark.at, completedVersion: module.version, completedHow: mark.how }
  await db.insertInto('moduleProgress').values({
    clinicId: member.clinicId, memberId: member.id, moduleKey: module.key, openedAt: mark.at, openedVersion: module.version,
    passMark: String(module.passMark), lastOn: mark.doneOn, ...done,
  }).onConflict((conflict) => conflict.columns(['clinicId', 'memberId', 'moduleKey']).doUpdateSet(done)).execute()
}

/**
 * Takes the mark back: the module is as the member left it. A summary row that only the record had made goes again;
 * where something was done in it since, it stays.
 */
export async function uncomplete(db: Db, member: Whose, moduleKey: string, recordedAt: string): Promise<void> {
  const { clinicId, id: memberId } = member
  await db.updateTable('moduleProgress').set({ completedAt: null, completedVersion: null, completedHow: null })
    .where('clinicId', '=', clinicId).where('memberId', '=', memberId).where('moduleKey', '=', moduleKey)
    .where('completedAt', '=', recordedAt).execute()
  await db.deleteFrom('moduleProgress')
    .where('clinicId', '=', clinicId).where('memberId', '=', memberId).where('moduleKey', '=', moduleKey)
    .where('completedAt', 'is', null).where('openedAt', '=', recordedAt).where('attempts', '=', 0)
    .where((where) => where.not(where.exists(where.selectFrom('sectionProgress').select('sectionKey')
      .where('sectionProgress.clinicId', '=', clinicId).where('sectionProgress.memberId', '=', memberId)
      .where('sectionProgress.moduleKey', '=', moduleKey)))).execute()
}
