/** What members write for themselves, and what of it a named person may see. Columns as in db/migrations. */

/** One member's key, wrapped by the installation's own. While `shutUntil` is ahead, older texts stay shut. */
export interface DataKeyTable {
  clinicId: string
  memberId: string
  wrapped: string
  madeAt: string
  shutUntil: string | null
}

export interface PrivateTextTable {
  clinicId: string
  id: string
  memberId: string
  kind: 'worksheet' | 'reflection' | 'sentence' | 'sign'
  homeKey: string
  fieldKey: string
  sealed: string
  version: number
  at: string
}

/** `handle` stands in addresses. `sealed` is the copy that was confirmed, whatever the author writes later. */
export interface ShareTable {
  clinicId: string
  id: string
  handle: string
  memberId: string
  kind: 'worksheet' | 'plan'
  homeKey: string
  withAccountId: string
  sealed: string
  givenAt: string
  openedAt: string | null
  endedAt: string | null
}

/** `sealed` is what the plan said on that day of the clinic's calendar. */
export interface PlanVersionTable {
  clinicId: string
  id: string
  memberId: string
  agreedOn: string
  sealed: string
  at: string
}
