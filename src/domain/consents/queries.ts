import type { Insertable, Selectable } from 'kysely'
import type { Db } from '../../../db/open.ts'
import type { Database } from '../../../db/schema.ts'
import type { Clinician } from '../actor.ts'
import { ownFamilies } from '../families/queries.ts'
import type { InvitationTimes } from '../invitations/invitation.ts'
import { whereLive } from './live.ts'

/** More than one family ever has; the newest count first. */
const CONSENTS_MAX = 2_000
/** A consent's invitations are few: one every two weeks at most, or a reprint. */
const INVITATIONS_MAX = 5_000
/** Rows of each list under "For you". */
const ENDING_MAX = 200
const REQUESTS_MAX = 200

/** A consent of a family of the clinician's team, as it is stored. */
export type ConsentRow = Omit<Selectable<Database['consent']>, 'clinicId' | 'recordedBy' | 'recordedAt' | 'revokedBy'>

const COLUMNS = [
  'consent.id', 'consent.familyId', 'consent.recipient', 'consent.relation', 'consent.locale', 'consent.phone', 'consent.email',
  'consent.safeToCallAt', 'consent.safeToWriteAt', 'consent.scopeEnrolmentAt', 'consent.scopeAttendanceAt',
  'consent.scopeProgressAt', 'consent.scopeDischargeAt', 'consent.scopeSafetyAt', 'consent.scopeTestsAt',
  'consent.scopeMedicinesAt', 'consent.purpose', 'consent.signedOn', 'consent.endsOn', 'consent.formVersion',
  'consent.keptWhere', 'consent.revokedAt',
] as const

function consentsOf(db: Db, clinician: Clinician) {
  return ownFamilies(db, clinician)
    .crossJoin('consent').whereRef('consent.clinicId', '=', 'family.clinicId').whereRef('consent.familyId', '=', 'family.id')
    .select(COLUMNS)
}

/** A consent of this family, whatever its state, if the clinician is in the family's team. */
export function findConsentOfTeam(
  db: Db, clinician: Clinician, familyId: string, id: string,
): Promise<ConsentRow | undefined> {
  return consentsOf(db, clinician).where('consent.familyId', '=', familyId).where('consent.id', '=', id).executeTakeFirst()
}

/** Every consent of one family, newest first. */
export function listConsentsOfFamily(db: Db, clinician: Clinician, familyId: string): Promise<ConsentRow[]> {
  return consentsOf(db, clinician).where('consent.familyId', '=', familyId)
    .orderBy('consent.id', 'desc').limit(CONSENTS_MAX).execute()
}

/** The live consents of all families of the clinician's team, by recipient. */
export function listLiveConsents(db: Db, clinician: Clinician, today: string): Promise<ConsentRow[]> {
  return consentsOf(db, clinician).where(whereLive(today))
    .orderBy('consent.recipient').orderBy('consent.id').limit(CONSENTS_MAX).execute()
}

/** Live consents whose last day is `until` or earlier, soonest first, with the family's label. */
export function listConsentsEnding(db: Db, clinician: Clinician, today: string, until: string) {
  return consentsOf(db, clinician).where(whereLive(today)).where('consent.endsOn', '<=', until)
    .select('family.label').orderBy('consent.endsOn').orderBy('consent.id').limit(ENDING_MAX).execute()
}

/** Open requests for a new invitation about families of the clinician's team since a day, oldest first. */
export function listAskedForNew(db: Db, clinician: Clinician, sinceOn: string) {
  return consentsOf(db, clinician)
    .innerJoin('request', (join) => join
      .onRef('request.clinicId', '=', 'consent.clinicId').onRef('request.consentId', '=', 'consent.id')
      .on('request.kind', '=', 'new-invitation').on('request.answeredAt', 'is', null))
    .where('request.askedOn', '>=', sinceOn).select(['family.label', 'request.askedOn'])
    .orderBy('request.id').limit(REQUESTS_MAX).execute()
}

/** Which of these consents somebody has come in with: as the consent of a member, whether shown to staff or not. */
export async function listUsedConsents(db: Db, clinicId: string, ids: readonly string[]): Promise<Set<string>> {
  if (ids.length === 0) return new Set()
  const rows = await db.selectFrom('member').where('clinicId', '=', clinicId).where('consentId', 'in', ids)
    .select('consentId').execute()
  return new Set(rows.flatMap(({ consentId }) => consentId ?? []))
}

/** An invitation of one of these consents, with the times that say how it stands. */
export type ConsentInvitation = InvitationTimes & { consentId: string; createdAt: string }

/** The newest invitation of each of these consents, by consent. */
export async function listNewestInvitations(
  db: Db, clinicId: string, consentIds: readonly string[],
): Promise<Map<string, ConsentInvitation>> {
  if (consentIds.length === 0) return new Map()
  const rows = await db.selectFrom('invitation').where('clinicId', '=', clinicId).where('consentId', 'in', consentIds)
    .select(['consentId', 'createdAt', 'handedOverAt', 'expiresAt', 'acceptedAt', 'duplicateAt', 'revokedAt', 'replacedBy'])
    .orderBy('createdAt').orderBy('id').limit(INVITATIONS_MAX).execute()
  return new Map(rows.map((row) => [row.consentId, row]))
}

export async function insertConsent(db: Db, consent: Insertable<Database['consent']>): Promise<void> {
  await db.insertInto('consent').values(consent).execute()
}

/** The member who came in with one consent stays linked by its successor. */
export async function updateConsentOfMember(db: Db, clinicId: string, change: { from: string; to: string }): Promise<void> {
  await db.updateTable('member').set({ consentId: change.to })
    .where('clinicId', '=', clinicId).where('consentId', '=', change.from).execute()
}

/** @returns false when it was withdrawn before */
export async function updateConsentRevoked(db: Db, clinician: Clinician, id: string, at: string): Promise<boolean> {
  const { numUpdatedRows } = await db.updateTable('consent').set({ revokedAt: at, revokedBy: clinician.id })
    .where('clinicId', '=', clinician.clinicId).where('id', '=', id).where('revokedAt', 'is', null).executeTakeFirst()
  return numUpdatedRows === 1n
}
