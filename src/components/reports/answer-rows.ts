import type { Question } from '../../domain/catalog/shape.ts'
import type { QuestionTotals } from '../../domain/reports/question-cells.ts'
import type { QuestionReportWords } from '../../words/en/totals.ts'

const LETTERS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ'

/** One answer: short words for a chart, the options it is made of, and its people, everyone's first and then by language. */
export interface AnswerRow { label: string; options: Question['options']; people: (number | null)[] }

/**
 * The answers in the order of the options. Of an answer made of several options only those shown stand for themselves;
 * all that is hidden stands together in the last row, unless everything is.
 */
export function answerRows(question: Question | undefined, totals: QuestionTotals, words: Pick<QuestionReportWords, 'letters' | 'then' | 'unsure' | 'right' | 'notYet' | 'others'>): AnswerRow[] {
  const groups = [totals, ...totals.languages]
  const isOne = question === undefined || !['pick-many', 'order'].includes(question.kind)
  const rows = totals.answers.flatMap(({ options: keys, outcome, people }, at): AnswerRow[] => {
    if (people === null && !isOne && outcome !== 'unsure') return []
    const options = keys.flatMap((key) => question?.options.find((option) => option.key === key) ?? [])
    const letters = options.map((option) => LETTERS[question?.options.indexOf(option) ?? 0]).join(question?.kind === 'order' ? words.then : ', ')
    const label = outcome === 'unsure' ? words.unsure : question ? words.letters(letters, outcome === 'right') : words[outcome === 'right' ? 'right' : 'notYet']
    return [{ label, options, people: groups.map((group) => group.answers[at]?.people ?? null) }]
  })
  const areAllHidden = totals.others === totals.people
  return totals.others === 0 || areAllHidden ? rows : [...rows, { label: words.others, options: [], people: groups.map(({ others }) => others) }]
}

/** Of a hundred, in whole numbers. */
export function percentOf(people: number, all: number): number {
  return Math.round((people / all) * 100)
}
