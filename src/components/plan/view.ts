import type { PlanLineKey } from '../../domain/plan/plan-lines.ts'

/** The plan in the reader's language, as page, paper and file draw it. A line without words is blank. */
export interface PlanView {
  parts: { title: string; lines: { key: PlanLineKey; label: string; words: string[]; isFixed: boolean }[]; sheets: { href: string; title: string }[] }[]
  /** Lines of help; `tel` where it can be dialled. */
  numbers: { label: string; number: string; tel: string | null }[]
  /** Days in words, empty where none was written. */
  agreedOn: string
  reviewOn: string
  /** What goes on the card for a wallet. */
  card: { numbers: PlanView['numbers']; firstStep: string; naloxone: string }
  isEmpty: boolean
}
