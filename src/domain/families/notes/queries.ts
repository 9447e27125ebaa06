import type { Insertable } from 'kysely'
import type { Db } from '../../../../db/open.ts'
import type { Database } from '../../../../db/schema.ts'

/* What staff wrote about a family. Every caller has found the family in the clinician's team first. */

/** Notes shown of one family, the newest. */
const NOTES_MAX = 200

/** A note as it is stored; `sealed` is empty once it was removed. */
export interface NoteRow { id: string; sealed: string; byStaffId: string; byName: string; at: string; deletedAt: string | null }

/** The notes about a family, newest first. */
export function listNotes(db: Db, clinicId: string, familyId: string): Promise<NoteRow[]> {
  return db.selectFrom('staffNote')
    .innerJoin('account', (join) => join.onRef('account.clinicId', '=', 'staffNote.clinicId').onRef('account.id', '=', 'staffNote.byStaffId'))
    .where('staffNote.clinicId', '=', clinicId).where('staffNote.familyId', '=', familyId)
    .select(['staffNote.id', 'staffNote.sealed', 'staffNote.byStaffId', 'account.displayName as byName', 'staffNote.at', 'staffNote.deletedAt'])
    .orderBy('staffNote.at', 'desc').orderBy('staffNote.id', 'desc').limit(NOTES_MAX).execute()
}

export function findNote(db: Db, clinicId: string, familyId: string, id: string) {
  return db.selectFrom('staffNote').where('clinicId', '=', clinicId).where('familyId', '=', familyId).where('id', '=', id)
    .select(['id', 'byStaffId', 'at', 'deletedAt']).executeTakeFirst()
}

export async function insertNote(db: Db, note: Insertable<Database['staffNote']>): Promise<void> {
  await db.insertInto('staffNote').values(note).execute()
}

/** The line stays, its text is gone. */
export async function wipeNote(db: Db, clinicId: string, id: string, deletedAt: string): Promise<void> {
  await db.updateTable('staffNote').set({ sealed: '', deletedAt }).where('clinicId', '=', clinicId).where('id', '=', id).execute()
}
