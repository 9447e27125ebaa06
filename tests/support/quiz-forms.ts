import type { Module, Question } from '../../src/domain/catalog/shape.ts'
import { UNSURE } from '../../src/domain/quizzes/grade.ts'
import { markOf, optionsMeant } from '../../src/domain/quizzes/shown-question.ts'

/** Whose form it is. */
interface Whose { clinicId: string; id: string }

/** The option keys that are right: the whole order of an order question. */
export function rightOptions({ kind, options }: Question): string[] {
  return options.filter((option) => kind === 'order' || option.right).map(({ key }) => key)
}

/** What a form sends for these option keys: their places in the order this member sees in this attempt. */
export function placesOf(member: Whose, question: Question, attempt: number, options: readonly string[]): string[] {
  const shown = optionsMeant(member, question, attempt, question.options.map((_, at) => String(at + 1)))
  return options.map((key) => (key === UNSURE ? UNSURE : String(shown.indexOf(key) + 1)))
}

/** The fields of a question's form beside its form key. */
export function answerFields(
  member: Whose, module: Module, question: Question, attempt: number, options: readonly string[],
): { mark: string; options: string[] } {
  return { mark: markOf(member, { module, question, attempt }), options: placesOf(member, question, attempt, options) }
}
