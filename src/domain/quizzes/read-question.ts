import type { FamilyMember } from '../actor.ts'
import type { Locale, Module, Option, Question } from '../catalog/shape.ts'
import type { Clinic } from '../clinics/clinic.ts'
import type { HelpLine } from '../clinics/contacts.ts'
import { helpLinesOf } from '../clinics/contacts.ts'
import { stateOf } from '../learning/completion.ts'
import { numberIn, placeAt } from '../learning/place.ts'
import { findProgress } from '../learning/queries.ts'
import { found } from '../result.ts'
import type { World } from '../world.ts'
import { isOpen, quizStateOf } from './quiz-state.ts'
import { shuffledOptions } from './shuffle.ts'

/** One question of a quiz as its page shows it. */
export interface QuestionView {
  /** Where to go instead: the quiz has not begun. */
  goTo?: string
  module: Module
  path: string
  question: Question
  number: number
  /** In this person's order. */
  options: Option[]
  /** Option keys of the saved answer, while the question is not open again. */
  answer: string[] | undefined
  /** Number of the next open question. */
  next: number | undefined
  lines: Map<string, HelpLine>
}

/** Reads what `/learn/{course}/{module}/quiz/{question}` shows. @throws NotFound for numbers that name nothing */
export async function readQuestion(
  world: World, clinic: Clinic, member: FamilyMember, params: Record<string, string | undefined>, locale: Locale,
): Promise<QuestionView> {
  const { module, path } = placeAt(world.catalog, params)
  const number = numberIn(params.question)
  const question = found(module.quiz[number - 1], 'question')
  const progress = await findProgress(world.db, member, module)
  const { phase, open } = quizStateOf(module, progress)
  const view: QuestionView = {
    module, path, question, number,
    options: shuffledOptions(question, `${member.id}|${progress.attempts}`),
    answer: isOpen(question, progress) ? undefined : stateOf(question, progress)?.latestOptions,
    next: open.find((other) => other > number) ?? open.find((other) => other !== number),
    lines: await helpLinesOf(world, clinic, locale),
  }
  return phase === 'locked' || phase === 'ready' ? { ...view, goTo: `${path}/quiz` } : view
}
