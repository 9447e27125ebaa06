/** Families, their members, the consents behind them and the two ways in. Columns as in db/migrations. */

export interface FamilyTable {
  clinicId: string
  id: string
  label: string | null
  startedOn: string | null
  createdBy: string | null
  createdAt: string
  closedAt: string | null
  pausedAt: string | null
  steppedDownAt: string | null
  endedAt: string | null
}

export interface FamilyTeamTable {
  clinicId: string
  familyId: string
  staffId: string
  since: string
  /** For a colleague who covers: until then they are of the team, and why. */
  coverUntil: string | null
  coverReason: string | null
}

export interface SeparationTable {
  clinicId: string
  memberA: string
  memberB: string
  since: string
  byStaffId: string
}

export interface ConsentTable {
  clinicId: string
  id: string
  familyId: string
  recipient: string
  relation: string
  locale: string
  phone: string | null
  email: string | null
  safeToCallAt: string | null
  safeToWriteAt: string | null
  scopeEnrolmentAt: string | null
  scopeAttendanceAt: string | null
  scopeProgressAt: string | null
  scopeDischargeAt: string | null
  scopeSafetyAt: string | null
  scopeTestsAt: string | null
  scopeMedicinesAt: string | null
  purpose: string
  signedOn: string
  endsOn: string
  formVersion: string
  keptWhere: string
  recordedBy: string
  recordedAt: string
  revokedAt: string | null
  revokedBy: string | null
}

export interface DisclosureTable {
  clinicId: string
  id: string
  familyId: string
  consentId: string
  what: string
  toWhom: string
  noticeVersion: string
  byStaffId: string
  at: string
}

export interface MemberTable {
  clinicId: string
  id: string
  familyId: string
  consentId: string | null
  relation: string | null
  joinedAt: string
  joinedShownAt: string | null
  countsSharedAt: string | null
  writeSafeAt: string | null
  welcomedAt: string | null
  refreshersOffAt: string | null
  triesOffAt: string | null
  pausedAt: string | null
}

export interface AgreementTable {
  clinicId: string
  id: string
  memberId: string
  kind: string
  textVersion: string
  givenAt: string
  endedAt: string | null
}

export interface InvitationTable {
  clinicId: string
  id: string
  familyId: string
  consentId: string
  codeHmac: string
  tokenHmac: string
  createdBy: string
  createdAt: string
  handedOverAt: string | null
  expiresAt: string
  acceptedAt: string | null
  acceptedBy: string | null
  duplicateAt: string | null
  revokedAt: string | null
  replacedBy: string | null
}

export interface JoinCodeTable {
  clinicId: string
  id: string
  codeHmac: string
  codeSealed: string
  openedBy: string
  openedAt: string
  closedAt: string | null
}

export interface RequestTable {
  clinicId: string
  id: string
  kind: 'new-invitation' | 'call' | 'question'
  familyId: string
  /** Of who asks for a new invitation. */
  consentId: string | null
  /** Of who asks for a call or asks a question. */
  memberId: string | null
  textSealed: string | null
  askedOn: string
  askedAt: string
  answerSealed: string | null
  answeredAt: string | null
  answeredBy: string | null
  answerSeenAt: string | null
  cancelledAt: string | null
}
