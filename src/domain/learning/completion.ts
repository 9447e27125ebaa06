import type { Course, Module, Question } from '../catalog/shape.ts'
import { neededAnswers, ordinaryModules } from '../catalog/shape.ts'
import type { ModuleProgress, QuestionState } from './progress.ts'

/** The rule of completion as the list that people see (product.md 4.1). */
export interface Standing {
  partsDone: number
  parts: number
  right: number
  questions: number
  needed: number
  isComplete: boolean
}

/** Where someone stands: sections and questions of the current text, the pass mark as frozen at the first act. */
export function standingOf(module: Module, progress: ModuleProgress): Standing {
  const partsDone = module.sections.filter((section) => progress.continued.has(section)).length
  const right = module.quiz.filter((question) => isRight(question, progress)).length
  const needed = neededAnswers({ passMark: progress.passMark, quiz: module.quiz })
  const meetsTheRule = partsDone === module.sections.length && right >= needed
  return {
    partsDone, parts: module.sections.length, right, questions: module.quiz.length, needed,
    isComplete: progress.completedAt !== null || meetsTheRule,
  }
}

/** The answer that counts for a question: given to its current version. */
export function stateOf(question: Question, progress: ModuleProgress): QuestionState | undefined {
  const state = progress.questions.get(question.key)
  return state?.version === question.version ? state : undefined
}

/** A question counts as right if the latest answer to its current version is. */
export function isRight(question: Question, progress: ModuleProgress): boolean {
  return stateOf(question, progress)?.latestOutcome === 'right'
}

/** The part to go on with, counted from 1; undefined when every part was continued. */
export function firstUnfinishedPart(
  module: Module, progress: { continued: { has(section: string): boolean } },
): number | undefined {
  const at = module.sections.findIndex((section) => !progress.continued.has(section))
  return at === -1 ? undefined : at + 1
}

/** The quiz opens when every part was continued. */
export function canOpenQuiz(module: Module, progress: ModuleProgress): boolean {
  return progress.completedAt !== null || firstUnfinishedPart(module, progress) === undefined
}

/** A course is complete when all its ordinary modules are; private ones count nowhere, so one of those alone never is. */
export function isCourseComplete(course: Course, lines: ReadonlyMap<string, { completedAt: string | null }>): boolean {
  const modules = ordinaryModules(course)
  return modules.length > 0 && modules.every(({ key }) => (lines.get(key)?.completedAt ?? null) !== null)
}
