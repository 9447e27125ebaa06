import type { Module, Question } from '../catalog/shape.ts'
import { isRight, stateOf } from '../learning/completion.ts'
import type { ModuleProgress } from '../learning/progress.ts'

/**
 * The questions of a quiz, first what is worth seeing again first: not right yet, then missed at the first try, then
 * right by guessing; critical ones before the others of their kind. Result pages and refreshers go by it.
 */
export function byNeed(module: Module, progress: ModuleProgress): Question[] {
  const ranked = module.quiz.map((question) => ({ question, rank: rankOf(question, progress) }))
  return ranked.sort((one, other) => one.rank - other.rank).map(({ question }) => question)
}

function rankOf(question: Question, progress: ModuleProgress): number {
  const state = stateOf(question, progress)
  const needs = [
    state !== undefined && !isRight(question, progress),
    state !== undefined && state.firstOutcome !== 'right',
    state?.latestSure === 'guess',
  ]
  const kind = needs.indexOf(true)
  return (kind === -1 ? needs.length : kind) * 2 + (question.critical ? 0 : 1)
}
