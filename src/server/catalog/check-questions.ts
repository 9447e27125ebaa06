import type { Locale, Question, QuizFile, Text } from '../../domain/catalog/shape.ts'
import { countWords } from '../../domain/catalog/shape.ts'
import type { Report, Rule } from './finding.ts'

const limits = { ask: 25, story: 45, option: 20, feedback: 25 } as const
const MIN_QUIZ = 5
const MAX_QUIZ = 7
const starts: Record<Locale, { right: string; notYet: string }> = {
  en: { right: 'Yes.', notYet: 'Not quite.' },
  es: { right: 'Sí.', notYet: 'Casi.' },
}

/** K2, Q1, Q2, Q6: keys, shape, right answers and mix of a module's questions. `lineOf` finds a question's line. */
export function checkQuestions(file: QuizFile, lineOf: (list: 'checks' | 'quiz', at: number) => number | undefined, report: Report): void {
  const seen = new Set<string>()
  for (const list of ['checks', 'quiz'] as const) {
    file[list].forEach((question, at) => {
      const say: Say = (rule, text) => report(rule, lineOf(list, at), text)
      if (seen.has(question.key)) say('K2', `key "${question.key}" is used twice here. Records hang on keys: choose another.`)
      seen.add(question.key)
      checkOptions(question, say)
      checkRight(question, say)
      checkTexts(question, say)
    })
  }
  const { length } = file.quiz
  if (length < MIN_QUIZ || length > MAX_QUIZ) report('Q6', undefined, `The quiz has ${length} questions; it takes ${MIN_QUIZ}–${MAX_QUIZ}.`)
  if (!file.quiz.some(({ kind }) => kind === 'scenario')) report('Q6', undefined, 'No scenario in this quiz. Ask what one can do in a case.')
  if (file.quiz.filter(({ kind }) => kind === 'true-or-not').length > length / 2) {
    report('Q6', undefined, 'More than half of the quiz is true-or-not. Ask what one can do instead.')
  }
}

type Say = (rule: Rule, text: string) => void

function checkOptions({ key, kind, options, alsoRight }: Question, say: Say): void {
  const keys = options.map((option) => option.key)
  const twice = keys.find((one, at) => keys.indexOf(one) < at)
  if (twice !== undefined) say('K2', `"${key}" has option ${twice} twice. Choose another key.`)
  if (kind === 'true-or-not') {
    if (keys.length !== 2 || !keys.includes('t') || !keys.includes('n')) say('Q1', `"${key}" is true-or-not; its options are exactly t and n.`)
    return
  }
  const [low, high] = kind === 'order' ? [3, 6] : [3, 5]
  if (keys.length < low || keys.length > high) say('Q1', `"${key}" has ${keys.length} options; ${kind} takes ${low}–${high}.`)
  for (const order of alsoRight ?? []) {
    if (kind !== 'order') say('Q2', `"${key}" has alsoRight, which only order takes. Take it out.`)
    else if ([...order].sort().join() !== [...keys].sort().join()) say('Q2', `"${key}": alsoRight [${order.join(', ')}] must name every option once.`)
  }
}

function checkRight({ key, kind, options }: Question, say: Say): void {
  const right = options.filter((option) => option.right).length
  if (kind === 'order') {
    if (right > 0 && right < options.length) say('Q2', `"${key}" is an order with right on ${right} options; all belong. List them in the right order, without right.`)
  } else if (kind === 'pick-many') {
    if (right === 0) say('Q2', `"${key}" is a pick-many with no right option; it takes at least one.`)
  } else if (right !== 1) {
    say('Q2', `"${key}" is a ${kind} with ${right} right options; it takes one.`)
  }
}

function checkTexts(question: Question, say: Say): void {
  const { key, kind, ask, story, options } = question
  const limit = (what: string, text: Text | undefined, words: number) => {
    for (const one of [text?.en, text?.es]) {
      const count = countWords(one ?? '')
      if (count > words) say('Q1', `"${key}": ${what} has ${count} words; the limit is ${words}. Shorten it.`)
    }
  }
  limit('ask', ask, limits.ask)
  limit('story', story, limits.story)
  for (const option of options) {
    limit(`option ${option.key}`, option.text, limits.option)
    limit(`feedback ${option.key}`, option.feedback, limits.feedback)
    for (const locale of ['en', 'es'] as const) {
      const { right, notYet } = starts[locale]
      const allowed = kind === 'order' ? [right, notYet] : [option.right ? right : notYet]
      const feedback = option.feedback[locale]
      if (feedback !== undefined && !allowed.some((start) => feedback.startsWith(start))) {
        say('Q1', `"${key}": feedback of option ${option.key} starts with "${allowed.join('" or "')}". Begin it so.`)
      }
    }
  }
}
