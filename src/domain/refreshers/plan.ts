import type { Module, Question } from '../catalog/shape.ts'
import type { ModuleProgress } from '../learning/progress.ts'
import type { Refresher } from './intervals.ts'
import type { OwnWords } from './own-words.ts'
import { rankQuestions, type RefresherAnswer } from './rank-questions.ts'

/** Questions of one refresher, own words among them. */
export const QUESTIONS_MAX = 2

/** What a refresher asks and what of it is still open. */
export interface Plan {
  refresher: Refresher
  module: Module
  /** Quiz questions still to answer, in order; the person's own words come after them. */
  questions: Question[]
  own: OwnWords | undefined
  /** Answered and still to answer together, at most `QUESTIONS_MAX`. */
  total: number
  answered: number
}

/** What a plan is made from: where the person stands, and every refresher answer in the module, oldest first. */
export interface PlanFacts { progress: ModuleProgress; answers: readonly RefresherAnswer[]; own: OwnWords | undefined }

/** Plans a refresher. The same facts give the same plan; what is answered already stays part of it. */
export function planOf(refresher: Refresher, module: Module, { progress, answers, own }: PlanFacts): Plan {
  const here = answers.filter(({ refresherId }) => refresherId === refresher.id)
  const before = answers.filter(({ refresherId }) => refresherId !== refresher.id)
  const answered = here.length + Number(refresher.ownWordsAt !== null)
  const isOwnOpen = refresher.ownWordsAt === null && own !== undefined && answered < QUESTIONS_MAX
  const room = Math.max(0, QUESTIONS_MAX - answered - Number(isOwnOpen))
  const questions = rankQuestions(module, progress, before, refresher.id)
    .filter(({ key }) => !here.some(({ questionKey }) => questionKey === key)).slice(0, room)
  return {
    refresher, module, questions, own: isOwnOpen ? own : undefined,
    answered, total: answered + questions.length + Number(isOwnOpen),
  }
}

/** Whether anything of it is still to answer. */
export function isOpenPlan({ questions, own }: Pick<Plan, 'questions' | 'own'>): boolean {
  return questions.length > 0 || own !== undefined
}
