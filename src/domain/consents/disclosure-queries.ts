import type { Db } from '../../../db/open.ts'

/* What was told to whom, under which consent. Every caller has found the family in the clinician's team first. */

/** Rows shown of one family, the newest. */
const DISCLOSURES_MAX = 500

/** One time something was told. `at` is ISO-8601 UTC text. */
export interface DisclosureRow {
  id: string; what: string; toWhom: string; consentId: string; noticeVersion: string; at: string; byName: string
  recipient: string; signedOn: string
}

/** What was told about a family since a moment, newest first, with whom the consent names and when it was signed. */
export function listDisclosures(db: Db, clinicId: string, familyId: string, since: string): Promise<DisclosureRow[]> {
  return db.selectFrom('disclosure')
    .innerJoin('account', (join) => join
      .onRef('account.clinicId', '=', 'disclosure.clinicId').onRef('account.id', '=', 'disclosure.byStaffId'))
    .innerJoin('consent', (join) => join
      .onRef('consent.clinicId', '=', 'disclosure.clinicId').onRef('consent.id', '=', 'disclosure.consentId'))
    .where('disclosure.clinicId', '=', clinicId).where('disclosure.familyId', '=', familyId).where('disclosure.at', '>=', since)
    .select(['disclosure.id', 'disclosure.what', 'disclosure.toWhom', 'disclosure.consentId', 'disclosure.noticeVersion',
      'disclosure.at', 'account.displayName as byName', 'consent.recipient', 'consent.signedOn'])
    .orderBy('disclosure.at', 'desc').orderBy('disclosure.id', 'desc').limit(DISCLOSURES_MAX).execute()
}
