import type { Db } from '../../../db/open.ts'
import type { CertificateTable } from '../../../db/tables/learning.ts'
import type { FamilyMember } from '../actor.ts'

/** A certificate as its owner may see it. */
export type Certificate = Pick<CertificateTable, 'clinicId' | 'id' | 'courseKey' | 'courseNumber' | 'modules' | 'issuedOn'>

const COLUMNS = ['clinicId', 'id', 'courseKey', 'courseNumber', 'modules', 'issuedOn'] as const

/** One of the member's own. */
export async function findCertificate(db: Db, member: FamilyMember, id: string): Promise<Certificate | undefined> {
  return db.selectFrom('certificate').where('clinicId', '=', member.clinicId).where('memberId', '=', member.id).where('id', '=', id)
    .select(COLUMNS).executeTakeFirst()
}

/** The member's own for a course. */
export async function findCertificateOf(db: Db, member: FamilyMember, courseKey: string): Promise<Certificate | undefined> {
  return db.selectFrom('certificate')
    .where('clinicId', '=', member.clinicId).where('memberId', '=', member.id).where('courseKey', '=', courseKey)
    .select(COLUMNS).executeTakeFirst()
}

/** When the certificate with this code was issued: all that anyone may know of it. */
export async function findIssuedOn(db: Db, clinicId: string, checkCodeHmac: string): Promise<string | undefined> {
  const row = await db.selectFrom('certificate').where('clinicId', '=', clinicId).where('checkCodeHmac', '=', checkCodeHmac)
    .select('issuedOn').executeTakeFirst()
  return row?.issuedOn
}

export async function insertCertificate(db: Db, row: CertificateTable): Promise<void> {
  await db.insertInto('certificate').values(row).execute()
}

/** Whether the clinic answers check codes. */
export async function isCheckOn(db: Db, clinicId: string): Promise<boolean> {
  const row = await db.selectFrom('clinic').where('id', '=', clinicId).select('certificateCheckAt').executeTakeFirst()
  return row !== undefined && row.certificateCheckAt !== null
}
