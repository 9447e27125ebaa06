/** Characters of a question, and of its answer. */
export const QUESTION_MAX = 600
export const ANSWER_MAX = 2_000
/** Questions of one member that wait at a time. */
export const OPEN_QUESTIONS_MAX = 5
/** So long an answered question stays on the readers' list, in days. */
export const ANSWERED_SEEN_DAYS = 30

/** When a call suits. '' is any time. */
export const CALL_TIMES = ['', 'morning', 'afternoon', 'evening'] as const
export type CallTime = (typeof CALL_TIMES)[number]

/** Where the words of a request open: those of whoever asked, and those of the answer. */
export function requestPlace(column: 'text_sealed' | 'answer_sealed', { clinicId, id, memberId }: { clinicId: string; id: string; memberId: string }): string {
  return `${clinicId}|request|${column}|${id}|${memberId}`
}
