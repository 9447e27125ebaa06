import type { Module, Question } from '../catalog/shape.ts'
import { canOpenQuiz, isRight, stateOf } from '../learning/completion.ts'
import type { ModuleProgress } from '../learning/progress.ts'

/**
 * Where a quiz stands: `locked` parts are left to read · `ready` not begun · `asking` questions are open in this
 * attempt · `answered` all of this attempt's questions have their answer.
 */
export type QuizPhase = 'locked' | 'ready' | 'asking' | 'answered'

export interface QuizState {
  phase: QuizPhase
  /** Numbers in the address, from 1, of the questions still to answer in this attempt. */
  open: number[]
  /** Numbers of those answered, but not right yet. */
  missed: number[]
}

/** Decides it from the summary rows alone. A retry asks only what was not right. */
export function quizStateOf(module: Module, progress: ModuleProgress): QuizState {
  const numbers = (wanted: (question: Question) => boolean) =>
    module.quiz.flatMap((question, at) => (wanted(question) ? [at + 1] : []))
  const open = progress.attempts === 0 ? [] : numbers((question) => isOpen(question, progress))
  const missed = numbers((question) => stateOf(question, progress) !== undefined && !isRight(question, progress))
  return { phase: phaseOf(module, progress, open), open, missed }
}

/** Still to answer in this attempt: not right so far and not yet answered since it began. */
export function isOpen(question: Question, progress: ModuleProgress): boolean {
  const state = stateOf(question, progress)
  return !isRight(question, progress) && (state === undefined || state.attempt < progress.attempts)
}

function phaseOf(module: Module, progress: ModuleProgress, open: number[]): QuizPhase {
  if (!canOpenQuiz(module, progress)) return 'locked'
  if (progress.attempts === 0) return 'ready'
  return open.length > 0 ? 'asking' : 'answered'
}
