/** Who came to a workshop, every change of it, and the module that makes up for one that was missed. Columns as in db/migrations. */

/** `state` is present, late, left-early, by-phone or absent; `via` says who noted it: staff or check-in. */
export interface AttendanceTable {
  clinicId: string
  workshopId: string
  memberId: string
  state: string
  via: string
  recordedBy: string | null
  at: string
}

/** Append-only: one change of one line of attendance, with the reason where there is one. */
export interface AttendanceChangeTable {
  clinicId: string
  id: string
  workshopId: string
  memberId: string
  before: string | null
  after: string | null
  reason: string
  byAccountId: string
  at: string
}

/** Somebody without an account who came; only counted. */
export interface WalkInTable {
  clinicId: string
  workshopId: string
  people: number
  byStaffId: string
  at: string
}

/** The module a member got for a workshop they missed. */
export interface MakeUpTable {
  clinicId: string
  id: string
  workshopId: string
  memberId: string
  moduleKey: string
  dueOn: string
  assignedAt: string
  withdrawnAt: string | null
}
