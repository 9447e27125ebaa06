import type { Catalog, Module, Question } from '../../src/domain/catalog/shape.ts'
import { pathOf } from '../../src/domain/learning/place.ts'
import { grade, UNSURE } from '../../src/domain/quizzes/grade.ts'
import { answerFields, rightOptions } from '../support/quiz-forms.ts'
import type { Random } from './random.ts'
import { put, type Rows } from './rows.ts'

/** A form this member can send now, once. */
export interface OpenForm {
  path: string
  formKey: string
  fields: [name: string, value: string][]
  /** Of a module or a sheet. */
  moduleKey: string
  /** Of a question or a section; of a sheet's part those of its boxes. */
  itemKey: string
  /** Of an answer: the option keys it is kept as. */
  options: string
}

/** What a member can do next: questions of quizzes that run, sections not continued, parts of sheets. */
export interface Open { answers: OpenForm[]; continues: OpenForm[]; sheets: OpenForm[] }

interface Whose { clinicId: string; memberId: string }

/** Of a hundred modules: not opened, being read, in the quiz; the others are complete. */
const UNTOUCHED = 10
const READING = 45
const ASKING = 90
const RIGHT_PERCENT = 75
/** The attempt that is under way. */
const FIRST = 1

/** Puts one member somewhere in every module, and lists what is left to do there. Gated and private ones are left out. */
export function learningOf(rows: Rows, catalog: Catalog, random: Random, whose: Whose, at: string): Omit<Open, 'sheets'> {
  const open: Omit<Open, 'sheets'> = { answers: [], continues: [] }
  for (const course of catalog.courses) {
    for (const module of course.modules.filter((one) => !one.private && !one.gate)) {
      const path = pathOf(course, module)
      const state = random.number(100)
      const isReading = state < READING
      const read = state < UNTOUCHED ? 0 : isReading ? random.number(module.sections.length) : module.sections.length
      module.sections.slice(read).forEach((itemKey, number) => open.continues.push({
        path: `${path}/${read + number + 1}`, formKey: random.uuid(), fields: [['do', 'continue']], moduleKey: module.key, itemKey, options: '',
      }))
      if (state < UNTOUCHED) continue
      putReading(rows, random, whose, module, read, { at, attempts: isReading ? 0 : 1, isComplete: state >= ASKING })
      if (isReading) continue
      const answered = state < ASKING ? random.number(Math.ceil(module.quiz.length / 4)) : module.quiz.length
      for (const question of module.quiz.slice(0, answered)) putAnswer(rows, random, whose, module, question, at)
      module.quiz.slice(answered).forEach((question, number) => {
        const options = answerTo(question, random)
        open.answers.push({
          path: `${path}/quiz/${answered + number + 1}`, formKey: random.uuid(), moduleKey: module.key, itemKey: question.key,
          fields: formOf(whose, module, question, options), options: options.join(' '),
        })
      })
    }
  }
  return open
}

function putReading(
  rows: Rows, random: Random, whose: Whose, module: Module, read: number,
  { at, attempts, isComplete }: { at: string; attempts: number; isComplete: boolean },
): void {
  put(rows, 'moduleProgress', {
    ...whose, moduleKey: module.key, openedAt: at, openedVersion: module.version, passMark: String(module.passMark), attempts,
    completedAt: isComplete ? at : null, completedVersion: isComplete ? module.version : null,
    completedHow: isComplete ? 'online' : null, lastOn: at.slice(0, 10),
  })
  module.sections.slice(0, read).forEach((sectionKey, number) => {
    put(rows, 'sectionProgress', { ...whose, moduleKey: module.key, sectionKey, continuedAt: at, version: module.version })
    put(rows, 'learningEvent', {
      ...whose, id: random.uuid(), moduleKey: module.key, itemKey: sectionKey, kind: 'section-continued', version: module.version, at,
    })
    const check = module.checks[number]
    if (check) {
      const options = answerTo(check, random).join(' ')
      put(rows, 'checkAnswer', { ...whose, moduleKey: module.key, checkKey: check.key, firstOptions: options, latestOptions: options, tries: 1, at })
    }
  })
}

function putAnswer(rows: Rows, random: Random, whose: Whose, module: Module, question: Question, at: string): void {
  const options = answerTo(question, random)
  const outcome = grade(question, options)
  const which = { ...whose, moduleKey: module.key, questionKey: question.key }
  const given = { ...which, questionVersion: question.version, optionKeys: options.join(' '), outcome, at }
  put(rows, 'answer', { ...given, formKey: random.uuid(), attempt: FIRST })
  put(rows, 'firstTry', given)
  put(rows, 'questionState', {
    ...which, version: question.version, firstOutcome: outcome, latestOutcome: outcome, latestOptions: options.join(' '),
    attempt: FIRST, tries: 1,
  })
}

/** What the form of a question in its first attempt sends. */
function formOf({ clinicId, memberId }: Whose, module: Module, question: Question, options: string[]): [string, string][] {
  const { mark, options: places } = answerFields({ clinicId, id: memberId }, module, question, FIRST, options)
  return [['mark', mark], ...places.map((place): [string, string] => ['options', place])]
}

/** Option keys: mostly the right ones, else "I am not sure yet". */
function answerTo(question: Question, random: Random): string[] {
  if (!random.chance(RIGHT_PERCENT)) return [UNSURE]
  return rightOptions(question)
}
