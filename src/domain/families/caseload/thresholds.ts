import type { ClinicTable } from '../../../../db/tables/accounts.ts'

/** When a family needs a nudge, as this clinic set it: days of its calendar, and counts. */
export type Thresholds = Pick<
  ClinicTable, 'nudgeInvitationDays' | 'nudgeQuietDays' | 'nudgeQuizTries' | 'nudgeDueDays' | 'nudgeMissedWorkshops'>
