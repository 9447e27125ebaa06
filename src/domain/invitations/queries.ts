import type { Insertable } from 'kysely'
import type { Db } from '../../../db/open.ts'
import type { Database } from '../../../db/schema.ts'
import type { Clinician } from '../actor.ts'
import { onTeam } from '../families/team.ts'
import type { ConsentFacts, InvitationTimes } from './invitation.ts'

/** An invitation with what its consent says. The family's label and the recipient's name stay out. */
export interface Invitation extends InvitationTimes {
  id: string
  familyId: string
  consentId: string
  acceptedBy: string | null
  consent: ConsentFacts & { relation: string; locale: string }
}

const TIMES = ['handedOverAt', 'expiresAt', 'acceptedAt', 'duplicateAt', 'revokedAt', 'replacedBy'] as const

const invitations = (db: Db, clinicId: string) => db.selectFrom('invitation')
  .innerJoin('consent', (join) => join
    .onRef('consent.clinicId', '=', 'invitation.clinicId').onRef('consent.id', '=', 'invitation.consentId'))
  .where('invitation.clinicId', '=', clinicId)
  .select(TIMES.map((time) => `invitation.${time}` as const))
  .select([
    'invitation.id', 'invitation.familyId', 'invitation.consentId', 'invitation.acceptedBy',
    'consent.revokedAt as consentRevokedAt', 'consent.endsOn', 'consent.scopeEnrolmentAt', 'consent.relation', 'consent.locale',
  ])

type Row = Awaited<ReturnType<ReturnType<typeof invitations>['executeTakeFirstOrThrow']>>

function fromRow({ consentRevokedAt, endsOn, scopeEnrolmentAt, relation, locale, ...invitation }: Row): Invitation {
  return { ...invitation, consent: { revokedAt: consentRevokedAt, endsOn, scopeEnrolmentAt, relation, locale } }
}

/** The invitation with this code or this token, in this clinic alone. */
export async function findInvitation(
  db: Db, clinicId: string, lookup: { codeHmac: string; tokenHmac: string },
): Promise<Invitation | undefined> {
  const row = await invitations(db, clinicId)
    .where((or) => or.or([or('invitation.codeHmac', '=', lookup.codeHmac), or('invitation.tokenHmac', '=', lookup.tokenHmac)]))
    .executeTakeFirst()
  return row && fromRow(row)
}

/** An invitation to a family whose team the clinician is on. */
export async function findInvitationOfTeam(db: Db, clinician: Clinician, id: string): Promise<Invitation | undefined> {
  const row = await invitations(db, clinician.clinicId)
    .innerJoin('familyTeam', (join) => join
      .onRef('familyTeam.clinicId', '=', 'invitation.clinicId').onRef('familyTeam.familyId', '=', 'invitation.familyId'))
    .where(onTeam(clinician)).where('invitation.id', '=', id)
    .executeTakeFirst()
  return row && fromRow(row)
}

/** A consent about a family whose team the clinician is on, while the family is not closed. */
export async function findConsentOfTeam(
  db: Db, clinician: Clinician, id: string,
): Promise<(ConsentFacts & { familyId: string; recipient: string; locale: string; email: string | null; safeToWriteAt: string | null }) | undefined> {
  return db.selectFrom('consent')
    .innerJoin('familyTeam', (join) => join
      .onRef('familyTeam.clinicId', '=', 'consent.clinicId').onRef('familyTeam.familyId', '=', 'consent.familyId'))
    .innerJoin('family', (join) => join
      .onRef('family.clinicId', '=', 'consent.clinicId').onRef('family.id', '=', 'consent.familyId'))
    .where('consent.clinicId', '=', clinician.clinicId).where('consent.id', '=', id)
    .where(onTeam(clinician)).where('family.closedAt', 'is', null)
    .select([
      'consent.familyId', 'consent.recipient', 'consent.revokedAt', 'consent.endsOn', 'consent.scopeEnrolmentAt',
      'consent.locale', 'consent.email', 'consent.safeToWriteAt',
    ])
    .executeTakeFirst()
}

export async function insertInvitation(db: Db, invitation: Insertable<Database['invitation']>): Promise<void> {
  await db.insertInto('invitation').values(invitation).execute()
}

/** Nobody came in with it yet, and nothing else ended it; it may have run out. */
const unspent = (db: Db, clinicId: string) => db.updateTable('invitation').where('clinicId', '=', clinicId)
  .where('acceptedAt', 'is', null).where('duplicateAt', 'is', null)
  .where('revokedAt', 'is', null).where('replacedBy', 'is', null)

/** @returns whether this one won: only one acceptance of an invitation ever does */
export async function updateAccepted(
  db: Db, clinicId: string, id: string, accepted: { at: string; by: string },
): Promise<boolean> {
  const { numUpdatedRows } = await unspent(db, clinicId).where('id', '=', id).where('expiresAt', '>', accepted.at)
    .set({ acceptedAt: accepted.at, acceptedBy: accepted.by }).executeTakeFirst()
  return numUpdatedRows === 1n
}

export async function updateDuplicate(db: Db, clinicId: string, id: string, at: string): Promise<void> {
  await unspent(db, clinicId).where('id', '=', id).set({ duplicateAt: at }).execute()
}

/** Takes back the unspent invitations of a consent: the verb that ends the consent calls it too. @returns how many */
export async function updateRevoked(
  db: Db, clinicId: string, which: { id: string } | { consentId: string }, at: string,
): Promise<number> {
  const [column, value] = 'id' in which ? ['id', which.id] as const : ['consentId', which.consentId] as const
  const { numUpdatedRows } = await unspent(db, clinicId).where(column, '=', value).set({ revokedAt: at }).executeTakeFirst()
  return Number(numUpdatedRows)
}

/** The newest invitation of a consent takes the place of those before it, also of those that ran out. */
export async function updateReplaced(db: Db, clinicId: string, consentId: string, replacedBy: string): Promise<void> {
  await unspent(db, clinicId).where('consentId', '=', consentId).where('id', '!=', replacedBy).set({ replacedBy }).execute()
}

export async function insertDisclosure(db: Db, disclosure: Insertable<Database['disclosure']>): Promise<void> {
  await db.insertInto('disclosure').values(disclosure).execute()
}

/** One request for a new invitation a day for each consent. @returns whether it is the first of its day */
export async function insertRequest(db: Db, request: Insertable<Database['request']>): Promise<boolean> {
  const { numInsertedOrUpdatedRows } = await db.insertInto('request').values(request)
    .onConflict((conflict) => conflict.columns(['clinicId', 'kind', 'consentId', 'askedOn']).doNothing())
    .executeTakeFirst()
  return numInsertedOrUpdatedRows === 1n
}

/** Whether a new invitation was asked for on this day. */
export async function isAskedOn(db: Db, clinicId: string, consentId: string, on: string): Promise<boolean> {
  const request = await db.selectFrom('request').where('clinicId', '=', clinicId).where('kind', '=', 'new-invitation')
    .where('consentId', '=', consentId).where('askedOn', '=', on).select('id').executeTakeFirst()
  return request !== undefined
}

/** A new invitation answers every open request for one. */
export async function updateRequestsAnswered(
  db: Db, clinician: Clinician, consentId: string, answeredAt: string,
): Promise<void> {
  await db.updateTable('request').where('clinicId', '=', clinician.clinicId).where('kind', '=', 'new-invitation')
    .where('consentId', '=', consentId).where('answeredAt', 'is', null)
    .set({ answeredAt, answeredBy: clinician.id }).execute()
}

/** The join code with this HMAC, open or closed. */
export async function findJoinCode(
  db: Db, clinicId: string, codeHmac: string,
): Promise<{ id: string; closedAt: string | null } | undefined> {
  return db.selectFrom('joinCode').where('clinicId', '=', clinicId).where('codeHmac', '=', codeHmac)
    .select(['id', 'closedAt']).executeTakeFirst()
}

/** The clinic's open join code; there is one at most. */
export async function findOpenJoinCode(
  db: Db, clinicId: string,
): Promise<{ id: string; codeSealed: string; openedAt: string } | undefined> {
  return db.selectFrom('joinCode').where('clinicId', '=', clinicId).where('closedAt', 'is', null)
    .select(['id', 'codeSealed', 'openedAt']).executeTakeFirst()
}

export async function insertJoinCode(db: Db, joinCode: Insertable<Database['joinCode']>): Promise<void> {
  await db.insertInto('joinCode').values(joinCode).execute()
}

/** @returns whether one was open */
export async function updateJoinCodeClosed(db: Db, clinicId: string, closedAt: string): Promise<boolean> {
  const { numUpdatedRows } = await db.updateTable('joinCode').where('clinicId', '=', clinicId)
    .where('closedAt', 'is', null).set({ closedAt }).executeTakeFirst()
  return numUpdatedRows > 0n
}
