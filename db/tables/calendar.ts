/** The program's calendar: when a family started, paused, stepped down or ended, and the dates of each module that was assigned. Columns as in db/migrations. */

/** The dates of one module of an assignment. Days of the clinic's calendar. */
export interface AssignmentModuleTable {
  clinicId: string
  assignmentId: string
  moduleKey: string
  opensOn: string | null
  dueOn: string | null
}

/** A clinician let one member into a module before what it asks for first. */
export interface ModuleUnlockTable {
  clinicId: string
  memberId: string
  moduleKey: string
  byStaffId: string
  at: string
}

/** A module finished on paper, by phone or read together, as a clinician recorded it. */
export interface OutsideCompletionTable {
  clinicId: string
  id: string
  memberId: string
  moduleKey: string
  how: string
  doneOn: string
  byStaffId: string
  at: string
  undoneAt: string | null
  undoneBy: string | null
}
