import type * as accounts from './tables/accounts.ts'
import type * as families from './tables/families.ts'
import type * as jobs from './tables/jobs.ts'
import type * as learning from './tables/learning.ts'
import type * as privateTexts from './tables/private-texts.ts'
import type * as refreshers from './tables/refreshers.ts'

/** One interface per table, in camelCase; the migrations are the truth and a test compares the two. */
export interface Database {
  clinic: accounts.ClinicTable
  contact: accounts.ContactTable
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
  audit: learning.AuditTable
  dataKey: privateTexts.DataKeyTable
  privateText: privateTexts.PrivateTextTable
  share: privateTexts.ShareTable
  planVersion: privateTexts.PlanVersionTable
  job: jobs.JobTable
  jobPiece: jobs.JobPieceTable
}
