import { randomUUID } from 'node:crypto'
import type { ConsentTable } from '../../db/tables/families.ts'
import { AGREEMENT_VERSION } from '../../src/domain/invitations/agreement.ts'
import { findWayIn, type WayIn } from '../../src/domain/invitations/find-way-in.ts'
import { invitePerson, type NewInvitation } from '../../src/domain/invitations/invite-person.ts'
import type { CodeJoiner } from '../../src/domain/invitations/join-by-code.ts'
import { findMembership } from '../../src/domain/invitations/member-queries.ts'
import { openJoinCode } from '../../src/domain/invitations/open-join-code.ts'
import { readJoinCode } from '../../src/domain/invitations/read-join-code.ts'
import { meetingOf, welcomeCase, type WelcomeCase } from '../../src/domain/invitations/welcome-case.ts'
import type { Clinician, FamilyMember } from '../../src/domain/actor.ts'
import type { Result } from '../../src/domain/result.ts'
import type { World } from '../../src/domain/world.ts'
import { CAST_AT, dana, eli, HARBOR } from './cast.ts'

/** A password nobody else in these tests has. */
export const ROSAS_PASSWORD = 'green kettle seven doors'
export const ADDRESS = '198.51.100.7'

/** A consent that names Rosa, who is not here yet. */
export async function addConsent(world: World, change: Partial<ConsentTable> = {}): Promise<string> {
  const consent: ConsentTable = {
    clinicId: HARBOR, id: 'consent-rosa', familyId: 'rivera', recipient: 'Rosa', relation: 'grandparent', locale: 'es',
    phone: null, email: null, safeToCallAt: null, safeToWriteAt: null,
    scopeEnrolmentAt: CAST_AT, scopeAttendanceAt: null, scopeProgressAt: CAST_AT, scopeDischargeAt: null,
    scopeSafetyAt: null, scopeTestsAt: null, scopeMedicinesAt: null,
    purpose: 'family support', signedOn: '2026-11-20', endsOn: '2027-02-20', formVersion: '2026-1', keptWhere: 'chart',
    recordedBy: 'dana', recordedAt: CAST_AT, revokedAt: null, revokedBy: null, ...change,
  }
  await world.transact((db) => db.insertInto('consent').values(consent).execute())
  return consent.id
}

/** The value of a verb that has to do what it was asked. */
export function valueOf<T>(result: Result<T, string>): T {
  if (!result.ok) throw new Error(`refused: ${result.reason}`)
  return result.value
}

/** A sheet for the recipient of a consent; Dana's families unless said otherwise. */
export async function invite(world: World, consentId = 'consent-rosa', clinician: Clinician = dana): Promise<NewInvitation> {
  return valueOf(await invitePerson(world, clinician, { formKey: randomUUID(), consentId }))
}

/** A new consent for Rosa and her sheet. */
export async function inviteRosa(world: World, change: Partial<ConsentTable> = {}): Promise<NewInvitation> {
  return invite(world, await addConsent(world, change))
}

/** What Rosa sends on the last page. It fits both ways in. */
export function rosa(code: string, change: Partial<CodeJoiner> = {}): CodeJoiner {
  return {
    formKey: randomUUID(), displayName: 'Rosa', name: 'rosa', password: ROSAS_PASSWORD,
    code, agreed: AGREEMENT_VERSION, locale: 'en', relation: null, address: ADDRESS, ...change,
  }
}

/** What a code leads to, as anyone who opens it is told. */
export async function openCode(world: World, text: string, clinicId = HARBOR): Promise<WayIn> {
  return valueOf(await findWayIn(world, clinicId, { text, address: ADDRESS }))
}

/** The page that somebody sees who opens the code: signed out, or signed in as a member who said so much. */
export async function pageFor(
  world: World, code: string, member?: FamilyMember, said?: 'mine' | 'second',
): Promise<WelcomeCase> {
  const way = await openCode(world, code)
  const membership = member && await findMembership(world.db, HARBOR, member.id)
  const meeting = membership && way.kind === 'invitation' ? meetingOf(membership, way, '2026-11-23') : undefined
  return welcomeCase(way, member && { accountId: member.id, isMember: membership !== undefined, meeting, said })
}

/** The clinic's new join code. */
export async function newJoinCode(world: World): Promise<string> {
  valueOf(await openJoinCode(world, eli, { formKey: randomUUID() }))
  return (await readJoinCode(world, eli))?.code ?? ''
}

const COUNTED = ['account', 'member', 'family', 'agreement', 'invitation', 'request', 'disclosure', 'throttle', 'formReceipt', 'audit', 'signIn'] as const

/** How many rows every table has that joining could write to. */
export async function rowCounts(world: World): Promise<Record<string, number>> {
  const counts: Record<string, number> = {}
  for (const table of COUNTED) {
    counts[table] = (await world.db.selectFrom(table).select('clinicId').execute()).length
  }
  return counts
}
