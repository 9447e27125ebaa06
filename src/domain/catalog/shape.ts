import type { Contact, GlossaryEntry, Question, Review, StoryRelation, Worksheet } from './files.ts'
import { relations } from './files.ts'
import type { Locale, Text } from './text.ts'

export * from './files.ts'
export * from './text.ts'

/** A private box of the reader. The prompt is plain text; `section` is the section it stands in. */
export interface Reflection { key: string; section: string; prompt: Text }

/** Something to write down as one would say it, and the steps that its author holds it against. Nobody grades it. */
export interface Practice { situation: Text; steps: Text[] }

/**
 * A module as pages and verbs see it. Records hang on `key`; `order` is the number in the address; `minutes` counts
 * reading, checks, quiz and worksheet. `locales` are the languages it is complete in: a text has Spanish only where
 * the whole module has.
 */
export interface Module {
  key: string
  courseKey: string
  order: number
  version: number
  passMark: number
  folder: string
  locales: Locale[]
  title: Text
  main: Text
  minutes: number
  objectives: Text[]
  sections: string[]
  sectionTitle: Record<string, Text>
  /** Labels of the references each section rests on, in reading order, by section id. */
  sectionSources: Record<string, string[]>
  summary: Text[]
  tryThis: Text
  trySafer?: Text
  practise?: Practice & { safer?: Practice }
  terms: Record<Locale, string[]>
  sources: string[]
  reflections: Reflection[]
  /** Its own worksheet; `worksheets` are all that its text points to. */
  worksheet?: string
  worksheets: string[]
  contentNote?: Text
  private: boolean
  alwaysOpen: boolean
  gate?: 'safety'
  /** Key of the module that comes first. */
  after?: string
  review: { en: Review; es?: Review }
  /** One per section; the section's text says where it stands. */
  checks: Question[]
  quiz: Question[]
}

/** A course with its modules by `order`. */
export interface Course { key: string; order: number; title: Text; about: Text; who: Text; objectives: Text[]; modules: Module[] }

/** Something a claim rests on: its plain label with year, the facts it stands behind, and the modules that cite them. */
export interface Reference { label: string; facts: CitedFact[]; modules: Module[] }

/** A fact and the day somebody checked it at its source, `YYYY-MM-DD`; null while nobody has. */
export interface CitedFact { id: string; checkedOn: string | null }

export interface Catalog {
  courses: Course[]
  worksheets: Worksheet[]
  contacts: Contact[]
  glossary: GlossaryEntry[]
  /** Every reference that a module rests on, by label. */
  references: Reference[]
  course(key: string): Course | undefined
  module(key: string): Module | undefined
  worksheet(key: string): Worksheet | undefined
  /** By the numbers in the address. */
  at(course: number, module: number): Module | undefined
  /** SHA-256 over all content files; compared at boot with what the build saw. */
  fingerprint(): string
}

export interface CatalogParts {
  courses: Course[]
  worksheets: Worksheet[]
  contacts: Contact[]
  glossary: GlossaryEntry[]
  references: Reference[]
  fingerprint: string
}

/** A catalog of these parts, whose keys are already known to be unique. */
export function newCatalog(parts: CatalogParts): Catalog {
  const { worksheets, contacts, glossary, references, fingerprint } = parts
  const courses = [...parts.courses].sort((a, b) => a.order - b.order)
  const courseOf = new Map(courses.map((course) => [course.key, course]))
  const modules = courses.flatMap((course) => course.modules)
  const moduleOf = new Map(modules.map((module) => [module.key, module]))
  const worksheetOf = new Map(worksheets.map((worksheet) => [worksheet.key, worksheet]))
  return {
    courses,
    worksheets,
    contacts,
    glossary,
    references,
    course: (key) => courseOf.get(key),
    module: (key) => moduleOf.get(key),
    worksheet: (key) => worksheetOf.get(key),
    at: (course, module) =>
      courses.find(({ order }) => order === course)?.modules.find(({ order }) => order === module),
    fingerprint: () => fingerprint,
  }
}

/** The modules of a course that count anywhere: private ones count nowhere. */
export function ordinaryModules(course: Pick<Course, 'modules'> | undefined): Module[] {
  return course?.modules.filter((module) => !module.private) ?? []
}

/** The language a reader of `locale` gets this module in: English where it is not complete in theirs. */
export function languageOf(module: Pick<Module, 'locales'>, locale: Locale): Locale {
  return module.locales.includes(locale) ? locale : 'en'
}

/** The one thing to try; where home may not be safe, one that brings no talk and no homework. */
export function tryThisOf(module: Pick<Module, 'tryThis' | 'trySafer'>, way: 'safe' | 'safer' | undefined): Text {
  return way === 'safer' ? module.trySafer ?? module.tryThis : module.tryThis
}

/** What to practise; where home may not be safe, something to write to oneself. The same box keeps either. */
export function practiceOf({ practise }: Pick<Module, 'practise'>, way: 'safe' | 'safer' | undefined): Practice | undefined {
  return way === 'safer' ? practise?.safer ?? practise : practise
}

// 0.7 × 10 must not become 8 because floating point says 7.000000000000001.
const ROUNDING = 1e-9

/** How many quiz questions must be right: ceil(passMark × questions). */
export function neededAnswers(module: { passMark: number; quiz: readonly unknown[] }): number {
  return Math.ceil(module.passMark * module.quiz.length - ROUNDING)
}

/** Whose story a reader gets: no choice means a grown child's parent; friends and other relatives read the sibling's. */
export function storyRelation(relation: string | null | undefined): StoryRelation {
  if (!relation) return 'parent-adult'
  return relations.find((known) => known === relation) ?? 'sibling'
}
