/** What a clinic starts with, until an administrator sets it otherwise. */
export const FIRST_SETTINGS = {
  nudgeInvitationDays: 3,
  nudgeQuietDays: 7,
  nudgeQuizTries: 2,
  nudgeDueDays: 3,
  nudgeMissedWorkshops: 2,
  questionBoxAt: null,
  questionHours: '',
  questionAnswerDays: 2,
}
