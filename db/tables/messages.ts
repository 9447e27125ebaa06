/** Where it is safe to write to a member, what they wish to be told, and every message on its way out. Columns as in db/migrations. */

/** The one address a member said only they read. Nothing but the confirmation goes there before `confirmedAt`. `stopCode` stands in the address that stops reminders. */
export interface SafeContactTable {
  clinicId: string
  memberId: string
  kind: string
  addressSealed: string
  addressHmac: string
  askedAt: string
  confirmHmac: string
  confirmUntil: string
  confirmedAt: string | null
  stopHmac: string
  stopSealed: string
  stoppedAt: string | null
}

/** What a member asked to be reminded of. `weekday` counts from 1, Monday; `hour` is clinic time. */
export interface ReminderTable {
  clinicId: string
  memberId: string
  nextPartAt: string | null
  weekday: number
  hour: number
  workshopsAt: string | null
  changedAt: string
}

/** One message on its way: to a member, a staff account, or the person of a consent. `onceKey` keeps a job that runs twice from writing twice. Its sealed parts are wiped once it is sent, given, cancelled or given up. */
export interface OutboxTable {
  clinicId: string
  id: string
  kind: string
  locale: string
  accountId: string | null
  consentId: string | null
  invitationId: string | null
  onceKey: string | null
  addressSealed: string | null
  bodySealed: string | null
  byStaffId: string | null
  createdAt: string
  dueAt: string
  attempts: number
  lastProblem: string | null
  sentAt: string | null
  givenAt: string | null
  givenBy: string | null
  cancelledAt: string | null
  givenUpAt: string | null
}
