import type { Db } from '../../db/open.ts'
import type { Administrator, Clinician, FamilyMember } from '../../src/domain/actor.ts'
import { FIRST_SETTINGS } from '../../src/domain/clinics/first-settings.ts'

/** Two clinics next door to each other, so that every test of ownership has its neighbour. */
export const HARBOR = 'harbor'
export const BEACON = 'beacon'

const member = (clinicId: string, id: string, familyId: string): FamilyMember => ({ role: 'family-member', clinicId, id, familyId })
const clinician = (clinicId: string, id: string): Clinician => ({ role: 'clinician', clinicId, id })

/** Ana and Luz are sisters; Raúl is separated from Ana. Uche is in another family. Sam joined by code. */
export const ana = member(HARBOR, 'ana', 'rivera')
export const luz = member(HARBOR, 'luz', 'rivera')
export const raul = member(HARBOR, 'raul', 'rivera')
export const uche = member(HARBOR, 'uche', 'okafor')
export const sam = member(HARBOR, 'sam', 'sam-alone')
export const ben = member(BEACON, 'ben', 'brandt')
/** Dana's team is the Riveras, Eli's the Okafors and whoever joined by code; Cleo works at the other clinic. */
export const dana = clinician(HARBOR, 'dana')
export const eli = clinician(HARBOR, 'eli')
export const cleo = clinician(BEACON, 'cleo')
export const adi: Administrator = { role: 'administrator', clinicId: HARBOR, id: 'adi' }

/** Everyone, staff first. */
const STAFF = [dana, eli, cleo, adi]
const MEMBERS = [ana, luz, raul, uche, sam, ben]
export const CAST = [...STAFF, ...MEMBERS]

/** The password of a member of the cast, where they have one. */
export function passwordOf(id: string): string {
  return `${id} keeps the porch light on`
}

/** When the cast came to be; the clock of `newWorld` stands a day later. */
export const CAST_AT = '2026-11-22T15:00:00.000Z'

/** Writes clinics, staff, families, consents and members as rows; passwords are not set. */
export async function castRows(db: Db): Promise<void> {
  await db.insertInto('clinic').values([clinicRow(HARBOR, 'Harbor House'), clinicRow(BEACON, 'Beacon Center')]).execute()
  await db.insertInto('account').values(CAST.map(({ clinicId, id }) => ({
    clinicId, id, nameKind: 'chosen' as const, nameNorm: id, passwordHash: 'not set',
    displayName: id.charAt(0).toUpperCase() + id.slice(1), locale: 'en', createdAt: CAST_AT,
  }))).execute()
  await db.insertInto('staff').values(STAFF.map(({ clinicId, id, role }) => ({
    clinicId, id, clinicianSince: role === 'clinician' ? CAST_AT : null,
    administratorSince: role === 'administrator' ? CAST_AT : null,
    welcomesCodeJoinersSince: id === 'eli' ? CAST_AT : null,
  }))).execute()
  await db.insertInto('family').values([
    familyRow(HARBOR, 'rivera', 'Case 12'), familyRow(HARBOR, 'okafor', 'Case 15'), familyRow(HARBOR, 'sam-alone', null),
    familyRow(BEACON, 'brandt', 'Case 3'),
  ]).execute()
  await db.insertInto('familyTeam').values([
    [dana, 'rivera'], [eli, 'okafor'], [eli, 'sam-alone'], [cleo, 'brandt'],
  ].map(([who, familyId]) => ({
    clinicId: (who as Clinician).clinicId, familyId: familyId as string, staffId: (who as Clinician).id, since: CAST_AT,
  }))).execute()
  const invited = MEMBERS.filter(({ id }) => id !== 'sam')
  await db.insertInto('consent').values(invited.map(consentRow)).execute()
  await db.insertInto('member').values(MEMBERS.map(({ clinicId, id, familyId }) => ({
    clinicId, id, familyId, consentId: id === 'sam' ? null : `consent-${id}`, relation: 'sibling',
    joinedAt: CAST_AT, joinedShownAt: CAST_AT, welcomedAt: CAST_AT,
  }))).execute()
  await db.insertInto('agreement').values(MEMBERS.map(({ clinicId, id }) => ({
    clinicId, id: `agreement-${id}`, memberId: id, kind: 'clinic-sees-progress', textVersion: '1', givenAt: CAST_AT,
  }))).execute()
  await db.insertInto('separation').values({ clinicId: HARBOR, memberA: 'ana', memberB: 'raul', since: CAST_AT, byStaffId: 'dana' }).execute()
}

function clinicRow(id: string, name: string) {
  return {
    id, name, discreetName: 'Porchlight', origin: `http://${id}.localhost`, phone: '555-0100', timeZone: 'America/New_York',
    languages: 'en es', leaveTarget: 'https://www.weather.gov/', libraryOpenAt: CAST_AT, setUpAt: CAST_AT, createdAt: CAST_AT,
    ...FIRST_SETTINGS,
  }
}

function familyRow(clinicId: string, id: string, label: string | null) {
  return { clinicId, id, label, startedOn: label ? '2026-11-02' : null, createdBy: label ? 'dana' : null, createdAt: CAST_AT }
}

function consentRow({ clinicId, id, familyId }: FamilyMember) {
  return {
    clinicId, id: `consent-${id}`, familyId, recipient: id, relation: 'sibling', locale: 'en',
    scopeEnrolmentAt: CAST_AT, scopeProgressAt: CAST_AT, purpose: 'family support', signedOn: '2026-11-20', endsOn: '2027-02-20',
    formVersion: '2026-1', keptWhere: 'chart', recordedBy: clinicId === BEACON ? 'cleo' : 'dana', recordedAt: CAST_AT,
  }
}
