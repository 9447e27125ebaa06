import type { Db } from '../../../db/open.ts'
import { whereLive } from '../consents/live.ts'
import type { AddressKind, Waiting } from './message.ts'

/* The outbox as it is emptied. */

/** Rows that are dropped in one go. */
const STALE_MAX = 200

const WIPED = { addressSealed: null, bodySealed: null }

/** A message that is due, with what it takes to send it. */
export interface DueMessage extends Waiting {
  invitationId: string | null
  addressSealed: string | null
  bodySealed: string | null
  createdAt: string
  /** Tries before this one. */
  attempts: number
}

const waiting = (db: Db) => db.selectFrom('outbox')
  .where('outbox.sentAt', 'is', null).where('outbox.givenAt', 'is', null)
  .where('outbox.cancelledAt', 'is', null).where('outbox.givenUpAt', 'is', null)

/** A message that still waits, if it can be sent to one of these kinds of address. */
export async function findWaiting(
  db: Db, message: { clinicId: string; id: string }, kinds: readonly AddressKind[],
): Promise<(DueMessage & { dueAt: string }) | undefined> {
  const row = await waiting(db)
    .leftJoin('safeContact', (join) => join
      .onRef('safeContact.clinicId', '=', 'outbox.clinicId').onRef('safeContact.memberId', '=', 'outbox.accountId'))
    .where('outbox.clinicId', '=', message.clinicId).where('outbox.id', '=', message.id)
    .where((where) => where.or([
      where('safeContact.kind', 'in', kinds),
      ...(kinds.includes('email') ? [where('outbox.kind', 'in', ['invitation', 'staff-digest'])] : []),
    ]))
    .select([
      'outbox.clinicId', 'outbox.id', 'outbox.kind', 'outbox.locale', 'outbox.accountId', 'outbox.invitationId', 'outbox.addressSealed',
      'outbox.bodySealed', 'outbox.createdAt', 'outbox.attempts', 'outbox.dueAt',
    ]).executeTakeFirst()
  return row as (DueMessage & { dueAt: string }) | undefined
}

/** Counts a try and puts the next one off. @returns false where another process was first */
export async function updateTried(db: Db, message: DueMessage, nextAt: string): Promise<boolean> {
  const { numUpdatedRows } = await db.updateTable('outbox').set({ attempts: message.attempts + 1, dueAt: nextAt })
    .where('clinicId', '=', message.clinicId).where('id', '=', message.id).where('attempts', '=', message.attempts)
    .where('sentAt', 'is', null).where('givenAt', 'is', null).where('cancelledAt', 'is', null).where('givenUpAt', 'is', null)
    .executeTakeFirst()
  return numUpdatedRows === 1n
}

/** How a message ended. What it held is wiped. */
export async function updateEnded(
  db: Db, { clinicId, id }: { clinicId: string; id: string },
  end: { sentAt: string } | { cancelledAt: string } | { givenUpAt: string; lastProblem: string },
): Promise<void> {
  await db.updateTable('outbox').set({ ...end, ...WIPED }).where('clinicId', '=', clinicId).where('id', '=', id)
    .where('givenAt', 'is', null).where('cancelledAt', 'is', null).execute()
}

export async function updateProblem(db: Db, { clinicId, id }: { clinicId: string; id: string }, lastProblem: string): Promise<void> {
  await db.updateTable('outbox').set({ lastProblem }).where('clinicId', '=', clinicId).where('id', '=', id).execute()
}

/** Whether something of a clinic has waited since before this moment. */
export async function hasStale(db: Db, clinicId: string, before: string): Promise<boolean> {
  return await waiting(db).where('outbox.clinicId', '=', clinicId).where('outbox.dueAt', '<=', before).select('outbox.id').limit(1).executeTakeFirst() !== undefined
}

/** Drops what waited since before this moment: nobody handed it over, and its day is long past. */
export async function updateStale(db: Db, clinicId: string, before: string, at: string): Promise<void> {
  const rows = await waiting(db).where('outbox.clinicId', '=', clinicId).where('outbox.dueAt', '<=', before).select(['outbox.clinicId', 'outbox.id']).limit(STALE_MAX).execute()
  for (const row of rows) await updateEnded(db, row, { cancelledAt: at })
}

/** Whether an invitation still leads in: nobody used it, nothing replaced it, and its consent counts. @param today of the clinic's calendar */
export async function isInvitationOpen(db: Db, clinicId: string, id: string, today: string): Promise<boolean> {
  const row = await db.selectFrom('invitation')
    .innerJoin('consent', (join) => join.onRef('consent.clinicId', '=', 'invitation.clinicId').onRef('consent.id', '=', 'invitation.consentId'))
    .where('invitation.clinicId', '=', clinicId).where('invitation.id', '=', id)
    .where('invitation.acceptedAt', 'is', null).where('invitation.duplicateAt', 'is', null)
    .where('invitation.revokedAt', 'is', null).where('invitation.replacedBy', 'is', null).where(whereLive(today))
    .select('invitation.id').executeTakeFirst()
  return row !== undefined
}

/** The address of an unconfirmed or confirmed contact, sealed. */
export function findContactAddress(db: Db, clinicId: string, memberId: string): Promise<{ kind: string; addressSealed: string } | undefined> {
  return db.selectFrom('safeContact').where('clinicId', '=', clinicId).where('memberId', '=', memberId)
    .select(['kind', 'addressSealed']).executeTakeFirst()
}

/** The e-mail address a staff account signs in with, while it wants the morning list. */
export async function findStaffAddress(db: Db, clinicId: string, staffId: string): Promise<string | undefined> {
  const row = await db.selectFrom('staff')
    .innerJoin('account', (join) => join.onRef('account.clinicId', '=', 'staff.clinicId').onRef('account.id', '=', 'staff.id'))
    .where('staff.clinicId', '=', clinicId).where('staff.id', '=', staffId).where('staff.digestAt', 'is not', null)
    .where('account.nameKind', '=', 'email').where('account.disabledAt', 'is', null).select('account.nameNorm').executeTakeFirst()
  return row?.nameNorm
}
