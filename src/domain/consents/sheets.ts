import type { Db } from '../../../db/open.ts'
import type { ConsentInvitation, ConsentRow } from './queries.ts'
import { listNewestInvitations, listUsedConsents } from './queries.ts'

/** What became of the invitations of some consents. */
export interface Sheets {
  /** The newest invitation, if one was made. */
  of(consent: Pick<ConsentRow, 'id'>): ConsentInvitation | undefined
  /** Somebody joined with it, whether staff may see them or not. */
  broughtSomeone(consent: Pick<ConsentRow, 'id'>): boolean
}

/** Reads what became of the invitations of these consents, which the caller may see. */
export async function readSheets(db: Db, clinicId: string, consents: readonly Pick<ConsentRow, 'id'>[]): Promise<Sheets> {
  const ids = consents.map(({ id }) => id)
  const used = await listUsedConsents(db, clinicId, ids)
  const newest = await listNewestInvitations(db, clinicId, ids)
  return {
    of: ({ id }) => newest.get(id),
    broughtSomeone: ({ id }) => {
      const invitation = newest.get(id)
      return used.has(id) || invitation?.acceptedAt != null || invitation?.duplicateAt != null
    },
  }
}
