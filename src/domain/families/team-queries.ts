import type { Db } from '../../../db/open.ts'
import type { Clinician } from '../actor.ts'

/** More clinicians than a clinic has. */
const COLLEAGUES_MAX = 200

/** The other clinicians of the clinic who can sign in, by name. */
export function listColleagues(db: Db, clinician: Clinician): Promise<{ id: string; displayName: string }[]> {
  return db.selectFrom('staff')
    .innerJoin('account', (join) => join.onRef('account.clinicId', '=', 'staff.clinicId').onRef('account.id', '=', 'staff.id'))
    .where('staff.clinicId', '=', clinician.clinicId).where('staff.id', '!=', clinician.id)
    .where('staff.clinicianSince', 'is not', null).where('account.disabledAt', 'is', null)
    .select(['account.id', 'account.displayName'])
    .orderBy('account.displayName').orderBy('account.id').limit(COLLEAGUES_MAX).execute()
}
