/** Refreshers and "Did you try it?". Columns as in db/migrations. */

export interface RefresherTable {
  clinicId: string
  id: string
  memberId: string
  moduleKey: string
  afterDays: number
  dueOn: string
  startedAt: string | null
  ownWordsAt: string | null
  doneAt: string | null
  skippedAt: string | null
}

export interface RefresherAnswerTable {
  clinicId: string
  refresherId: string
  questionKey: string
  memberId: string
  moduleKey: string
  questionVersion: number
  optionKeys: string
  outcome: 'right' | 'not-yet' | 'unsure'
  at: string
}

export interface TryReplyTable {
  clinicId: string
  memberId: string
  moduleKey: string
  triedAt: string | null
  notYetAt: string | null
}
