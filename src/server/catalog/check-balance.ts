import type { Question } from '../../domain/catalog/shape.ts'
import type { Finding } from './finding.ts'
import { reportTo } from './finding.ts'
import type { LoadedCourse } from './load-content.ts'
import type { Quiz } from './loaded.ts'

const MAX_LETTER = 0.4
const MAX_LONGEST = 0.4
const MIN_TRUE = 0.3
const MAX_TRUE = 0.7
/** Of fewer questions a share says nothing. */
const MIN_QUESTIONS = 8
const MAX_ALL_RIGHT = 1

/** Where the right options stand: by the place of the option, first to sixth, and of true-or-not the true ones. */
export interface Balance { oneAnswer: number; right: number[]; longest: number; statements: number; true: number }

export function balanceOf(questions: readonly Question[]): Balance {
  const one = questions.filter(({ kind }) => kind === 'pick-one' || kind === 'scenario')
  const statements = questions.filter(({ kind }) => kind === 'true-or-not')
  const right = [0, 0, 0, 0, 0]
  for (const { options } of one) {
    const at = options.findIndex((option) => option.right)
    if (at >= 0) right[at] = (right[at] ?? 0) + 1
  }
  return {
    oneAnswer: one.length, right, longest: one.filter(isRightLongest).length,
    statements: statements.length,
    true: statements.filter(({ options }) => options.some(({ key, right: isRight }) => key === 't' && isRight)).length,
  }
}

function isRightLongest({ options }: Question): boolean {
  const right = options.find((option) => option.right)?.text.en.length ?? 0
  return options.every((option) => option.right || option.text.en.length < right)
}

/** Q5: nothing but knowing the answer finds it, over all questions of a course. */
export function checkBalance({ path, file, modules }: LoadedCourse, findings: Finding[]): void {
  const questions = modules.flatMap(({ quiz }) => (quiz ? questionsOf(quiz) : []))
  const { oneAnswer, right, longest, statements, true: truths } = balanceOf(questions)
  const report = reportTo(findings, path)
  const course = `Course ${file?.order ?? '?'}`
  if (oneAnswer >= MIN_QUESTIONS) {
    right.forEach((times, at) => {
      if (times / oneAnswer > MAX_LETTER) report('Q5', undefined, `${course}: option ${'abcde'[at]} is right in ${percent(times / oneAnswer)} (limit ${percent(MAX_LETTER)}). Move some.`)
    })
    if (longest / oneAnswer > MAX_LONGEST) report('Q5', undefined, `${course}: the right option is the longest in ${percent(longest / oneAnswer)} (limit ${percent(MAX_LONGEST)}). Lengthen a wrong one.`)
  }
  const share = truths / statements
  if (statements >= MIN_QUESTIONS && (share < MIN_TRUE || share > MAX_TRUE)) {
    report('Q5', undefined, `${course}: ${percent(share)} of true-or-not are true (${percent(MIN_TRUE)} to ${percent(MAX_TRUE)}). Turn some around.`)
  }
  for (const { quiz } of modules) {
    const allRight = quiz ? questionsOf(quiz).filter(({ kind, options }) => kind === 'pick-many' && options.every((option) => option.right)) : []
    if (allRight.length > MAX_ALL_RIGHT) {
      reportTo(findings, quiz!.path)('Q5', undefined, `In ${allRight.map(({ key }) => `"${key}"`).join(' and ')} every option is right; one a module is enough. Add a wrong one.`)
    }
  }
}

function questionsOf({ file }: Quiz): Question[] {
  return [...file.checks, ...file.quiz]
}

function percent(share: number): string {
  return `${Math.round(share * 100)} %`
}
