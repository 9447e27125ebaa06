import { z } from 'zod'
import type { Locale, Question } from '../../domain/catalog/shape.ts'
import { locales } from '../../domain/catalog/shape.ts'
import type { Report } from './finding.ts'
import { printOf, reviewedTexts } from './fingerprints.ts'
import type { Content } from './load-content.ts'
import type { Language, ModuleFiles, Quiz } from './loaded.ts'
import type { Facts } from './read-facts.ts'
import { attribute, citedIn, sectionsIn } from './read-mdx.ts'

export const KEYS = 'keys.json'

/* keys.json: what was published last, and what was retired. Records of families hang on these keys. */

const PublishedQuestion = z.strictObject({
  in: z.enum(['checks', 'quiz']),
  version: z.number(),
  critical: z.boolean(),
  options: z.array(z.string()),
  /** Keys of the right options; of an order, every right order as one text. */
  right: z.array(z.string()),
})
export type PublishedQuestion = z.infer<typeof PublishedQuestion>

/** The words as they were when this review day was first published. */
const Reviewed = z.strictObject({ on: z.string(), words: z.string() })

const PublishedModule = z.strictObject({
  course: z.string(),
  order: z.number(),
  version: z.number(),
  passMark: z.number(),
  gate: z.string().nullable(),
  worksheet: z.string().nullable(),
  objectives: z.number(),
  sections: z.array(z.string()),
  /** By section, the facts it cites, each with a fingerprint of its claim in facts.json. */
  claims: z.record(z.string(), z.record(z.string(), z.string())),
  reviewed: z.partialRecord(z.enum(locales), Reviewed),
  questions: z.record(z.string(), PublishedQuestion),
})
export type PublishedModule = z.infer<typeof PublishedModule>

const PublishedSheet = z.strictObject({ order: z.number(), fields: z.array(z.string()) })

/** `retired` names keys with their place, as `section signs-you-can-see/pattern`; they may never return. */
export const Register = z.strictObject({
  courses: z.record(z.string(), z.strictObject({ order: z.number() })),
  modules: z.record(z.string(), PublishedModule),
  worksheets: z.record(z.string(), PublishedSheet),
  retired: z.array(z.string()),
})
export type Register = z.infer<typeof Register>

const nothing: Register = { courses: {}, modules: {}, worksheets: {}, retired: [] }

/** Reads keys.json. Where there is none, nothing was published yet; one that cannot be read is reported. */
export function readRegister(text: string | undefined, report: Report): Register | undefined {
  if (text === undefined) return nothing
  try {
    const read = Register.safeParse(JSON.parse(text))
    if (read.success) return read.data
    const [issue] = read.error.issues
    report('K1', undefined, `The register of keys cannot be read: ${issue?.path.join('.') ?? ''} ${issue?.message ?? ''}. Take the last good version back.`)
  } catch (error) {
    report('K1', undefined, `The register of keys cannot be read: ${String((error as Error).message)}. Take the last good version back.`)
  }
  return undefined
}

/** The register as this content would publish it, without anything retired. */
export function registerOf({ loaded, sheets, facts }: Content): Register {
  return {
    courses: Object.fromEntries(loaded.flatMap(({ file }) => (file ? [[file.key, { order: file.order }]] : []))),
    modules: Object.fromEntries(loaded.flatMap(({ modules }) => modules.flatMap((files) => publishedModule(files, facts)))),
    worksheets: Object.fromEntries(sheets.map(({ sheet }) => [sheet.key, { order: sheet.order, fields: sheet.fields.map(({ key }) => key) }])),
    retired: [],
  }
}

function publishedModule({ en, es, quiz }: ModuleFiles, facts: Facts | undefined): [string, PublishedModule][] {
  if (!en || !quiz) return []
  const { key, course, order, version, passMark, gate, worksheet, objectives, sections } = en.front
  const reviewed = [en, es].flatMap((language) => (language?.front.review.on ? [[language.locale, reviewedOn(language.front.review.on, reviewedTexts(language, quiz, facts))]] : []))
  return [[key, {
    course, order, version, passMark, gate: gate ?? null, worksheet: worksheet ?? null, objectives: objectives.length,
    sections: sections.map(({ id }) => id), claims: claimsOf(en, facts), reviewed: Object.fromEntries(reviewed), questions: publishedQuestions(quiz),
  }]]
}

function reviewedOn(on: string, texts: readonly string[]): z.infer<typeof Reviewed> {
  return { on, words: printOf(texts) }
}

function claimsOf({ blocks }: Language, facts: Facts | undefined): PublishedModule['claims'] {
  return Object.fromEntries(sectionsIn(blocks).map((section) => {
    const ids = [...new Set(citedIn([section]).map(({ id }) => id))].filter((id) => id.startsWith('F')).sort()
    return [attribute(section, 'id') ?? '', Object.fromEntries(ids.map((id) => [id, printOf([facts?.fact(id)?.claim ?? ''])]))]
  }))
}

function publishedQuestions({ file }: Quiz): Record<string, PublishedQuestion> {
  return Object.fromEntries((['checks', 'quiz'] as const).flatMap((list) => file[list].map((question) => [question.key, {
    in: list, version: question.version, critical: question.critical,
    options: question.options.map(({ key }) => key).sort(), right: rightOf(question),
  }])))
}

function rightOf({ kind, options, alsoRight }: Question): string[] {
  if (kind !== 'order') return options.filter(({ right }) => right).map(({ key }) => key).sort()
  return [options.map(({ key }) => key), ...(alsoRight ?? [])].map((order) => order.join(' ')).sort()
}

/** Every key with its place: `module x`, `section x/y`, `question x/y`, `option x/y/z`, `worksheet x`, `field x/y`, `course x`. */
export function placesOf({ courses, modules, worksheets }: Register): string[] {
  return [
    ...Object.keys(courses).map((key) => `course ${key}`),
    ...Object.entries(modules).flatMap(([key, { sections, questions }]) => [
      `module ${key}`,
      ...sections.map((section) => `section ${key}/${section}`),
      ...Object.entries(questions).flatMap(([question, { options }]) => [
        `question ${key}/${question}`, ...options.map((option) => `option ${key}/${question}/${option}`),
      ]),
    ]),
    ...Object.entries(worksheets).flatMap(([key, { fields }]) => [`worksheet ${key}`, ...fields.map((field) => `field ${key}/${field}`)]),
  ]
}

/**
 * The register after publishing `now`: new keys added, versions raised, whole modules, courses and worksheets that are
 * gone kept for their order in the address. Words reviewed on a day stay as they were until a later review.
 */
export function published(before: Register, now: Register): Register {
  const modules = Object.entries(now.modules).map(([key, module]) => (
    [key, { ...module, reviewed: lastReviewed(before.modules[key]?.reviewed ?? {}, module.reviewed) }]))
  return {
    courses: { ...before.courses, ...now.courses },
    modules: { ...before.modules, ...Object.fromEntries(modules) as Register['modules'] },
    worksheets: { ...before.worksheets, ...now.worksheets },
    retired: [...new Set(before.retired)].sort(),
  }
}

function lastReviewed(before: PublishedModule['reviewed'], now: PublishedModule['reviewed']): PublishedModule['reviewed'] {
  const last = (locale: Locale) => {
    const [was, is] = [before[locale], now[locale]]
    return was && is && is.on > was.on ? is : was ?? is
  }
  return Object.fromEntries(locales.flatMap((locale) => last(locale) ? [[locale, last(locale)]] : []))
}

/** The register as a file: a question or a list a line, so that a change is read at a glance. */
export function registerText(register: Register): string {
  const onOneLine = (text: string) => text.replace(/\s+/g, ' ')
  return `${JSON.stringify(register, null, 2).replace(/\[[^[\]{}]*\]/g, onOneLine).replace(/\{[^{}]*\}/g, onOneLine)}\n`
}
