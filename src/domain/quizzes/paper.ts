import type { Option, Question } from '../catalog/shape.ts'
import { shuffledOptions } from './shuffle.ts'

/** An option as it stands on paper. */
export interface PaperOption { letter: string; option: Option }

const LETTERS = ['A', 'B', 'C', 'D', 'E', 'F']
/** Names the one order. With this one no module has the same letter right nearly every time. */
const SEED = 'answer key'

/** The options of a question in the one order they have on every paper, so that one key fits all. */
export function paperOptions(question: Question): PaperOption[] {
  return shuffledOptions(question, SEED).map((option, at) => ({ letter: LETTERS[at] ?? '', option }))
}

/** The letters that are right: all of them together, or in an order question one after the other, each order by itself. */
export function rightLetters(question: Question): string[][] {
  const options = paperOptions(question)
  const letterOf = (key: string) => options.find(({ option }) => option.key === key)?.letter ?? ''
  if (question.kind !== 'order') return [options.filter(({ option }) => option.right).map(({ letter }) => letter)]
  return [question.options.map(({ key }) => key), ...(question.alsoRight ?? [])].map((keys) => keys.map(letterOf))
}
