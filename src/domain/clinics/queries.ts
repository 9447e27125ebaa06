import type { Db } from '../../../db/open.ts'
import type { ClinicTable } from '../../../db/tables/accounts.ts'
import { prepared } from '../../../db/prepared.ts'
import { found } from '../result.ts'
import type { Clinic, Locale } from './clinic.ts'

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

/** An installation holds a handful of clinics; this many are served. */
const CLINICS_MAX = 200

const CLINIC_COLUMNS = [
  'id', 'name', 'discreetName', 'origin', 'phone', 'timeZone', 'languages', 'leaveTarget', 'libraryOpenAt', 'setUpAt', 'certificateCheckAt',
] as const

const allClinics = prepared((db: Db) =>
  db.selectFrom('clinic').select(CLINIC_COLUMNS).orderBy('createdAt').orderBy('id').limit(CLINICS_MAX))

/** Every clinic served here, oldest first. Asked after every form. */
export async function listClinics(db: Db): Promise<Clinic[]> {
  const rows = await allClinics(db)
  return rows.map(({ languages, libraryOpenAt, setUpAt, certificateCheckAt, ...row }) => ({
    ...row, languages: languages.split(' ') as Locale[], libraryIsOpen: libraryOpenAt !== null, isSetUp: setUpAt !== null,
    certificateCheckIsOn: certificateCheckAt !== null,
  }))
}

export async function insertClinic(db: Db, row: ClinicTable): Promise<void> {
  await db.insertInto('clinic').values(row).execute()
}

export async function updateOrigin(db: Db, id: string, origin: string): Promise<void> {
  await db.updateTable('clinic').set({ origin }).where('id', '=', id).execute()
}

/** Whether somebody can administer the clinic today. */
export async function hasAdministrator(db: Db, clinicId: string): Promise<boolean> {
  const row = await db.selectFrom('staff')
    .innerJoin('account', (join) => join.onRef('account.clinicId', '=', 'staff.clinicId').onRef('account.id', '=', 'staff.id'))
    .where('staff.clinicId', '=', clinicId).where('administratorSince', 'is not', null).where('disabledAt', 'is', null)
    .select('staff.id').limit(1).executeTakeFirst()
  return row !== undefined
}

/** A small fact by its key. `clinicId` is '' for facts about the whole installation. */
export async function findMeta(db: Db, clinicId: string, key: string): Promise<string | undefined> {
  const row = await db.selectFrom('meta').where('clinicId', '=', clinicId).where('key', '=', key).select('value').executeTakeFirst()
  return row?.value
}

export async function putMeta(db: Db, clinicId: string, key: string, value: string): Promise<void> {
  await db.insertInto('meta').values({ clinicId, key, value })
    .onConflict((conflict) => conflict.columns(['clinicId', 'key']).doUpdateSet({ value })).execute()
}

export async function deleteMeta(db: Db, clinicId: string, key: string): Promise<void> {
  await db.deleteFrom('meta').where('clinicId', '=', clinicId).where('key', '=', key).execute()
}
