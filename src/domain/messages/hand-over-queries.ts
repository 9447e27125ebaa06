import type { Db } from '../../../db/open.ts'
import type { Clinician } from '../actor.ts'
import { whereLive } from '../consents/live.ts'
import { ownFamilies, teamMembers } from '../families/queries.ts'
import type { AddressKind } from './message.ts'

/** Messages on one list; the oldest first. */
const MESSAGES_MAX = 200

/** A message that staff hand over: it has no way out by itself, or was not delivered. */
export interface HandOverRow {
  id: string
  kind: string
  locale: string
  createdAt: string
  bodySealed: string | null
  givenUpAt: string | null
  familyId: string
  name: string
  label: string | null
}

/** Messages to members this clinician may see; that a sign-in changed is theirs alone. @param reach kinds of address that are written to without a person */
export function listMemberHandOver(
  db: Db, clinician: Clinician, asked: { today: string; at: string; since: string; reach: readonly AddressKind[] },
): Promise<HandOverRow[]> {
  const messages = teamMembers(db, clinician, asked.today)
    .innerJoin('outbox', (join) => join.onRef('outbox.clinicId', '=', 'member.clinicId').onRef('outbox.accountId', '=', 'member.id'))
    .innerJoin('safeContact', (join) => join
      .onRef('safeContact.clinicId', '=', 'member.clinicId').onRef('safeContact.memberId', '=', 'member.id'))
    .where('outbox.kind', '!=', 'security').where('outbox.sentAt', 'is', null).where('outbox.givenAt', 'is', null).where('outbox.cancelledAt', 'is', null)
    .where((where) => where.or([where('outbox.givenUpAt', 'is not', null), where('outbox.dueAt', '<=', asked.at)])).where('outbox.createdAt', '>=', asked.since)
  const waiting = asked.reach.length === 0 ? messages
    : messages.where((where) => where.or([where('outbox.givenUpAt', 'is not', null), where('safeContact.kind', 'not in', asked.reach)]))
  return waiting.orderBy('outbox.id').limit(MESSAGES_MAX).select([
    'outbox.id', 'outbox.kind', 'outbox.locale', 'outbox.createdAt', 'outbox.bodySealed', 'outbox.givenUpAt',
    'member.familyId', 'account.displayName as name', 'family.label',
  ]).execute()
}

/** Invitations that were sent to people of the clinician's families and not delivered. */
export function listInvitationsBack(
  db: Db, clinician: Clinician, asked: { today: string; since: string },
): Promise<(HandOverRow & { consentId: string })[]> {
  return ownFamilies(db, clinician)
    .crossJoin('consent').whereRef('consent.clinicId', '=', 'family.clinicId').whereRef('consent.familyId', '=', 'family.id')
    .crossJoin('outbox').whereRef('outbox.clinicId', '=', 'consent.clinicId').whereRef('outbox.consentId', '=', 'consent.id')
    .where('outbox.kind', '=', 'invitation').where('outbox.givenUpAt', 'is not', null)
    .where('outbox.givenAt', 'is', null).where('outbox.createdAt', '>=', asked.since).where(whereLive(asked.today))
    .orderBy('outbox.id').limit(MESSAGES_MAX).select([
      'outbox.id', 'outbox.kind', 'outbox.locale', 'outbox.createdAt', 'outbox.bodySealed', 'outbox.givenUpAt',
      'consent.familyId', 'consent.recipient as name', 'family.label', 'consent.id as consentId',
    ]).execute()
}

/** What it held is wiped. @returns false where it was given or ended before */
export async function updateGiven(db: Db, clinician: Clinician, id: string, at: string): Promise<boolean> {
  const { numUpdatedRows } = await db.updateTable('outbox').set({ givenAt: at, givenBy: clinician.id, addressSealed: null, bodySealed: null })
    .where('clinicId', '=', clinician.clinicId).where('id', '=', id)
    .where('sentAt', 'is', null).where('givenAt', 'is', null).where('cancelledAt', 'is', null).executeTakeFirst()
  return numUpdatedRows === 1n
}
