/** What staff do for a family: calls, nudges, notes, a rest for a reason, and cover for a colleague. Columns as in db/migrations. */

/** A phone call as staff logged it. `reason` is the caseload reason it answers; `note` is sealed. The person is a member or, before they joined, their consent. */
export interface CallTable {
  clinicId: string
  id: string
  familyId: string
  memberId: string | null
  consentId: string | null
  reason: string
  outcome: string
  onDay: string
  nextOn: string | null
  noteSealed: string | null
  byStaffId: string
  at: string
}

/** A neutral message that staff sent to one member by hand. */
export interface NudgeTable {
  clinicId: string
  id: string
  memberId: string
  messageId: string
  byStaffId: string
  at: string
}

/** What staff wrote about a family for their team; sealed. */
export interface StaffNoteTable {
  clinicId: string
  id: string
  familyId: string
  memberId: string | null
  sealed: string
  byStaffId: string
  at: string
  deletedAt: string | null
}

/** A reason to call that rests until a day of the clinic's calendar, for the whole family. */
export interface SnoozeTable {
  clinicId: string
  id: string
  familyId: string
  reason: string
  untilOn: string
  byStaffId: string
  at: string
  endedAt: string | null
}
