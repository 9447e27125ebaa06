/** Limits of a file that is taken in. */
export const FILE_BYTES_MAX = 1024 * 1024
export const QUESTIONS_MAX = 500
export const OPTIONS_MAX = 20

/** One option as it was found. `feedback` is '' where there was none: an author writes it. */
export interface DraftOption { text: string; right: boolean; feedback: string }

/** A question of another program as plain text. A `true-or-not` has exactly two options, True first. */
export interface DraftQuestion {
  /** Where it begins in its file, from 1. */
  line: number
  title: string
  kind: 'pick-one' | 'pick-many' | 'true-or-not'
  ask: string
  options: DraftOption[]
  /** What this question had that has no place here, each as a few words. */
  lost: string[]
}

/** What a file holds: what can be taken, and what cannot, with its reason. Nothing is lost without being named. */
export interface ImportReport {
  questions: DraftQuestion[]
  leftOut: { line: number; title: string; reason: string }[]
}

/** One question that was taken, one for each pair of a matching question, or why it was not. */
export type Taken = { is: 'taken'; questions: DraftQuestion[] } | { is: 'left-out'; reason: string }

export const leftOut = (reason: string): Taken => ({ is: 'left-out', reason })

/** An option with its mark: 100 or more is right in a question with one answer, anything over 0 where several can be picked. */
export interface MarkedOption { text: string; mark: number; feedback: string }

/** A choice question, once its marks are read. */
export function takeChoice(base: Pick<DraftQuestion, 'line' | 'title' | 'ask' | 'lost'>, several: boolean, marked: MarkedOption[]): Taken {
  if (marked.length > OPTIONS_MAX) return leftOut(`it has ${marked.length} options, and ${OPTIONS_MAX} is the most`)
  if (marked.length < 2) return leftOut('it has fewer than two options')
  if (base.ask === '') return leftOut('it asks nothing')
  if (marked.some(({ text }) => text === '')) return leftOut('one of its options is empty')
  const options = marked.map(({ text, mark, feedback }) => ({ text, feedback, right: several ? mark > 0 : mark >= 100 }))
  const right = options.filter((option) => option.right).length
  if (right === 0) return leftOut('none of its options is fully right')
  if (!several && right > 1) return leftOut('more than one option is right, and only one can be picked')
  const partial = marked.some(({ mark }) => mark !== 0 && (several ? mark < 0 : mark < 100))
  const lost = [...base.lost, ...(partial ? ['marks for a part, or against the reader'] : [])]
  return { is: 'taken', questions: [{ ...base, kind: several ? 'pick-many' : 'pick-one', options, lost }] }
}

/** Each pair of a matching question as a question of its own, since no page here matches. */
export function takePairs(base: Pick<DraftQuestion, 'line' | 'title' | 'ask' | 'lost'>, pairs: { ask: string; answer: string }[]): Taken {
  const answers = [...new Set(pairs.map(({ answer }) => answer).filter((answer) => answer !== ''))]
  const asked = pairs.filter(({ ask, answer }) => ask !== '' && answer !== '')
  if (answers.length < 2 || asked.length === 0) return leftOut('it has fewer than two pairs')
  if (answers.length > OPTIONS_MAX) return leftOut(`it has ${answers.length} answers, and ${OPTIONS_MAX} is the most`)
  const lost = [...base.lost, `one question for matching, now ${asked.length} questions`]
  return {
    is: 'taken',
    questions: asked.map(({ ask, answer }) => ({
      ...base, lost, kind: 'pick-one', ask: `${base.ask} ${ask}`.trim(),
      options: answers.map((text) => ({ text, right: text === answer, feedback: '' })),
    })),
  }
}
