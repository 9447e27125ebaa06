import type { Module } from '../catalog/shape.ts'
import type { Outcome } from '../quizzes/grade.ts'
import type { Sure } from '../quizzes/sure.ts'

/** What one member did in one module, from the summary rows alone. */
export interface ModuleProgress {
  openedVersion: number
  /** Frozen at the first act in the module, so an edit never raises the bar midway. */
  passMark: number
  /** How often the quiz was begun. */
  attempts: number
  /** Keys of the questions of the latest attempt in this person's order, as it began. */
  askedKeys?: readonly string[] | undefined
  completedAt: string | null
  /** When each section was continued, by section key. */
  continued: ReadonlyMap<string, string>
  questions: ReadonlyMap<string, QuestionState>
}

export interface QuestionState {
  version: number
  firstOutcome: Outcome
  latestOutcome: Outcome
  latestOptions: string[]
  attempt: number
  /** The author's alone. */
  latestSure?: Sure | null
}

/** Where someone stands who did nothing yet. */
export function nothingDone(module: Module): ModuleProgress {
  return {
    openedVersion: module.version, passMark: module.passMark, attempts: 0, completedAt: null,
    continued: new Map(), questions: new Map(),
  }
}
