import type { Db } from '../../../../db/open.ts'
import { prepared } from '../../../../db/prepared.ts'
import type { PaceTimes } from './pace.ts'

/* The pace of families and members, and the dates that follow it. Whose they are, the caller asks first. */

/** A family's pace. */
export async function findPaceTimes(db: Db, clinicId: string, familyId: string): Promise<PaceTimes | undefined> {
  return db.selectFrom('family').where('clinicId', '=', clinicId).where('id', '=', familyId)
    .select(['pausedAt', 'steppedDownAt', 'endedAt']).executeTakeFirst()
}

export async function updatePace(db: Db, clinicId: string, familyId: string, change: Partial<PaceTimes>): Promise<void> {
  await db.updateTable('family').set(change).where('clinicId', '=', clinicId).where('id', '=', familyId).execute()
}

/** The people of a family, whoever may see them, and since when each rests. */
export async function listOwnPauses(db: Db, clinicId: string, familyId: string): Promise<{ id: string; pausedAt: string | null }[]> {
  return db.selectFrom('member').where('clinicId', '=', clinicId).where('familyId', '=', familyId)
    .select(['id', 'pausedAt']).orderBy('id').execute()
}

const ownPause = prepared((db: Db, clinicId: string, memberId: string) =>
  db.selectFrom('member').where('clinicId', '=', clinicId).where('id', '=', memberId).select('pausedAt'))

/** Since when a member's own course rests; null while it goes on. */
export async function findOwnPause(db: Db, clinicId: string, memberId: string): Promise<string | null> {
  const [row] = await ownPause(db, clinicId, memberId)
  return row?.pausedAt ?? null
}

const rest = prepared((db: Db, clinicId: string, memberId: string) =>
  db.selectFrom('member')
    .innerJoin('family', (join) => join.onRef('family.clinicId', '=', 'member.clinicId').onRef('family.id', '=', 'member.familyId'))
    .where('member.clinicId', '=', clinicId).where('member.id', '=', memberId)
    .select(['member.pausedAt as ownPausedAt', 'family.pausedAt as familyPausedAt', 'family.endedAt']))

/** Since when a member's dates rest: by their own choice, with their family, or for good. */
export async function findRest(db: Db, clinicId: string, memberId: string) {
  const [row] = await rest(db, clinicId, memberId)
  return row ?? { ownPausedAt: null, familyPausedAt: null, endedAt: null }
}

export async function updateOwnPause(db: Db, clinicId: string, memberId: string, pausedAt: string | null): Promise<void> {
  await db.updateTable('member').set({ pausedAt }).where('clinicId', '=', clinicId).where('id', '=', memberId).execute()
}

/** An assignment that was not taken back, with its dates. */
export interface DatedAssignment { id: string; memberId: string; courseKey: string; assignedAt: string; opensOn: string | null; dueOn: string | null }

/** What these members have, closed or not. */
export async function listDated(db: Db, clinicId: string, memberIds: readonly string[]): Promise<DatedAssignment[]> {
  if (memberIds.length === 0) return []
  return db.selectFrom('assignment').where('clinicId', '=', clinicId).where('memberId', 'in', memberIds).where('withdrawnAt', 'is', null)
    .select(['id', 'memberId', 'courseKey', 'assignedAt', 'opensOn', 'dueOn']).orderBy('id').execute()
}

/** The dates of one module of an assignment. */
export interface ModuleDate { assignmentId: string; moduleKey: string; opensOn: string | null; dueOn: string | null }

export async function listModuleDates(db: Db, clinicId: string, assignmentIds: readonly string[]): Promise<ModuleDate[]> {
  if (assignmentIds.length === 0) return []
  return db.selectFrom('assignmentModule').where('clinicId', '=', clinicId).where('assignmentId', 'in', assignmentIds)
    .select(['assignmentId', 'moduleKey', 'opensOn', 'dueOn']).execute()
}

/** Which modules these members completed. */
export async function listCompleted(db: Db, clinicId: string, memberIds: readonly string[]): Promise<{ memberId: string; moduleKey: string }[]> {
  if (memberIds.length === 0) return []
  return db.selectFrom('moduleProgress').where('clinicId', '=', clinicId).where('memberId', 'in', memberIds)
    .where('completedAt', 'is not', null).select(['memberId', 'moduleKey']).execute()
}

export async function updateDates(db: Db, clinicId: string, id: string, dates: { opensOn: string | null; dueOn: string | null }): Promise<void> {
  await db.updateTable('assignment').set(dates).where('clinicId', '=', clinicId).where('id', '=', id).execute()
}

export async function updateModuleDate(db: Db, clinicId: string, { assignmentId, moduleKey, ...dates }: ModuleDate): Promise<void> {
  await db.updateTable('assignmentModule').set(dates)
    .where('clinicId', '=', clinicId).where('assignmentId', '=', assignmentId).where('moduleKey', '=', moduleKey).execute()
}

/** Tells these members at their next visit that their plan changed: noted on what they have, and on what was just taken back. */
export async function updateChanged(db: Db, clinicId: string, memberIds: readonly string[], at: string): Promise<void> {
  if (memberIds.length === 0) return
  await db.updateTable('assignment').set({ changedAt: at }).where('clinicId', '=', clinicId).where('memberId', 'in', memberIds)
    .where((where) => where.or([where('withdrawnAt', 'is', null), where('withdrawnAt', '=', at)])).execute()
}

/** The member saw that their plan changed. */
export async function updateSeen(db: Db, clinicId: string, memberId: string): Promise<void> {
  await db.updateTable('assignment').set({ changedAt: null })
    .where('clinicId', '=', clinicId).where('memberId', '=', memberId).where('changedAt', 'is not', null).execute()
}

/** Closes what these members have; what is closed stays so. */
export async function updateClosed(db: Db, clinicId: string, memberIds: readonly string[], closedAt: string): Promise<void> {
  if (memberIds.length === 0) return
  await db.updateTable('assignment').set({ closedAt }).where('clinicId', '=', clinicId).where('memberId', 'in', memberIds)
    .where('withdrawnAt', 'is', null).where('closedAt', 'is', null).execute()
}

/** Opens again what was closed. */
export async function updateReopened(db: Db, clinicId: string, memberIds: readonly string[]): Promise<void> {
  if (memberIds.length === 0) return
  await db.updateTable('assignment').set({ closedAt: null }).where('clinicId', '=', clinicId).where('memberId', 'in', memberIds)
    .where('withdrawnAt', 'is', null).execute()
}
