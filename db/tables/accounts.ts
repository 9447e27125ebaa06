/** The clinic, who can sign in, and what keeps sign-in safe. Columns as in db/migrations. */

export interface ClinicTable {
  id: string
  name: string
  discreetName: string
  origin: string
  phone: string
  timeZone: string
  languages: string
  leaveTarget: string
  libraryOpenAt: string | null
  setUpAt: string | null
  createdAt: string
  certificateCheckAt: string | null
  /** A sheet handed over so many days ago and not used asks for a call. */
  nudgeInvitationDays: number
  /** So many days without progress. */
  nudgeQuietDays: number
  /** So many tries of one quiz without its pass mark. */
  nudgeQuizTries: number
  /** A date so many days away with more than one module left. */
  nudgeDueDays: number
  /** So many workshops missed in a row. */
  nudgeMissedWorkshops: number
  questionBoxAt: string | null
  questionHours: string
  questionAnswerDays: number
}

/** A line of help in force. `confirmedBy` is the second person; null where nobody else looked at it. */
export interface ContactTable {
  clinicId: string
  token: string
  value: string
  note: string
  verifiedOn: string | null
  changedBy: string | null
  changedAt: string
  source: string
  hours: string
  languages: string
  confirmedBy: string | null
  confirmedAt: string | null
}

/** A line of help as somebody wants to change it; an empty value gives the default back. */
export interface ContactProposalTable {
  clinicId: string
  token: string
  value: string
  note: string
  source: string
  hours: string
  languages: string
  proposedBy: string
  proposedAt: string
}

export interface MetaTable {
  clinicId: string
  key: string
  value: string
}

export interface AccountTable {
  clinicId: string
  id: string
  nameKind: 'email' | 'phone' | 'chosen'
  nameNorm: string
  passwordHash: string
  displayName: string
  locale: string
  createdAt: string
  disabledAt: string | null
}

export interface StaffTable {
  clinicId: string
  id: string
  clinicianSince: string | null
  administratorSince: string | null
  welcomesCodeJoinersSince: string | null
  readsQuestionsSince: string | null
  digestAt: string | null
}

export interface StaffInvitationTable {
  clinicId: string
  id: string
  name: string
  codeHmac: string
  clinicianAt: string | null
  administratorAt: string | null
  createdBy: string
  createdAt: string
  expiresAt: string
  acceptedAt: string | null
  acceptedBy: string | null
  revokedAt: string | null
}

export interface SignInTable {
  clinicId: string
  id: string
  accountId: string
  createdAt: string
  lastSeenAt: string
  expiresAt: string
  secondStepAt: string | null
}

export interface ThrottleTable {
  clinicId: string
  key: string
  fails: number
  until: string | null
  at: string
}

export interface RecoveryCodeTable {
  clinicId: string
  id: string
  accountId: string
  codeHmac: string
  givenBy: string
  givenAt: string
  expiresAt: string
  usedAt: string | null
  shownAt: string | null
}

export interface FormReceiptTable {
  clinicId: string
  key: string
  accountId: string
  bodyHash: string
  outcome: string
  at: string
}

/** A clinic that closes; in force while it is not stopped. Without `dueAt` a second administrator has still to agree. */
export interface ClosingTable {
  clinicId: string
  id: string
  askedBy: string
  askedAt: string
  confirmedBy: string | null
  confirmedAt: string | null
  dueAt: string | null
  fileTakenBy: string | null
  fileTakenAt: string | null
  stoppedBy: string | null
  stoppedAt: string | null
}
