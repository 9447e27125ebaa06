import type { Module } from '../../catalog/shape.ts'
import { standingOf } from '../../learning/completion.ts'
import type { ModuleProgress } from '../../learning/progress.ts'
import { isOpen } from '../../quizzes/quiz-state.ts'
import type { BegunModule, QuestionStanding } from './queries.ts'

/** All that staff see of a quiz. */
export type QuizStanding = 'passed' | 'not-yet' | 'needs-help'

/**
 * How a member's quiz stands, from the summary rows of one module.
 * @param tries so many whole tries below the pass mark mean, in this clinic, that someone could use help
 */
export function quizStandingOf(
  module: Module, begun: BegunModule | undefined, questions: QuestionStanding[], tries: number,
): QuizStanding {
  if (!begun) return 'not-yet'
  if (begun.isComplete) return 'passed'
  const progress = progressOf(module, begun, questions)
  const { right, needed } = standingOf(module, progress)
  if (begun.attempts > 0 && right >= needed) return 'passed'
  const isInTheMiddle = module.quiz.some((question) => isOpen(question, progress))
  return begun.attempts - (isInTheMiddle ? 1 : 0) >= tries ? 'needs-help' : 'not-yet'
}

/** As much of a member's progress as the rules about quizzes ask for. */
function progressOf(module: Module, begun: BegunModule, questions: QuestionStanding[]): ModuleProgress {
  return {
    openedVersion: module.version, passMark: Number(begun.passMark), attempts: begun.attempts, completedAt: null,
    continued: new Map(),
    questions: new Map(questions.map(({ questionKey, version, latestOutcome, attempt }) =>
      [questionKey, { version, latestOutcome, attempt, firstOutcome: latestOutcome, latestOptions: [] }])),
  }
}
