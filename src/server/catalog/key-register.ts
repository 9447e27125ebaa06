import { z } from 'zod'
import type { Question } from '../../domain/catalog/shape.ts'
import type { Report } from './finding.ts'
import type { Content } from './load-content.ts'
import type { ModuleFiles, Quiz } from './loaded.ts'

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

const PublishedModule = z.strictObject({
  course: z.string(),
  order: z.number(),
  version: z.number(),
  passMark: z.number(),
  gate: z.string().nullable(),
  worksheet: z.string().nullable(),
  objectives: z.number(),
  facts: z.array(z.string()),
  sections: z.array(z.string()),
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
export function registerOf({ loaded, sheets }: Content): Register {
  return {
    courses: Object.fromEntries(loaded.flatMap(({ file }) => (file ? [[file.key, { order: file.order }]] : []))),
    modules: Object.fromEntries(loaded.flatMap(({ modules }) => modules.flatMap(publishedModule))),
    worksheets: Object.fromEntries(sheets.map(({ sheet }) => [sheet.key, { order: sheet.order, fields: sheet.fields.map(({ key }) => key) }])),
    retired: [],
  }
}

function publishedModule({ en, quiz }: ModuleFiles): [string, PublishedModule][] {
  if (!en || !quiz) return []
  const { key, course, order, version, passMark, gate, worksheet, objectives, sources, sections } = en.front
  return [[key, {
    course, order, version, passMark, gate: gate ?? null, worksheet: worksheet ?? null, objectives: objectives.length,
    facts: sources.filter((id) => id.startsWith('F')).sort(), sections: sections.map(({ id }) => id), questions: publishedQuestions(quiz),
  }]]
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
 * gone kept for their order in the address.
 */
export function published(before: Register, now: Register): Register {
  return {
    courses: { ...before.courses, ...now.courses },
    modules: { ...before.modules, ...now.modules },
    worksheets: { ...before.worksheets, ...now.worksheets },
    retired: [...new Set(before.retired)].sort(),
  }
}

/** The register as a file: a question or a list a line, so that a change is read at a glance. */
export function registerText(register: Register): string {
  const onOneLine = (text: string) => text.replace(/\s+/g, ' ')
  return `${JSON.stringify(register, null, 2).replace(/\[[^[\]{}]*\]/g, onOneLine).replace(/\{[^{}]*\}/g, onOneLine)}\n`
}
