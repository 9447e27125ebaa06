import type { FamilyMember } from '../actor.ts'
import type { Locale, Module, Question } from '../catalog/shape.ts'
import { languageOf } from '../catalog/shape.ts'
import type { Clinic } from '../clinics/clinic.ts'
import type { HelpLine } from '../clinics/contacts.ts'
import { helpLinesOf } from '../clinics/contacts.ts'
import { stateOf } from '../learning/completion.ts'
import { numberIn, placeAt } from '../learning/place.ts'
import { findProgress } from '../learning/queries.ts'
import { found } from '../result.ts'
import type { World } from '../world.ts'
import { isOpen, quizStateOf } from './quiz-state.ts'
import type { ShownOption } from './shown-question.ts'
import { markOf, shownOptions } from './shown-question.ts'
import type { Sure } from './sure.ts'

/** One question of a quiz as its page shows it. */
export interface QuestionView {
  module: Module
  path: string
  question: Question
  /** Its place in this attempt, from 1, of so many. */
  number: number
  of: number
  isRetry: boolean
  /** What its form carries to say what was asked. */
  mark: string
  /** In this person's order. */
  options: ShownOption[]
  /** Option keys of the saved answer, while the question is not open again, and how sure they were of it. */
  answer: string[] | undefined
  sure: Sure | null
  /** They said how sure they are before: the row for it is open. */
  saysHowSure: boolean
  /** Number of the next open question. */
  next: number | undefined
  lines: Map<string, HelpLine>
}

/**
 * Reads what `/learn/{course}/{module}/quiz/{question}` shows, or where to go instead: the quiz has not begun, or asks
 * nothing at this place any more.
 * @throws NotFound for numbers that name nothing
 */
export async function readQuestion(
  world: World, clinic: Clinic, member: FamilyMember, params: Record<string, string | undefined>, locale: Locale,
): Promise<QuestionView | { goTo: string }> {
  const { module, path } = placeAt(world.catalog, params)
  const number = numberIn(params.question)
  found(module.quiz[number - 1], 'question')
  const progress = await findProgress(world.db, member, module)
  const { phase, asked, open } = quizStateOf(module, progress)
  const question = asked[number - 1]
  if (phase === 'locked' || phase === 'ready' || !question) return { goTo: `${path}/quiz` }
  const state = stateOf(question, progress)
  return {
    module, path, question, number, of: asked.length, isRetry: progress.attempts > 1,
    mark: markOf(member, { module, question, attempt: progress.attempts }),
    options: shownOptions(member, question, progress.attempts),
    answer: isOpen(question, progress) ? undefined : state?.latestOptions,
    sure: state?.latestSure ?? null,
    saysHowSure: [...progress.questions.values()].some(({ latestSure }) => latestSure),
    next: open.find((other) => other > number) ?? open.find((other) => other !== number),
    lines: await helpLinesOf(world, clinic, languageOf(module, locale)),
  }
}
