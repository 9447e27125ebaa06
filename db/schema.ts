import type * as accounts from './tables/accounts.ts'
import type * as calendar from './tables/calendar.ts'
import type * as workshops from './tables/workshops.ts'
import type * as attendance from './tables/attendance.ts'
import type * as care from './tables/care.ts'
import type * as messages from './tables/messages.ts'
import type * as families from './tables/families.ts'
import type * as jobs from './tables/jobs.ts'
import type * as learning from './tables/learning.ts'
import type * as privateTexts from './tables/private-texts.ts'
import type * as refreshers from './tables/refreshers.ts'

/** One interface per table, in camelCase; the migrations are the truth and a test compares the two. */
export interface Database {
  clinic: accounts.ClinicTable
  contact: accounts.ContactTable
  contactProposal: accounts.ContactProposalTable
  closing: accounts.ClosingTable
  meta: accounts.MetaTable
  account: accounts.AccountTable
  staff: accounts.StaffTable
  staffInvitation: accounts.StaffInvitationTable
  signIn: accounts.SignInTable
  throttle: accounts.ThrottleTable
  recoveryCode: accounts.RecoveryCodeTable
  formReceipt: accounts.FormReceiptTable
  family: families.FamilyTable
  familyTeam: families.FamilyTeamTable
  separation: families.SeparationTable
  consent: families.ConsentTable
  disclosure: families.DisclosureTable
  member: families.MemberTable
  agreement: families.AgreementTable
  invitation: families.InvitationTable
  joinCode: families.JoinCodeTable
  request: families.RequestTable
  assignment: learning.AssignmentTable
  moduleProgress: learning.ModuleProgressTable
  sectionProgress: learning.SectionProgressTable
  learningEvent: learning.LearningEventTable
  checkAnswer: learning.CheckAnswerTable
  answer: learning.AnswerTable
  questionState: learning.QuestionStateTable
  certificate: learning.CertificateTable
  refresher: refreshers.RefresherTable
  refresherAnswer: refreshers.RefresherAnswerTable
  tryReply: refreshers.TryReplyTable
  firstTry: learning.FirstTryTable
  questionFlag: learning.QuestionFlagTable
  audit: learning.AuditTable
  dataKey: privateTexts.DataKeyTable
  privateText: privateTexts.PrivateTextTable
  share: privateTexts.ShareTable
  planVersion: privateTexts.PlanVersionTable
  job: jobs.JobTable
  jobPiece: jobs.JobPieceTable
  assignmentModule: calendar.AssignmentModuleTable
  moduleUnlock: calendar.ModuleUnlockTable
  outsideCompletion: calendar.OutsideCompletionTable
  workshopSeries: workshops.WorkshopSeriesTable
  workshopSkip: workshops.WorkshopSkipTable
  workshopTopic: workshops.WorkshopTopicTable
  workshopGuest: workshops.WorkshopGuestTable
  workshop: workshops.WorkshopTable
  calendarFeed: workshops.CalendarFeedTable
  attendance: attendance.AttendanceTable
  attendanceChange: attendance.AttendanceChangeTable
  walkIn: attendance.WalkInTable
  makeUp: attendance.MakeUpTable
  call: care.CallTable
  nudge: care.NudgeTable
  staffNote: care.StaffNoteTable
  snooze: care.SnoozeTable
  safeContact: messages.SafeContactTable
  reminder: messages.ReminderTable
  outbox: messages.OutboxTable
}
