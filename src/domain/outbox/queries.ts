import type { Db } from '../../../db/open.ts'

/** More messages than a clinic writes in two weeks. */
const MESSAGES_MAX = 10_000

/** A message without its words, its address and who it is for. */
export interface MessageTimes {
  kind: string
  createdAt: string
  sentAt: string | null
  givenAt: string | null
  cancelledAt: string | null
  givenUpAt: string | null
  lastProblem: string | null
}

/** What became of the messages written since a moment, newest first. */
export function listMessageTimes(db: Db, clinicId: string, since: string): Promise<MessageTimes[]> {
  return db.selectFrom('outbox').where('clinicId', '=', clinicId).where('createdAt', '>=', since)
    .select(['kind', 'createdAt', 'sentAt', 'givenAt', 'cancelledAt', 'givenUpAt', 'lastProblem'])
    .orderBy('createdAt', 'desc').orderBy('id', 'desc').limit(MESSAGES_MAX).execute()
}
