import type { GlossaryEntry, Locale, Question, Text } from '../../domain/catalog/shape.ts'
import { locales } from '../../domain/catalog/shape.ts'
import type { Language, Quiz, Sheet } from './loaded.ts'
import type { LoadedCourse } from './load-content.ts'
import type { ModuleText } from './module-text.ts'

/**
 * Who speaks. `ours`: the course itself. `said`: words to say aloud. `told`: an opening story. `asked`: a question and
 * its case. `myth`: a statement that is not true. `answered`: feedback on an option that is not right. `wrong`: what
 * stands in <Avoid> or in such an option.
 */
export type Voice = 'ours' | 'said' | 'told' | 'asked' | 'myth' | 'answered' | 'wrong'

/** A piece of text a reader sees, wherever it is written. */
export interface Passage { text: string; sentences?: readonly string[]; locale: Locale; voice: Voice; line(): number | undefined }

/** What one language file says: its text and its front matter. */
export function passagesOfText(language: Language, { sections }: ModuleText): Passage[] {
  const { front, locale, lineOf } = language
  const at = (path: PropertyKey[], text: string): Passage => ({ text, locale, voice: 'ours', line: () => lineOf(path) })
  const { title, main, objectives, summary, tryThis, trySafer, contentNote } = front
  return [
    at(['title'], title), at(['main'], main),
    ...objectives.map((text, index) => at(['objectives', index], text)),
    ...front.sections.map((section, index) => at(['sections', index], section.title)),
    ...summary.map((text, index) => at(['summary', index], text)),
    at(['tryThis'], tryThis),
    ...(trySafer ? [at(['trySafer'], trySafer)] : []),
    ...passagesOfPractice(language),
    ...(contentNote ? [at(['contentNote'], contentNote)] : []),
    ...sections.flatMap(({ blocks }) => blocks).map(({ text, sentences, line, inside }): Passage => (
      { text, sentences, locale, voice: voiceOf(inside), line: () => line })),
  ]
}

/** What there is to practise, in both ways through it. */
export function passagesOfPractice({ front: { practise }, locale, lineOf }: Language): Passage[] {
  const ways = practise ? [{ path: ['practise'], practice: practise }, ...(practise.safer ? [{ path: ['practise', 'safer'], practice: practise.safer }] : [])] : []
  return ways.flatMap(({ path, practice: { situation, steps } }) => [
    { path: [...path, 'situation'], text: situation }, ...steps.map((text, at) => ({ path: [...path, 'steps', at], text })),
  ]).map(({ path, text }): Passage => ({ text, locale, voice: 'ours', line: () => lineOf(path) }))
}

function voiceOf(inside: readonly string[]): Voice {
  if (inside.includes('Avoid')) return 'wrong'
  if (inside.includes('Script')) return 'said'
  return inside.includes('Story') ? 'told' : 'ours'
}

/** What the checks and the quiz say, in both languages. */
export function passagesOfQuiz({ file, lineOf }: Quiz): Passage[] {
  return (['checks', 'quiz'] as const).flatMap((list) => file[list].flatMap((question, at) =>
    textsOf(question).flatMap(({ path, text, voice }) => inBoth(text, voice, () => lineOf([list, at, ...path])))))
}

function textsOf({ kind, story, ask, options, unsure }: Question): { path: PropertyKey[]; text: Text | undefined; voice: Voice }[] {
  const statement = options.some(({ key, right }) => key === 't' && right) ? 'ours' : 'myth'
  const isRight = (option: Question['options'][number]) => kind === 'order' || option.right === true
  return [
    { path: ['story'], text: story, voice: 'asked' },
    { path: ['ask'], text: ask, voice: kind === 'true-or-not' ? statement : 'asked' },
    ...options.flatMap((option, at): { path: PropertyKey[]; text: Text; voice: Voice }[] => [
      { path: ['options', at, 'text'], text: option.text, voice: isRight(option) ? 'ours' : 'wrong' },
      { path: ['options', at, 'feedback'], text: option.feedback, voice: isRight(option) ? 'ours' : 'answered' },
    ]),
    { path: ['unsure'], text: unsure, voice: 'ours' },
  ]
}

/** What a worksheet says, on screen and on paper; examples are a family's own words. */
export function passagesOfSheet({ sheet, lineOf }: Sheet): Passage[] {
  return textsIn(sheet).flatMap(({ path, text }) => inBoth(text, path.includes('example') ? 'said' : 'ours', () => lineOf(path)))
}

/** What the glossary says of its words. */
export function passagesOfGlossary(entries: readonly GlossaryEntry[]): Passage[] {
  return entries.flatMap(({ meaning }) => inBoth(meaning, 'ours', () => undefined))
}

/** What stands in a course file. */
export function passagesOfCourse({ file, lineOf }: LoadedCourse): Passage[] {
  return textsIn(file).flatMap(({ path, text }) => inBoth(text, 'ours', () => lineOf?.(path)))
}

/** Every text in both languages inside a shaped file, with its place, whatever field holds it. */
export function textsIn(value: unknown, path: readonly PropertyKey[] = []): { path: readonly PropertyKey[]; text: Text }[] {
  if (typeof value !== 'object' || value === null) return []
  if ('en' in value && typeof value.en === 'string') return [{ path, text: value as Text }]
  const keys = Array.isArray(value) ? [...value.keys()] : Object.keys(value)
  return keys.flatMap((key) => textsIn((value as Record<PropertyKey, unknown>)[key], [...path, key]))
}

function inBoth(text: Text | undefined, voice: Voice, line: () => number | undefined): Passage[] {
  return locales.flatMap((locale) => {
    const own = text?.[locale]
    return own === undefined ? [] : [{ text: own, locale, voice, line }]
  })
}
