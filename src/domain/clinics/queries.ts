import type { Db } from '../../../db/open.ts'
import { prepared } from '../../../db/prepared.ts'
import { found } from '../result.ts'

const timeZone = prepared((db: Db, clinicId: string) => db.selectFrom('clinic').where('id', '=', clinicId).select('timeZone'))

/** The clinic's IANA time zone: calendar days are counted in it. */
export async function findTimeZone(db: Db, clinicId: string): Promise<string> {
  const [row] = await timeZone(db, clinicId)
  return found(row, 'clinic').timeZone
}

const ownContacts = prepared((db: Db, clinicId: string) =>
  db.selectFrom('contact').where('clinicId', '=', clinicId).select(['token', 'value', 'note', 'verifiedOn']))

/** What the clinic itself filled in or changed, by token. */
export function listOwnContacts(db: Db, clinicId: string) {
  return ownContacts(db, clinicId)
}
