import type { Db } from '../../../db/open.ts'
import type { FamilyMember } from '../actor.ts'
import { whereLive } from '../consents/live.ts'
import type { Scope } from '../consents/elements.ts'
import { apartFrom } from './apart/queries.ts'

/* What members may know of each other and of their own tie to the family. Staff read families/queries.ts. */

/** More people than a family has. */
const RELATIVES_MAX = 50

/** Since when a member shows that they joined, and their counts. */
export interface Sharing { joinedShownAt: string | null; countsSharedAt: string | null }

export async function findSharing(db: Db, member: FamilyMember): Promise<Sharing | undefined> {
  return db.selectFrom('member').where('clinicId', '=', member.clinicId).where('id', '=', member.id)
    .select(['joinedShownAt', 'countsSharedAt']).executeTakeFirst()
}

export async function updateSharing(db: Db, member: FamilyMember, sharing: Sharing): Promise<void> {
  await db.updateTable('member').set(sharing).where('clinicId', '=', member.clinicId).where('id', '=', member.id).execute()
}

/** A relative who shows that they joined. */
export interface ShownRelative { id: string; displayName: string; countsSharedAt: string | null }

/**
 * Who of the family shows themselves, by name: in it by a live consent, able to sign in, and not kept apart from the
 * asking member, whichever of the two was named first.
 * @param today a day of the clinic's calendar
 */
export function listShownRelatives(db: Db, member: FamilyMember, today: string): Promise<ShownRelative[]> {
  return tiedRelatives(db, member, today).where('member.joinedShownAt', 'is not', null)
    .select(['member.id', 'account.displayName', 'member.countsSharedAt'])
    .orderBy('account.displayName').orderBy('member.id').limit(RELATIVES_MAX).execute()
}

/** The same people without a choice of columns, also those who hide that they joined: for what one of them shared. */
export function tiedRelatives(db: Db, member: FamilyMember, today: string) {
  return db.selectFrom('member')
    .innerJoin('account', (join) => join.onRef('account.clinicId', '=', 'member.clinicId').onRef('account.id', '=', 'member.id'))
    .innerJoin('consent', (join) => join.onRef('consent.clinicId', '=', 'member.clinicId').onRef('consent.id', '=', 'member.consentId'))
    .where('member.clinicId', '=', member.clinicId).where('member.familyId', '=', member.familyId)
    .where('member.id', '!=', member.id).where('account.disabledAt', 'is', null).where(whereLive(today))
    .where('member.id', 'not in', apartFrom(db, member))
}

/** What a live consent lets the clinic tell this member, and the last day it does. */
export interface OwnConsent { scope: Scope[]; endsOn: string }

/** The live consent that names this member, if there is one. */
export async function findOwnConsent(db: Db, member: FamilyMember, today: string): Promise<OwnConsent | undefined> {
  const row = await db.selectFrom('member')
    .innerJoin('consent', (join) => join.onRef('consent.clinicId', '=', 'member.clinicId').onRef('consent.id', '=', 'member.consentId'))
    .where('member.clinicId', '=', member.clinicId).where('member.id', '=', member.id).where(whereLive(today))
    .select([
      'consent.endsOn', 'consent.scopeEnrolmentAt as enrolment', 'consent.scopeAttendanceAt as attendance',
      'consent.scopeProgressAt as progress', 'consent.scopeDischargeAt as discharge', 'consent.scopeSafetyAt as safety',
      'consent.scopeTestsAt as tests', 'consent.scopeMedicinesAt as medicines',
    ]).executeTakeFirst()
  if (!row) return undefined
  const { endsOn, ...ticks } = row
  return { endsOn, scope: (Object.keys(ticks) as Scope[]).filter((scope) => ticks[scope] !== null) }
}
