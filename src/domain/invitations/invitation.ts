import type { ConsentTable, InvitationTable } from '../../../db/tables/families.ts'

/** How long an invitation can be used after it was made. */
export const INVITATION_DAYS = 14
/** Symbols of the code on an invitation sheet, shown as `K7MQ-4XRD`. */
export const INVITATION_CODE_LENGTH = 8

/** Where an invitation stands. The first two are open: it can be accepted. */
export type InvitationState =
  | 'fresh' | 'handed-over'
  | 'accepted' | 'duplicate' | 'replaced' | 'revoked' | 'consent-ended' | 'expired'

/** What happened to an invitation and when. */
export type InvitationTimes = Pick<
  InvitationTable, 'handedOverAt' | 'expiresAt' | 'acceptedAt' | 'duplicateAt' | 'revokedAt' | 'replacedBy'>

/** What decides whether a consent permits that its recipient is told of the family. */
export type ConsentFacts = Pick<ConsentTable, 'revokedAt' | 'endsOn' | 'scopeEnrolmentAt'>

/** A moment, and the day it falls on in the clinic's calendar. */
export interface Moment { at: string; on: string }

/** The end of an invitation made at this moment: 14 days by the clock. */
export function expiryOf(at: string): string {
  return new Date(Date.parse(at) + INVITATION_DAYS * 86_400_000).toISOString()
}

/** A consent counts through its last day, unless it was taken back; without the enrolment tick it permits nothing. */
export function isLive(consent: ConsentFacts, on: string): boolean {
  return consent.revokedAt === null && consent.scopeEnrolmentAt !== null && on <= consent.endsOn
}

/** Where an invitation stands now. Nothing is stored but times: what came first decides. */
export function stateOf(invitation: InvitationTimes, consent: ConsentFacts, now: Moment): InvitationState {
  if (invitation.acceptedAt !== null) return 'accepted'
  if (invitation.duplicateAt !== null) return 'duplicate'
  if (invitation.replacedBy !== null) return 'replaced'
  if (invitation.revokedAt !== null) return 'revoked'
  if (!isLive(consent, now.on)) return 'consent-ended'
  if (now.at >= invitation.expiresAt) return 'expired'
  return invitation.handedOverAt === null ? 'fresh' : 'handed-over'
}

/** Whether somebody can still come in with it. */
export function isOpen(state: InvitationState): boolean {
  return state === 'fresh' || state === 'handed-over'
}

/** Ended for a reason nobody is told: expired, revoked and an ended consent look the same. */
export function hasEnded(state: InvitationState): boolean {
  return state === 'expired' || state === 'revoked' || state === 'consent-ended'
}
