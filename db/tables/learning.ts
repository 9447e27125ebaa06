import type { Generated } from 'kysely'

/** Assignments, progress, answers, certificates, and the audit record. Columns as in db/migrations. */

/** How sure somebody said they were of an answer; nobody has to say. */
type Sure = 'sure' | 'fairly' | 'guess'

export interface AssignmentTable {
  clinicId: string
  id: string
  memberId: string
  courseKey: string
  assignedBy: string
  assignedAt: string
  dueOn: string | null
  withdrawnAt: string | null
  opensOn: string | null
  /** The week of the family's calendar, counted from 1, whose last day is the first module's date. */
  firstWeek: number | null
  closedAt: string | null
  changedAt: string | null
}

export interface ModuleProgressTable {
  clinicId: string
  memberId: string
  moduleKey: string
  openedAt: string
  openedVersion: number
  passMark: string
  attempts: Generated<number>
  completedAt: string | null
  completedVersion: number | null
  completedHow: string | null
  lastOn: string
  askedKeys: string | null
}

export interface SectionProgressTable {
  clinicId: string
  memberId: string
  moduleKey: string
  sectionKey: string
  continuedAt: string
  version: number
}

export interface LearningEventTable {
  clinicId: string
  id: string
  memberId: string
  moduleKey: string
  itemKey: string
  kind: string
  version: number
  at: string
}

export interface CheckAnswerTable {
  clinicId: string
  memberId: string
  moduleKey: string
  checkKey: string
  firstOptions: string
  latestOptions: string
  tries: number
  at: string
}

export interface AnswerTable {
  clinicId: string
  formKey: string
  memberId: string
  moduleKey: string
  questionKey: string
  questionVersion: number
  attempt: number
  optionKeys: string
  outcome: 'right' | 'not-yet' | 'unsure'
  at: string
  sure: Sure | null
  locale: string | null
}

export interface FirstTryTable {
  clinicId: string
  memberId: string
  moduleKey: string
  questionKey: string
  questionVersion: number
  outcome: 'right' | 'not-yet' | 'unsure'
  optionKeys: string
  sure: Sure | null
  locale: string | null
  at: string
}

/** A question that a clinician points out to its author; in force while it is not cleared. `reason` is a word of a closed list. */
export interface QuestionFlagTable {
  clinicId: string
  id: string
  moduleKey: string
  questionKey: string
  questionVersion: number
  reason: string
  flaggedBy: string
  flaggedAt: string
  clearedBy: string | null
  clearedAt: string | null
}

export interface QuestionStateTable {
  clinicId: string
  memberId: string
  moduleKey: string
  questionKey: string
  version: number
  firstOutcome: string
  latestOutcome: string
  latestOptions: string
  attempt: number
  tries: number
  latestSure: Sure | null
}

export interface CertificateTable {
  clinicId: string
  id: string
  memberId: string
  courseKey: string
  courseNumber: number
  modules: number
  issuedOn: string
  checkCodeHmac: string
}

export interface AuditTable {
  clinicId: string
  seq: number
  at: string
  actorKind: string
  actorId: string
  event: string
  objectKind: string
  objectId: string
  reason: string
  consentId: string
  noticeVersion: string
  outcome: string
  mac: string
}
