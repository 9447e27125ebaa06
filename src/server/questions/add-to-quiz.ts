import { isCollection, isSeq, parseDocument, visit } from 'yaml'
import { NO_FACT } from '../catalog/skeleton.ts'
import type { DraftQuestion } from './draft.ts'

/** A module's `quiz.yaml` with questions added at the end of its quiz, and those that stood there already. */
export interface Added { text: string; added: number; already: DraftQuestion[] }

/**
 * Adds drafts to a module's questions. What is missing is left empty, so that the checker names each place: the
 * facts, feedback on every option, what "I am not sure yet" is answered with. Comments and order of the file stay.
 * @param file the text of `quiz.yaml` @throws where it is not YAML with a list `quiz`
 */
export function addToQuiz(file: string, drafts: readonly DraftQuestion[]): Added {
  const document = parseDocument(file)
  const quiz = document.get('quiz')
  if (document.errors.length > 0 || !isSeq(quiz)) throw new Error('The file has no list called quiz.')
  const { checks = [], quiz: there = [] } = document.toJS() as Record<'checks' | 'quiz', { key: string; ask?: { en?: string } }[] | undefined>
  const asked = new Set([...(checks ?? []), ...(there ?? [])].map(({ ask }) => ask?.en))
  const keys = new Set([...(checks ?? []), ...(there ?? [])].map(({ key }) => key))
  const already: DraftQuestion[] = []
  let added = 0
  quiz.flow = false
  for (const draft of drafts) {
    if (asked.has(draft.ask)) already.push(draft)
    else {
      asked.add(draft.ask)
      const key = freeKey(keys, draft)
      keys.add(key)
      const node = document.createNode(questionOf(key, draft))
      visit(node, { Pair: (_, { key, value }) => { if (ON_ONE_LINE.includes(String(key)) && isCollection(value)) value.flow = true } })
      quiz.add(node)
      added += 1
    }
  }
  return { text: document.toString({ lineWidth: 0, flowCollectionPadding: false }), added, already }
}

/** Written on one line, as authors do. */
const ON_ONE_LINE = ['facts', 'objectives', 'ask', 'text', 'feedback', 'unsure']

const LETTERS = 'abcdefghijklmnopqrst'

function questionOf(key: string, { kind, ask, options }: DraftQuestion) {
  const names = kind === 'true-or-not' ? 'tn' : LETTERS
  return {
    key, version: 1, kind, critical: false, tests: '', facts: [NO_FACT], objectives: [], ask: { en: ask },
    options: options.map(({ text, right, feedback }, at) => ({
      key: names.charAt(at), ...(right ? { right } : {}), text: { en: text }, feedback: { en: feedback },
    })),
    unsure: { en: '' },
  }
}

const KEY_WORDS = 4

/** A key of the first words of its title, or of what it asks, that no other question of the module has. */
function freeKey(taken: ReadonlySet<string>, { title, ask }: DraftQuestion): string {
  const words = (title || ask).normalize('NFD').replaceAll(/\p{M}/gu, '').toLowerCase().match(/[a-z][a-z0-9]*/g) ?? []
  const key = words.slice(0, KEY_WORDS).join('-') || 'question'
  for (let at = 2; ; at += 1) {
    const tried = at === 2 ? key : `${key}-${at - 1}`
    if (!taken.has(tried)) return tried
  }
}
