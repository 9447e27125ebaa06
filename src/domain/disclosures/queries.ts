import type { Db } from '../../../db/open.ts'

/** What one print holds at most; a clinic that tells more chooses a case code. */
export const DISCLOSURES_MAX = 1000

/** One thing that was told. `who` is the relative as the consent names them, `by` the staff member. */
export interface Disclosure {
  id: string
  at: string
  family: string | null
  what: string
  who: string
  relation: string
  consentId: string
  signedOn: string
  noticeVersion: string
  by: string
}

/** What was told since a moment, newest first; of one family where it is given. */
export function listDisclosures(db: Db, clinicId: string, since: string, familyId: string | undefined): Promise<Disclosure[]> {
  return db.selectFrom('disclosure').where('disclosure.clinicId', '=', clinicId).where('disclosure.at', '>=', since)
    .innerJoin('family', (join) => join.onRef('family.clinicId', '=', 'disclosure.clinicId').onRef('family.id', '=', 'disclosure.familyId'))
    .innerJoin('consent', (join) => join.onRef('consent.clinicId', '=', 'disclosure.clinicId').onRef('consent.id', '=', 'disclosure.consentId'))
    .innerJoin('account', (join) => join.onRef('account.clinicId', '=', 'disclosure.clinicId').onRef('account.id', '=', 'disclosure.byStaffId'))
    .$if(familyId !== undefined, (query) => query.where('disclosure.familyId', '=', familyId ?? ''))
    .select([
      'disclosure.id', 'disclosure.at', 'disclosure.what', 'disclosure.toWhom as who', 'disclosure.consentId', 'disclosure.noticeVersion',
      'family.label as family', 'consent.relation', 'consent.signedOn', 'account.displayName as by',
    ])
    .orderBy('disclosure.at', 'desc').orderBy('disclosure.id', 'desc').limit(DISCLOSURES_MAX + 1).execute()
}

/** More case codes than a clinic has. */
const FAMILIES_MAX = 1000

/** The families that something was told about since a moment, by case code. */
export async function listDisclosedFamilies(db: Db, clinicId: string, since: string): Promise<{ id: string; label: string }[]> {
  const rows = await db.selectFrom('disclosure').where('disclosure.clinicId', '=', clinicId).where('disclosure.at', '>=', since)
    .innerJoin('family', (join) => join.onRef('family.clinicId', '=', 'disclosure.clinicId').onRef('family.id', '=', 'disclosure.familyId'))
    .where('family.label', 'is not', null).select(['family.id', 'family.label']).distinct()
    .orderBy('family.label').orderBy('family.id').limit(FAMILIES_MAX).execute()
  return rows.map(({ id, label }) => ({ id, label: label ?? '' }))
}
