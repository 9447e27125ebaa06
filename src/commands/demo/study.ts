import { randomUUID } from 'node:crypto'
import type { FamilyMember } from '../../domain/actor.ts'
import type { Module, Question } from '../../domain/catalog/shape.ts'
import { neededAnswers } from '../../domain/catalog/shape.ts'
import { answerCheck } from '../../domain/learning/answer-check.ts'
import { continueSection } from '../../domain/learning/continue-section.ts'
import { findProgress } from '../../domain/learning/queries.ts'
import { answerQuestion } from '../../domain/quizzes/answer-question.ts'
import { UNSURE } from '../../domain/quizzes/grade.ts'
import { quizStateOf } from '../../domain/quizzes/quiz-state.ts'
import { startAttempt } from '../../domain/quizzes/start-attempt.ts'
import { found } from '../../domain/result.ts'
import type { HowFar } from './cast.ts'
import { must, type Past } from './past.ts'

/** One sitting: a module, and how much of it. */
export interface Sitting { module: Module; parts: number; quiz: 'none' | 'first-time' | 'second-time' | 'missed-twice' }

const MINUTES_A_PART = 4
const MINUTES_A_QUESTION = 1

/** The sittings that get somebody so far in a course. Every other quiz needs a second time. */
export function sittingsFor(modules: Module[], howFar: HowFar): Sitting[] {
  const whole = modules.map((module, at): Sitting =>
    ({ module, parts: module.sections.length, quiz: at % 2 === 0 ? 'second-time' : 'first-time' }))
  if (howFar === 'all') return whole
  if (howFar === 'first-quiz-missed') return whole.slice(0, 1).map((sitting) => ({ ...sitting, quiz: 'missed-twice' }))
  const half = Math.floor(modules.length / 2)
  return [
    ...whole.slice(0, half),
    ...modules.slice(half, half + 1).map((module): Sitting =>
      ({ module, parts: Math.ceil(module.sections.length / 2), quiz: 'none' })),
  ]
}

/** Reads and answers as the pages would, part by part and question by question, while the clock goes on. */
export async function study(past: Past, member: FamilyMember, { module, parts, quiz }: Sitting): Promise<void> {
  for (const [at, sectionKey] of module.sections.slice(0, parts).entries()) {
    past.pass(MINUTES_A_PART)
    const check = module.checks[at]
    const about = { formKey: randomUUID(), moduleKey: module.key }
    if (check) must(await answerCheck(past, member, { ...about, checkKey: check.key, options: rightAnswer(check) }), 'answer a check')
    must(await continueSection(past, member, { ...about, formKey: randomUUID(), sectionKey }), 'continue a part')
  }
  if (quiz === 'none') return
  const spare = module.quiz.length - neededAnswers(module)
  await takeQuiz(past, member, module, quiz === 'first-time' ? spare : spare + 1)
  if (quiz === 'second-time') await takeQuiz(past, member, module, 0)
  if (quiz === 'missed-twice') await takeQuiz(past, member, module, spare + 1)
}

/** One time through the questions still open. `missed` of them, the first ones, are not right; the very first is unsure. */
async function takeQuiz(past: Past, member: FamilyMember, module: Module, missed: number): Promise<void> {
  must(await startAttempt(past, member, { formKey: randomUUID(), moduleKey: module.key }), 'begin a quiz')
  const { asked: questions, open } = quizStateOf(module, await findProgress(past.db, member, module))
  for (const [asked, number] of open.entries()) {
    const question = found(questions[number - 1], 'question')
    past.pass(MINUTES_A_QUESTION)
    const options = asked >= missed ? rightAnswer(question) : asked === 0 ? [UNSURE] : wrongAnswer(question)
    const answer = { formKey: randomUUID(), moduleKey: module.key, questionKey: question.key, options }
    must(await answerQuestion(past, member, answer), 'answer a question')
  }
}

function rightAnswer({ kind, options }: Question): string[] {
  return options.filter((option) => kind === 'order' || option.right).map(({ key }) => key)
}

function wrongAnswer({ kind, options }: Question): string[] {
  if (kind === 'order') return options.map(({ key }) => key).reverse()
  return options.filter((option) => !option.right).slice(0, 1).map(({ key }) => key)
}
