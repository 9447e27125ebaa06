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
  /** The questions of this attempt in this person's order; addresses count them from 1. */
  asked: Question[]
  /** Places in `asked`, from 1, of those still to answer. */
  open: number[]
  /** Those answered, but not right yet. */
  missed: Question[]
}

/** Decides it from the summary rows alone. A retry asks only what was not right. */
export function quizStateOf(module: Module, progress: ModuleProgress): QuizState {
  const asked = progress.attempts === 0 ? [] : askedQuestions(module, progress)
  const open = asked.flatMap((question, at) => (isOpen(question, progress) ? [at + 1] : []))
  const missed = module.quiz.filter((question) => stateOf(question, progress) !== undefined && !isRight(question, progress))
  return { phase: phaseOf(module, progress, open), asked, open, missed }
}

/** Still to answer in this attempt: not right so far and not yet answered since it began. */
export function isOpen(question: Question, progress: ModuleProgress): boolean {
  const state = stateOf(question, progress)
  return !isRight(question, progress) && (state === undefined || state.attempt < progress.attempts)
}

/** What an attempt that begins now asks: all that is not right so far. */
export function questionsToAsk(module: Module, progress: ModuleProgress): Question[] {
  return module.quiz.filter((question) => !isRight(question, progress))
}

/** As the attempt began; since then a question taken out of the quiz drops out, and one that was added comes last. */
function askedQuestions(module: Module, progress: ModuleProgress): Question[] {
  const keys = progress.askedKeys ?? module.quiz.map(({ key }) => key)
  const begun = keys.flatMap((key) => module.quiz.find((question) => question.key === key) ?? [])
  const added = module.quiz.filter((question) => !keys.includes(question.key)
    && (isOpen(question, progress) || stateOf(question, progress)?.attempt === progress.attempts))
  return [...begun, ...added]
}

function phaseOf(module: Module, progress: ModuleProgress, open: number[]): QuizPhase {
  if (!canOpenQuiz(module, progress)) return 'locked'
  if (progress.attempts === 0) return 'ready'
  return open.length > 0 ? 'asking' : 'answered'
}
