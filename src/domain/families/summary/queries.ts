import type { Kysely } from 'kysely'
import type { Db } from '../../../../db/open.ts'
import type { Database } from '../../../../db/schema.ts'

/* What a summary is made of. The handle knows these tables alone: answers, checks, private texts, notes and the note of a
   call are not there to be asked for. Every caller has found the members in the clinician's team first. */

type SummaryTables = 'assignment' | 'moduleProgress' | 'attendance' | 'workshop'
type CallWithoutNote = { call: Omit<Database['call'], 'noteSealed'> }

/** A handle on the tables of a summary. */
export type SummaryDb = Kysely<Pick<Database, SummaryTables> & CallWithoutNote>

/** Rows of one family, the newest. */
const ATTENDANCE_MAX = 2_000
const CALLS_MAX = 100

/** The same database, narrowed to what a summary may say. */
export function summaryDb(db: Db): SummaryDb {
  return db.$pickTables<SummaryTables>().$extendTables<CallWithoutNote>()
}

/** The courses these members have. */
export async function listCoursesOf(db: SummaryDb, clinicId: string, memberIds: readonly string[]) {
  if (memberIds.length === 0) return []
  return db.selectFrom('assignment').where('clinicId', '=', clinicId).where('memberId', 'in', memberIds)
    .where('withdrawnAt', 'is', null).select(['memberId', 'courseKey']).execute()
}

/** How far these members are in the modules asked for: finished or not, how, and the day of their last progress. */
export async function listModulesOf(db: SummaryDb, clinicId: string, memberIds: readonly string[], moduleKeys: readonly string[]) {
  if (memberIds.length === 0 || moduleKeys.length === 0) return []
  return db.selectFrom('moduleProgress').where('clinicId', '=', clinicId)
    .where('memberId', 'in', memberIds).where('moduleKey', 'in', moduleKeys)
    .select(['memberId', 'moduleKey', 'completedAt', 'completedHow', 'lastOn']).execute()
}

/** Whether these members came to workshops that were held. */
export async function listWorkshopsOf(db: SummaryDb, clinicId: string, memberIds: readonly string[]) {
  if (memberIds.length === 0) return []
  return db.selectFrom('attendance')
    .innerJoin('workshop', (join) => join
      .onRef('workshop.clinicId', '=', 'attendance.clinicId').onRef('workshop.id', '=', 'attendance.workshopId'))
    .where('attendance.clinicId', '=', clinicId).where('attendance.memberId', 'in', memberIds)
    .where('workshop.cancelledAt', 'is', null)
    .select(['attendance.memberId', 'attendance.state', 'workshop.startsAt'])
    .orderBy('workshop.startsAt', 'desc').orderBy('workshop.id').limit(ATTENDANCE_MAX).execute()
}

/** The calls with these members, latest first: day and outcome. */
export async function listCallsWith(db: SummaryDb, clinicId: string, familyId: string, memberIds: readonly string[]) {
  if (memberIds.length === 0) return []
  return db.selectFrom('call').where('clinicId', '=', clinicId).where('familyId', '=', familyId).where('memberId', 'in', memberIds)
    .select(['memberId', 'onDay', 'outcome']).orderBy('at', 'desc').orderBy('id').limit(CALLS_MAX).execute()
}
