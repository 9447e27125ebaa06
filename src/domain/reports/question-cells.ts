import type { Question } from '../catalog/shape.ts'
import { grade, UNSURE, type Outcome } from '../quizzes/grade.ts'
import { isEnough, maskGroups } from './mask.ts'
import type { GivenTotal } from './question-queries.ts'

/** One answer that can be given: the keys of its options, none where the outcome alone is known. */
export interface Answer { options: string[]; outcome: Outcome }

/** How many gave each answer, or null where that is hidden. `others` are the people behind all that is hidden. */
export interface AnswerTotals { people: number; right: number | null; unsure: number | null; answers: (Answer & { people: number | null })[]; others: number }

/** `locale` is null where the language was not kept. */
export interface GroupTotals extends AnswerTotals { locale: string | null }

/** What may be shown of one version of a question. `languages` is empty where they may not be told apart. */
export interface QuestionTotals extends AnswerTotals { languages: GroupTotals[]; isMissedByMany: boolean }

/** Below this share of right first tries many families missed it. */
const MISSED_BELOW = 0.6

/**
 * The masked totals of one version of a question.
 * @param question as it stands; undefined for an earlier version, whose options are not known any more
 * @returns undefined where too few answered to tell anything, even how many
 */
export function totalsOf(question: Question | undefined, given: readonly GivenTotal[]): QuestionTotals | undefined {
  const people = sum(given.map((total) => total.people))
  if (!isEnough(people)) return undefined
  const lines = [...linesOf(question, given).values()]
  const locales = [...new Set(given.map(({ locale }) => locale))].sort()
  const countsOf = (of: readonly GivenTotal[]) => locales.map((locale) => sum(of.filter((total) => total.locale === locale).map((total) => total.people)))
  const right = countsOf(given.filter(({ outcome }) => outcome === 'right'))
  const others = lines.filter(({ answer }) => answer.outcome !== 'right').map(({ answer, of }) => ({ answer, counts: countsOf(of) }))
  const masked = maskGroups(right, others.map(({ counts }) => counts))
  const answers = lines.map(({ answer }) => answer)
  const shownOf = (of: (counts: readonly number[]) => number): AnswerTotals =>
    toldOf(answers, masked.isChiefShown ? of(right) : null, new Map(others.map(({ answer, counts }, at) => [answer, masked.shown[at] ? of(counts) : null])), of(countsOf(given)))
  return {
    ...shownOf(sum),
    languages: masked.areGroupsShown ? locales.map((locale, at) => ({ locale, ...shownOf((counts) => counts[at] ?? 0) })) : [],
    isMissedByMany: sum(right) / people < MISSED_BELOW,
  }
}

/** One group as it is told. Of several answers that are right only their sum is. */
function toldOf(answers: readonly Answer[], right: number | null, others: ReadonlyMap<Answer, number | null>, people: number): AnswerTotals {
  const isOneRight = answers.filter(({ outcome }) => outcome === 'right').length === 1
  const told = answers.map((answer) => ({ ...answer, people: answer.outcome === 'right' ? (isOneRight ? right : null) : others.get(answer) ?? null }))
  const unsure = told.find(({ outcome }) => outcome === 'unsure')?.people ?? null
  return { people, right, unsure, answers: told, others: people - (right ?? 0) - sum([...others.values()].map((count) => count ?? 0)) }
}

/** Every answer with the totals that fall under it: in the order of the options, "not sure yet" last. */
function linesOf(question: Question | undefined, given: readonly GivenTotal[]): Map<string, { answer: Answer; of: GivenTotal[] }> {
  const lines = new Map<string, { answer: Answer; of: GivenTotal[] }>()
  const add = (key: string, answer: Answer) => { if (!lines.has(key)) lines.set(key, { answer, of: [] }) }
  for (const options of question ? expectedAnswers(question) : []) add(options.join(' '), { options, outcome: grade(question!, options) })
  if (!question) for (const outcome of ['right', 'not-yet'] as const) add(outcome, { options: [], outcome })
  for (const { optionKeys, outcome } of given) {
    if (question && outcome !== 'unsure') add(keyOf(question, optionKeys), { options: keyOf(question, optionKeys).split(' '), outcome })
  }
  add('unsure', { options: [UNSURE], outcome: 'unsure' })
  for (const total of given) lines.get(total.outcome === 'unsure' || !question ? total.outcome : keyOf(question, total.optionKeys))?.of.push(total)
  return lines
}

/** Answers that stand in the table whether somebody gave them or not: each option, or the right ones together. */
function expectedAnswers({ kind, options }: Question): string[][] {
  if (kind === 'order') return [options.map(({ key }) => key)]
  if (kind === 'pick-many') return [options.filter(({ right }) => right).map(({ key }) => key).sort()]
  return options.map(({ key }) => [key])
}

/** Ticks come in the order they stood on the page; where the sequence is not the answer, it does not count. */
function keyOf({ kind }: Question, optionKeys: string): string {
  return kind === 'pick-many' ? optionKeys.split(' ').sort().join(' ') : optionKeys
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((all, number) => all + number, 0)
}
