import type { Insertable } from 'kysely'
import type { Db } from '../../../db/open.ts'
import type { Database } from '../../../db/schema.ts'

/** More open invitations than an administrator hands out. */
const INVITATIONS_MAX = 100

/** An invitation nobody used yet. The code itself is kept nowhere. */
export interface OpenStaffInvitation {
  id: string
  name: string
  clinicianAt: string | null
  administratorAt: string | null
  expiresAt: string
}

const openInvitations = (db: Db, clinicId: string, at: string) => db.selectFrom('staffInvitation')
  .where('clinicId', '=', clinicId).where('acceptedAt', 'is', null).where('revokedAt', 'is', null).where('expiresAt', '>', at)
  .select(['id', 'name', 'clinicianAt', 'administratorAt', 'expiresAt'])

/** Open ones at a moment, newest first. */
export function listOpenInvitations(db: Db, clinicId: string, at: string): Promise<OpenStaffInvitation[]> {
  return openInvitations(db, clinicId, at).orderBy('createdAt', 'desc').orderBy('id', 'desc').limit(INVITATIONS_MAX).execute()
}

/** The open invitation with this code, as its HMAC. */
export function findOpenInvitation(
  db: Db, clinicId: string, codeHmac: string, at: string,
): Promise<OpenStaffInvitation | undefined> {
  return openInvitations(db, clinicId, at).where('codeHmac', '=', codeHmac).executeTakeFirst()
}

export async function insertStaffInvitation(db: Db, invitation: Insertable<Database['staffInvitation']>): Promise<void> {
  await db.insertInto('staffInvitation').values(invitation).execute()
}

export async function updateInvitationAccepted(
  db: Db, clinicId: string, id: string, accepted: { acceptedAt: string; acceptedBy: string },
): Promise<void> {
  await db.updateTable('staffInvitation').set(accepted).where('clinicId', '=', clinicId).where('id', '=', id).execute()
}

/** @returns whether it was still open */
export async function updateInvitationRevoked(db: Db, clinicId: string, id: string, revokedAt: string): Promise<boolean> {
  const { numUpdatedRows } = await db.updateTable('staffInvitation').set({ revokedAt })
    .where('clinicId', '=', clinicId).where('id', '=', id)
    .where('acceptedAt', 'is', null).where('revokedAt', 'is', null).executeTakeFirst()
  return numUpdatedRows === 1n
}
