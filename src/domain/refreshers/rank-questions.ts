import type { Module, Question } from '../catalog/shape.ts'
import { stateOf } from '../learning/completion.ts'
import type { ModuleProgress, QuestionState } from '../learning/progress.ts'
import type { Outcome } from '../quizzes/grade.ts'
import { hash } from '../quizzes/shuffle.ts'

/** An answer given in an earlier refresher of the module, or in this one. */
export interface RefresherAnswer {
  refresherId: string
  questionKey: string
  questionVersion: number
  options: string[]
  outcome: Outcome
  at: string
}

/** How well a question sits, worst first: missed when it was last refreshed · missed or unsure in the quiz · guessed · known. */
const HOLDS = ['missed-again', 'missed', 'guessed', 'known'] as const
type Hold = (typeof HOLDS)[number]

interface Memory { question: Question; hold: Hold; askedAt: string }

/**
 * The questions of a module in the order in which a refresher asks them: in the first refresher critical ones, then
 * what was missed or unsure, then what was right by guessing, then what was asked least recently. Equal ones come in an order of the seed's own.
 * A question whose version the person never answered is left out; who finished without the quiz may get any.
 * @param before answers of earlier refreshers of this module, oldest first
 */
export function rankQuestions(
  module: Module, progress: ModuleProgress, before: readonly RefresherAnswer[], seed: string,
): Question[] {
  const isFirst = before.length === 0
  const lead = ({ question }: Memory) => (isFirst && question.critical ? 0 : 1)
  return module.quiz
    .filter((question) => progress.questions.size === 0 || stateOf(question, progress) !== undefined)
    .map((question) => memoryOf(question, stateOf(question, progress), before))
    .toSorted((one, other) => lead(one) - lead(other)
      || HOLDS.indexOf(one.hold) - HOLDS.indexOf(other.hold)
      || one.askedAt.localeCompare(other.askedAt)
      || hash(`${seed}|${one.question.key}`) - hash(`${seed}|${other.question.key}`))
    .map(({ question }) => question)
}

/** What is known of one question: the one place that looks into a state. */
function memoryOf(question: Question, state: QuestionState | undefined, before: readonly RefresherAnswer[]): Memory {
  const last = before.findLast(({ questionKey, questionVersion }) => questionKey === question.key && questionVersion === question.version)
  return { question, hold: holdOf(state, last), askedAt: last?.at ?? '' }
}

function holdOf(state: QuestionState | undefined, last: RefresherAnswer | undefined): Hold {
  if (last) return last.outcome === 'right' ? 'known' : 'missed-again'
  if (!state) return 'known'
  if (state.firstOutcome !== 'right' || state.latestOutcome !== 'right') return 'missed'
  return state.latestSure === 'guess' ? 'guessed' : 'known'
}
