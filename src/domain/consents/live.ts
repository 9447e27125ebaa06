import type { ExpressionBuilder } from 'kysely'
import type { Database } from '../../../db/schema.ts'
import type { ConsentFacts } from '../invitations/invitation.ts'
import { isLive } from '../invitations/invitation.ts'

/** `live` counts today · `ended` its last day is past · `withdrawn` somebody took it back. */
export type ConsentState = 'live' | 'ended' | 'withdrawn'

/** How a consent stands on a day of the clinic's calendar. */
export function stateOfConsent(consent: ConsentFacts, today: string): ConsentState {
  if (isLive(consent, today)) return 'live'
  return consent.revokedAt === null ? 'ended' : 'withdrawn'
}

/** What `isLive` says, for a WHERE over a query that has the consent in it. */
export function whereLive(today: string) {
  return (where: ExpressionBuilder<Pick<Database, 'consent'>, 'consent'>) => where.and([
    where('consent.revokedAt', 'is', null),
    where('consent.scopeEnrolmentAt', 'is not', null),
    where('consent.endsOn', '>=', today),
  ])
}
