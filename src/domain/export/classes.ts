import type { Database } from '../../../db/schema.ts'

/**
 * Whose a column is, and so whether a member's own export holds it:
 * `mine`      made by or for the member alone: in the export;
 * `shared`    about the member and known to the clinic or a named person too: in the export;
 * `clinic`    the clinic's own record, or about somebody else: never in the export;
 * `technical` ids, keys, hashes and codes that mean nothing to a reader: never in the export.
 */
export type DataClass = 'mine' | 'shared' | 'clinic' | 'technical'

/** Tables that hold nothing of one member: the installation's, the clinic's, the staff's and the family's. */
export const NOT_A_MEMBERS = [
  'clinic', 'contact', 'contactProposal', 'meta', 'staff', 'staffInvitation', 'throttle', 'family', 'familyTeam', 'joinCode', 'disclosure', 'audit',
  'workshopSeries', 'workshopSkip', 'workshopTopic', 'workshopGuest', 'workshop', 'walkIn', 'snooze',
  'questionFlag', 'closing',
  // A piece of long work is a copy of rows that have their own classes.
  'jobPiece',
] as const satisfies (keyof Database)[]

type MemberTable = Exclude<keyof Database, (typeof NOT_A_MEMBERS)[number]>
type Classes = { [Table in MemberTable]: { [Column in keyof Database[Table]]: DataClass } }

const mine = 'mine'
const shared = 'shared'
const clinic = 'clinic'
const technical = 'technical'

/** The class of every column of every table that belongs to a member. A column left out fails the type check. */
export const DATA_CLASSES = {
  account: {
    clinicId: technical, id: technical, nameKind: mine, nameNorm: mine, passwordHash: technical, displayName: shared,
    locale: mine, createdAt: mine, disabledAt: clinic,
  },
  signIn: {
    clinicId: technical, id: technical, accountId: technical, createdAt: technical, lastSeenAt: technical,
    expiresAt: technical, secondStepAt: technical,
  },
  recoveryCode: {
    clinicId: technical, id: technical, accountId: technical, codeHmac: technical, givenBy: clinic, givenAt: shared,
    expiresAt: technical, usedAt: shared, shownAt: technical,
  },
  formReceipt: {
    clinicId: technical, key: technical, accountId: technical, bodyHash: technical, outcome: technical, at: technical,
  },
  separation: { clinicId: technical, memberA: clinic, memberB: clinic, since: clinic, byStaffId: clinic },
  consent: {
    clinicId: technical, id: technical, familyId: technical, recipient: clinic, relation: clinic, locale: clinic,
    phone: clinic, email: clinic, safeToCallAt: clinic, safeToWriteAt: clinic,
    scopeEnrolmentAt: shared, scopeAttendanceAt: shared, scopeProgressAt: shared, scopeDischargeAt: shared,
    scopeSafetyAt: shared, scopeTestsAt: shared, scopeMedicinesAt: shared,
    purpose: clinic, signedOn: shared, endsOn: shared, formVersion: clinic, keptWhere: clinic, recordedBy: clinic,
    recordedAt: clinic, revokedAt: shared, revokedBy: clinic,
  },
  member: {
    clinicId: technical, id: technical, familyId: technical, consentId: technical, relation: shared, joinedAt: shared,
    joinedShownAt: shared, countsSharedAt: shared, writeSafeAt: shared, welcomedAt: technical, refreshersOffAt: mine,
    triesOffAt: mine, pausedAt: shared,
  },
  agreement: {
    clinicId: technical, id: technical, memberId: technical, kind: shared, textVersion: shared, givenAt: shared,
    endedAt: shared,
  },
  invitation: {
    clinicId: technical, id: technical, familyId: technical, consentId: technical, codeHmac: technical,
    tokenHmac: technical, createdBy: clinic, createdAt: clinic, handedOverAt: clinic, expiresAt: technical,
    acceptedAt: clinic, acceptedBy: technical, duplicateAt: clinic, revokedAt: clinic, replacedBy: technical,
  },
  request: {
    clinicId: technical, id: technical, kind: shared, familyId: technical, consentId: technical, memberId: technical,
    textSealed: technical, askedOn: shared, askedAt: technical, answerSealed: technical, answeredAt: shared,
    answeredBy: clinic, answerSeenAt: technical, cancelledAt: shared,
  },
  assignment: {
    clinicId: technical, id: technical, memberId: technical, courseKey: shared, assignedBy: clinic, assignedAt: shared,
    dueOn: shared, withdrawnAt: shared, opensOn: shared, firstWeek: technical, closedAt: shared, changedAt: technical,
  },
  moduleProgress: {
    clinicId: technical, memberId: technical, moduleKey: mine, openedAt: mine, openedVersion: mine, passMark: technical,
    attempts: mine, completedAt: mine, completedVersion: mine, completedHow: mine, lastOn: mine, askedKeys: technical,
  },
  sectionProgress: {
    clinicId: technical, memberId: technical, moduleKey: mine, sectionKey: mine, continuedAt: mine, version: mine,
  },
  learningEvent: {
    clinicId: technical, id: technical, memberId: technical, moduleKey: mine, itemKey: mine, kind: mine, version: mine,
    at: mine,
  },
  checkAnswer: {
    clinicId: technical, memberId: technical, moduleKey: mine, checkKey: mine, firstOptions: mine, latestOptions: mine,
    tries: mine, at: mine,
  },
  answer: {
    clinicId: technical, formKey: technical, memberId: technical, moduleKey: mine, questionKey: mine,
    questionVersion: mine, attempt: mine, optionKeys: mine, outcome: mine, sure: mine, locale: mine, at: mine,
  },
  questionState: {
    clinicId: technical, memberId: technical, moduleKey: mine, questionKey: mine, version: mine, firstOutcome: mine,
    latestOutcome: mine, latestOptions: mine, latestSure: mine, attempt: mine, tries: mine,
  },
  firstTry: {
    clinicId: technical, memberId: technical, moduleKey: mine, questionKey: mine, questionVersion: mine, outcome: mine,
    optionKeys: mine, sure: mine, locale: mine, at: mine,
  },
  certificate: {
    clinicId: technical, id: technical, memberId: technical, courseKey: mine, courseNumber: mine, modules: mine,
    issuedOn: mine, checkCodeHmac: technical,
  },
  refresher: {
    clinicId: technical, id: technical, memberId: technical, moduleKey: mine, afterDays: mine, dueOn: mine,
    startedAt: mine, ownWordsAt: mine, doneAt: mine, skippedAt: mine,
  },
  refresherAnswer: {
    clinicId: technical, refresherId: technical, questionKey: mine, memberId: technical, moduleKey: mine,
    questionVersion: mine, optionKeys: mine, outcome: mine, at: mine,
  },
  tryReply: { clinicId: technical, memberId: technical, moduleKey: mine, triedAt: mine, notYetAt: mine },
  dataKey: { clinicId: technical, memberId: technical, wrapped: technical, madeAt: technical, shutUntil: technical },
  privateText: {
    clinicId: technical, id: technical, memberId: technical, kind: mine, homeKey: mine, fieldKey: mine, sealed: mine,
    version: mine, at: mine,
  },
  planVersion: { clinicId: technical, id: technical, memberId: technical, agreedOn: mine, sealed: mine, at: mine },
  share: {
    clinicId: technical, id: technical, handle: technical, memberId: technical, kind: shared, homeKey: shared,
    withAccountId: shared, sealed: shared, givenAt: shared, openedAt: shared, endedAt: shared,
  },
  assignmentModule: { clinicId: technical, assignmentId: technical, moduleKey: shared, opensOn: shared, dueOn: shared },
  moduleUnlock: { clinicId: technical, memberId: technical, moduleKey: shared, byStaffId: clinic, at: shared },
  outsideCompletion: {
    clinicId: technical, id: technical, memberId: technical, moduleKey: shared, how: shared, doneOn: shared,
    byStaffId: clinic, at: shared, undoneAt: shared, undoneBy: clinic,
  },
  calendarFeed: { clinicId: technical, accountId: technical, tokenHash: technical, madeAt: mine },
  attendance: {
    clinicId: technical, workshopId: technical, memberId: technical, state: shared, via: clinic, recordedBy: clinic,
    at: technical,
  },
  attendanceChange: {
    clinicId: technical, id: technical, workshopId: technical, memberId: technical, before: clinic, after: clinic,
    reason: clinic, byAccountId: clinic, at: technical,
  },
  makeUp: {
    clinicId: technical, id: technical, workshopId: technical, memberId: technical, moduleKey: shared, dueOn: shared,
    assignedAt: shared, withdrawnAt: shared,
  },
  call: {
    clinicId: technical, id: technical, familyId: technical, memberId: technical, consentId: technical, reason: clinic,
    outcome: clinic, onDay: shared, nextOn: clinic, noteSealed: clinic, byStaffId: clinic, at: technical,
  },
  nudge: { clinicId: technical, id: technical, memberId: technical, messageId: technical, byStaffId: clinic, at: shared },
  staffNote: {
    clinicId: technical, id: technical, familyId: technical, memberId: technical, sealed: clinic, byStaffId: clinic, at: clinic,
    deletedAt: clinic,
  },
  safeContact: {
    clinicId: technical, memberId: technical, kind: mine, addressSealed: technical, addressHmac: technical, askedAt: mine,
    confirmHmac: technical, confirmUntil: technical, confirmedAt: mine, stopHmac: technical, stopSealed: technical,
    stoppedAt: mine,
  },
  reminder: {
    clinicId: technical, memberId: technical, nextPartAt: mine, weekday: mine, hour: mine, workshopsAt: mine,
    changedAt: technical,
  },
  outbox: {
    clinicId: technical, id: technical, kind: shared, locale: technical, accountId: technical, consentId: technical,
    invitationId: technical, onceKey: technical, addressSealed: technical, bodySealed: technical, byStaffId: clinic,
    createdAt: shared, dueAt: technical, attempts: technical, lastProblem: technical, sentAt: shared, givenAt: shared,
    givenBy: clinic, cancelledAt: technical, givenUpAt: technical,
  },
  job: {
    clinicId: technical, id: technical, kind: mine, payload: technical, scheduleKey: technical, runAt: technical, madeAt: mine, accountId: technical,
    locale: mine, signedInAt: technical, nextPiece: technical, piecesDone: technical, piecesAll: technical, leasedBy: technical, leaseUntil: technical,
    tries: technical, lastProblem: technical, finishedAt: technical, failedAt: technical, restedAt: technical, takenAt: mine, expiresAt: technical,
  },
} as const satisfies Classes

type Given = 'mine' | 'shared'
type GivenColumns<Table extends keyof typeof DATA_CLASSES> =
  { [Column in keyof (typeof DATA_CLASSES)[Table]]: (typeof DATA_CLASSES)[Table][Column] extends Given ? Column : never }[keyof (typeof DATA_CLASSES)[Table]]

/** A table with something for its member in it. */
export type GivenTable = { [Table in keyof typeof DATA_CLASSES]: GivenColumns<Table> extends never ? never : Table }[keyof typeof DATA_CLASSES]
/** A column that a member's export holds, whichever table it stands in. */
export type GivenColumn = { [Table in GivenTable]: GivenColumns<Table> }[GivenTable]

/** The columns of a table that its member gets, in the table's order. */
export function givenColumns(table: GivenTable): GivenColumn[] {
  const classes: [string, DataClass][] = Object.entries(DATA_CLASSES[table])
  return classes.filter(([, is]) => is === mine || is === shared).map(([column]) => column as GivenColumn)
}

/** Every table with something for its member in it. */
export const GIVEN_TABLES = (Object.keys(DATA_CLASSES) as GivenTable[]).filter((table) => givenColumns(table).length > 0)
