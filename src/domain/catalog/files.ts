import { z } from 'zod'
import { Text, countWords, locales } from './text.ts'

/* The content files as authors write them (content.md, parts 3 and 5). Messages say how to mend the file. */

export const relations = ['parent-adult', 'parent-teen', 'partner', 'sibling', 'adult-child', 'grandparent'] as const
/** Whose story is told; also which words stand on the script card. */
export type StoryRelation = (typeof relations)[number]

export const Key = z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'A key is lower-case words with hyphens.')
const Day = z.iso.date('Write a day as YYYY-MM-DD.')
const Order = z.number({ error: 'Give it a number from 1 up.' }).int().min(1, 'Give it a number from 1 up.')
const Version = z.number({ error: 'Versions count from 1.' }).int().min(1, 'Versions count from 1.')

function line(words: number) {
  return z.string().trim().min(1, 'Write it.')
    .refine((text) => countWords(text) <= words, `The limit is ${words} words. Shorten it.`)
}

const courseObjectivesFix = 'A course has 3–6 objectives.'

/** A course. `about` is what it holds, `who` whom it is for, `objectives` what one can do after it (each starts with a verb). */
export const CourseFile = z.strictObject({
  key: Key,
  order: Order,
  title: Text,
  about: Text,
  who: Text,
  objectives: z.array(Text).min(3, courseObjectivesFix).max(6, courseObjectivesFix),
})
export type CourseFile = z.infer<typeof CourseFile>

export const Review = z.strictObject({ by: z.string().nullable(), role: z.string().optional(), on: Day.nullable(), next: Day.nullable() })
export type Review = z.infer<typeof Review>

const practiceStepsFix = 'A practice has 3–5 steps to check it by.'
const practice = {
  situation: line(45),
  steps: z.array(line(15)).min(3, practiceStepsFix).max(5, practiceStepsFix),
}

const minutesFix = 'A module takes 10–25 minutes. Shorten it or split it.'
const objectivesFix = 'A module has 2–5 objectives.'
const sectionsFix = 'A module has 3–5 sections.'
const passMarkFix = 'The pass mark stands between 0 and 1, as 0.8.'
const titleFix = 'The limit is 65 characters. Shorten it.'

/**
 * The front matter of a module, one per language file. `practise`: something to say is written out and held against
 * the module's own steps by who wrote it; `safer` is something to write to oneself, where home may not be safe.
 */
export const Front = z.strictObject({
  key: Key,
  lang: z.enum(locales),
  course: Key,
  order: Order,
  version: Version,
  title: z.string().trim().min(1).max(65, titleFix),
  main: line(25),
  minutes: z.number({ error: minutesFix }).min(10, minutesFix).max(25, minutesFix),
  objectives: z.array(z.string().min(1)).min(2, objectivesFix).max(5, objectivesFix),
  sections: z
    .array(z.strictObject({ id: Key, title: z.string().trim().min(1).max(65, titleFix) }))
    .min(3, sectionsFix)
    .max(5, sectionsFix),
  passMark: z.number({ error: passMarkFix }).gt(0, passMarkFix).max(1, passMarkFix),
  worksheet: Key.optional(),
  summary: z.array(line(15)).length(3, 'A summary has 3 bullets.'),
  tryThis: z.string().min(1),
  trySafer: z.string().min(1).optional(),
  practise: z.strictObject({ ...practice, safer: z.strictObject(practice).optional() }).optional(),
  terms: z.array(z.string().min(1)).max(4, 'A module explains at most 4 hard words.'),
  sources: z.array(z.string()).min(1, 'Name the facts it rests on.'),
  private: z.literal(true).optional(),
  gate: z.literal('safety').optional(),
  contentNote: z.string().min(1).optional(),
  alwaysOpen: z.literal(true).optional(),
  after: Key.optional(),
  allowWords: z.array(z.strictObject({ word: z.string(), reason: z.string() })).optional(),
  review: Review,
  clarity: z.strictObject({ cci: z.number().nullable(), pemat: z.number().nullable(), on: Day.nullable() }),
})
export type Front = z.infer<typeof Front>

export const questionKinds = ['pick-one', 'pick-many', 'true-or-not', 'order', 'scenario'] as const

export const Option = z.strictObject({ key: Key, right: z.boolean().optional(), text: Text, feedback: Text })
export type Option = z.infer<typeof Option>

/**
 * A check or quiz question. `right` stands on the right options; in an `order` question the options are listed in
 * the right order and `alsoRight` names other right orders by option keys. "I am not sure yet" is added by the page
 * and answered with `unsure`. `tests` is for authors and reports, never shown.
 */
export const Question = z.strictObject({
  key: Key,
  version: Version,
  kind: z.enum(questionKinds),
  critical: z.boolean(),
  tests: z.string(),
  facts: z.array(z.string()).min(1, 'Name the facts it rests on.'),
  draft: z.string().optional(),
  story: Text.optional(),
  ask: Text,
  options: z.array(Option),
  alsoRight: z.array(z.array(Key)).optional(),
  unsure: Text,
})
export type Question = z.infer<typeof Question>

const askedFix = 'Name the objectives it asks by their place in the front matter, as [2]; [] where it asks for none of them.'

/** A question of the quiz also names the module's objectives it asks, counted from 1; for authors and the checker, never sent. */
export const QuizQuestion = Question.extend({
  objectives: z.array(z.number({ error: askedFix }).int(askedFix).min(1, askedFix), { error: askedFix }),
})
export type QuizQuestion = z.infer<typeof QuizQuestion>

export const QuizFile = z.strictObject({ module: Key, checks: z.array(Question), quiz: z.array(QuizQuestion) })
export type QuizFile = z.infer<typeof QuizFile>

const fieldTypes = ['text', 'long', 'check', 'list', 'date', 'phone', 'choice', 'fixed', 'pen', 'scale'] as const

function hasFittingExample({ type, options, example }: { type: string; options?: Text[] | undefined; example?: Text | undefined }): boolean {
  if (!example || (type !== 'check' && type !== 'choice')) return true
  if (example.es !== undefined && example.es !== example.en) return false
  const numbers = example.en.split(', ').map(Number)
  const isOption = (number: number) => options?.[number - 1] !== undefined
  return numbers.every(isOption) && (type === 'check' || numbers.length === 1)
}

/**
 * One field of a worksheet. `max`: lines of a list, top of a scale, characters of `text`, `long` and `phone`.
 * `stored: false`: read on the page and forgotten. `refreshAsk`: asked again days later, beside what was written.
 *
 * `example` is how one of the story families filled it in, the same family on the whole sheet: words as they would
 * write them; in a list one line each; in a check or choice the numbers of the ticked options, counted from 1, as
 * "1, 3"; in a scale the number; in a date the day in words. `fixed`, `pen` and what is not stored have none.
 */
export const Field = z.strictObject({
  key: Key,
  type: z.enum(fieldTypes),
  label: Text,
  help: Text.optional(),
  options: z.array(Text).optional(),
  max: z.number().int().min(1).optional(),
  stored: z.literal(false).optional(),
  refreshAsk: Text.optional(),
  example: Text.optional(),
}).refine(hasFittingExample, { path: ['example'], error: 'In a check or choice the example names options by number, as "1, 3".' })
export type Field = z.infer<typeof Field>

/** Where a scale ends that names no end of its own. */
export const SCALE_TOP = 10

/** A worksheet: `order` is the number in its address, never given to another; `printTitle` is the neutral one; `safeToKeep` asks first whether it is safe to keep at home; with `gate` the safety question stands before it. */
export const Worksheet = z.strictObject({
  key: Key,
  order: Order,
  printTitle: Text,
  title: Text,
  safeToKeep: z.boolean(),
  gate: z.literal('safety').optional(),
  fields: z.array(Field).min(1, 'A worksheet needs fields.'),
})
export type Worksheet = z.infer<typeof Worksheet>

/**
 * One line or place by its token. `voice`, `sms`, `tty` are numbers as people dial them; a place the clinic names
 * stands in `voice` too. With `clinicFills` there is no default. A clinic's own values replace the rest by `id`.
 */
export const Contact = z.strictObject({
  id: z.string().regex(/^[a-z_]+$/, 'A contact token is lower-case words with underscores.'),
  label: Text,
  voice: z.string().nullish(),
  sms: z.string().nullish(),
  tty: z.string().nullish(),
  chat: z.url().nullish(),
  note: Text.nullish(),
  hours: z.string().optional(),
  languages: z.array(z.enum(locales)).optional(),
  audience: z.string().optional(),
  cost: z.string().optional(),
  jurisdiction: z.string().optional(),
  sourceUrl: z.url().optional(),
  required: z.boolean(),
  clinicFills: z.literal(true).optional(),
  lastVerified: Day.nullable(),
  verifyEveryDays: z.number().int().min(1),
})
export type Contact = z.infer<typeof Contact>

const MEANING_WORDS_MAX = 40
const meaningFix = `The limit is ${MEANING_WORDS_MAX} words. Shorten it.`
const Spellings = z.array(z.string().trim().min(1)).default([])

/**
 * A hard word that modules explain, in plain ones. `order` is the number in its address, never given to another word;
 * `also` are other spellings of it. The meaning rests on its facts alone.
 */
export const GlossaryEntry = z.strictObject({
  order: Order,
  key: Key,
  term: z.strictObject({ en: z.string().trim().min(1), es: z.string().trim().min(1) }),
  also: z.strictObject({ en: Spellings, es: Spellings }).default({ en: [], es: [] }),
  meaning: z.strictObject({ en: z.string().trim().min(1), es: z.string().trim().min(1) })
    .refine(({ en, es }) => [en, es].every((text) => countWords(text) <= MEANING_WORDS_MAX), meaningFix),
  facts: z.array(z.string()).min(1, 'Name the facts it rests on.'),
})
export type GlossaryEntry = z.infer<typeof GlossaryEntry>
