import type { Db } from '../../../db/open.ts'
import type { Clinician } from '../actor.ts'
import { whereLive } from '../consents/live.ts'
import { ownFamilies, teamMembers } from '../families/queries.ts'

/* What waits for a clinician: messages that did not arrive. */

/** Rows of each list under "For you". */
const TASKS_MAX = 200
/** What staff may know went wrong. Recovery and security are between the person and the clinic's front door. */
const TOLD_KINDS = ['next-part', 'nudge', 'workshop', 'workshop-changed', 'waiting', 'invitation']

/** Messages to members of the team that were given up and that nobody handed over, newest first. */
export function listUndeliveredToMembers(db: Db, clinician: Clinician, today: string) {
  return teamMembers(db, clinician, today)
    .crossJoin('outbox').whereRef('outbox.clinicId', '=', 'member.clinicId').whereRef('outbox.accountId', '=', 'member.id')
    .where('outbox.givenUpAt', 'is not', null).where('outbox.givenAt', 'is', null).where('outbox.cancelledAt', 'is', null)
    .where('outbox.kind', 'in', TOLD_KINDS)
    .select(['outbox.id', 'member.familyId', 'family.label', 'account.displayName as name', 'outbox.givenUpAt'])
    .orderBy('outbox.givenUpAt', 'desc').orderBy('outbox.id').limit(TASKS_MAX).execute()
}

/** The same for people with a live consent who were sent their invitation. */
export function listUndeliveredInvitations(db: Db, clinician: Clinician, today: string) {
  return ownFamilies(db, clinician)
    .crossJoin('consent').whereRef('consent.clinicId', '=', 'family.clinicId').whereRef('consent.familyId', '=', 'family.id')
    .crossJoin('outbox').whereRef('outbox.clinicId', '=', 'consent.clinicId').whereRef('outbox.consentId', '=', 'consent.id')
    .where(whereLive(today))
    .where('outbox.accountId', 'is', null)
    .where('outbox.givenUpAt', 'is not', null).where('outbox.givenAt', 'is', null).where('outbox.cancelledAt', 'is', null)
    .where('outbox.kind', 'in', TOLD_KINDS)
    .select(['outbox.id', 'family.id as familyId', 'family.label', 'consent.recipient as name', 'outbox.givenUpAt'])
    .orderBy('outbox.givenUpAt', 'desc').orderBy('outbox.id').limit(TASKS_MAX).execute()
}
