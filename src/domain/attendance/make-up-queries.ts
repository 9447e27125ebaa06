import type { Insertable } from 'kysely'
import type { Db } from '../../../db/open.ts'
import { prepared } from '../../../db/prepared.ts'
import type { Database } from '../../../db/schema.ts'
import type { FamilyMember } from '../actor.ts'

/* Modules that make up for a workshop somebody did not come to. */

/** A year of weekly workshops. */
const MAKE_UPS_MAX = 60

/** A module in force for a missed workshop, done or not. `dueOn` is a day of the clinic's calendar. */
export interface MakeUp { moduleKey: string; dueOn: string }

const inForce = prepared((db: Db, clinicId: string, memberId: string) =>
  db.selectFrom('makeUp').where('clinicId', '=', clinicId).where('memberId', '=', memberId).where('withdrawnAt', 'is', null)
    .orderBy('assignedAt', 'desc').orderBy('id', 'desc').select(['moduleKey', 'dueOn']).limit(MAKE_UPS_MAX))

/** A member's own make-up modules in force, newest first. */
export function listMakeUps(db: Db, member: Pick<FamilyMember, 'clinicId' | 'id'>): Promise<MakeUp[]> {
  return inForce(db, member.clinicId, member.id)
}

/** Does nothing where the member has one for this workshop. */
export async function insertMakeUp(db: Db, row: Insertable<Database['makeUp']>): Promise<void> {
  await db.insertInto('makeUp').values(row)
    .onConflict((conflict) => conflict.columns(['clinicId', 'workshopId', 'memberId']).where('withdrawnAt', 'is', null).doNothing()).execute()
}

/** Takes back what a member got for a workshop, unless they continued a section of it since. */
export async function withdrawUntouchedMakeUp(db: Db, clinicId: string, workshopId: string, memberId: string, withdrawnAt: string): Promise<void> {
  await db.updateTable('makeUp').set({ withdrawnAt })
    .where('clinicId', '=', clinicId).where('workshopId', '=', workshopId).where('memberId', '=', memberId).where('withdrawnAt', 'is', null)
    .where((where) => where.not(where.exists(where.selectFrom('sectionProgress').select('sectionProgress.sectionKey')
      .where('sectionProgress.clinicId', '=', clinicId).where('sectionProgress.memberId', '=', memberId)
      .whereRef('sectionProgress.moduleKey', '=', 'makeUp.moduleKey').whereRef('sectionProgress.continuedAt', '>=', 'makeUp.assignedAt'))))
    .execute()
}
