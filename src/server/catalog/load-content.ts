import { z } from 'zod'
import type { CatalogParts, Course } from '../../domain/catalog/shape.ts'
import { Contact, CourseFile, Worksheet } from '../../domain/catalog/shape.ts'
import { buildModule } from './build-module.ts'
import { checkTokens, textsOfQuestions } from './check-tokens.ts'
import { reportTo } from './finding.ts'
import type { Finding } from './finding.ts'
import { checkTermsAreExplained, readGlossary } from './glossary.ts'
import type { ModuleFiles, Sheet } from './loaded.ts'
import { textsIn } from './passages.ts'
import { readFacts } from './read-facts.ts'
import type { Facts } from './read-facts.ts'
import { fingerprintOf } from './read-folder.ts'
import type { Files } from './read-folder.ts'
import { readModule } from './read-module.ts'
import type { Known } from './read-module.ts'
import type { Yaml } from './read-yaml.ts'
import { readYaml, shaped } from './read-yaml.ts'
import { referencesOf } from './references.ts'
import { typeset } from './typeset.ts'
import { UniqueKeys } from './unique-keys.ts'

export const CONTACTS = 'contacts/us.yaml'
export const FACTS = 'facts.json'
const worksheetFile = /^worksheets\/[^/]+\.yaml$/

/** A course file with the modules in its folder, whole or not. */
export interface LoadedCourse { path: string; file: CourseFile | undefined; lineOf: Yaml['lineOf'] | undefined; modules: ModuleFiles[] }

/**
 * What a content folder holds: the parts of the catalog, and the files behind them for the rules to look at.
 * `findings` say what makes no catalog: shapes, keys, vocabulary, structure. What has findings may be left out.
 */
export interface Content extends CatalogParts {
  findings: Finding[]
  facts: Facts | undefined
  loaded: LoadedCourse[]
  sheets: Sheet[]
}

/** Reads everything the catalog needs, as fast as a start can wait for. The rules are in check-content.ts. */
export function loadContent(files: Files): Content {
  const findings: Finding[] = []
  const keys = new UniqueKeys(findings)
  const facts = readFacts(files.get(FACTS), reportTo(findings, FACTS))
  const contacts = readShaped(CONTACTS, z.array(Contact), files, findings)?.value
  const tokens = contacts && new Set(contacts.map(({ id }) => id))
  for (const { id } of contacts ?? []) keys.add('contact', id, CONTACTS)
  const sheets = readWorksheets(files, tokens, keys, findings)
  const known = { contacts: tokens, worksheets: worksheetKeys(files) }
  const loaded = courseFolders(files).map((path) => readCourse(path, files, known, keys, findings))
  const courses = facts ? typeset(loaded.flatMap((course) => buildCourse(course, facts) ?? [])) : []
  checkAfter(courses, findings)
  const glossary = readGlossary(files, facts, keys, findings)
  checkTermsAreExplained(courses, glossary, findings)
  return {
    courses, worksheets: typeset(sheets.map(({ sheet }) => sheet)), contacts: contacts ?? [], glossary: typeset(glossary),
    references: facts ? referencesOf(courses, facts) : [], fingerprint: fingerprintOf(files),
    findings, facts, loaded, sheets,
  }
}

function readShaped<S extends z.ZodType>(
  path: string, schema: S, files: Files, findings: Finding[],
): { value: z.output<S>; lineOf: Yaml['lineOf'] } | undefined {
  const report = reportTo(findings, path)
  const text = files.get(path)
  if (text === undefined) {
    report('K1', undefined, 'The file is missing. Write it as the authoring guide says, part 1.')
    return undefined
  }
  const yaml = readYaml(text, report)
  const value = yaml && shaped(schema, yaml, report)
  return value === undefined || !yaml ? undefined : { value, lineOf: yaml.lineOf }
}

// A sheet with a fault of its own is still there for the modules that name it.
function worksheetKeys(files: Files): Set<string> {
  const sheets = [...files].filter(([path]) => worksheetFile.test(path))
  return new Set(sheets.flatMap(([, text]) => /^key:\s*(\S+)/m.exec(text)?.[1] ?? []))
}

function readWorksheets(
  files: Files, tokens: ReadonlySet<string> | undefined, keys: UniqueKeys, findings: Finding[],
): Sheet[] {
  const paths = [...files.keys()].filter((path) => worksheetFile.test(path))
  return paths.flatMap((path) => {
    const read = readShaped(path, Worksheet, files, findings)
    if (!read) return []
    const sheet = read.value
    keys.add('worksheet', sheet.key, path)
    keys.add('order of worksheets', sheet.order, path)
    for (const { key } of sheet.fields) keys.add(`field of ${sheet.key}`, key, path)
    checkTokens(textsIn(sheet).map(({ text }) => text), tokens, reportTo(findings, path))
    return [{ path, sheet, lineOf: read.lineOf }]
  })
}

function courseFolders(files: Files): string[] {
  return [...new Set([...files.keys()].flatMap((path) => /^(courses\/[^/]+)\//.exec(path)?.[1] ?? []))]
}

// `1-first/01-small-steps`: what stands in a folder of its own below the course's.
function moduleFolders(path: string, files: Files): string[] {
  const inside = [...files.keys()].map((one) => one.split('/')).filter((steps) => steps.length > 3 && `courses/${steps[1]}` === path)
  return [...new Set(inside.map((steps) => `${steps[1]}/${steps[2]}`))]
}

function readCourse(
  folder: string, files: Files, known: Omit<Known, 'course'>, keys: UniqueKeys, findings: Finding[],
): LoadedCourse {
  const path = `${folder}/course.yaml`
  const read = readShaped(path, CourseFile, files, findings)
  const file = read?.value
  if (file) {
    keys.add('course', file.key, path)
    keys.add('order of courses', file.order, path)
  }
  const modules = moduleFolders(folder, files).map((one) => {
    const module = readModule(one, files, { ...known, course: file?.key }, findings)
    const { en, quiz } = module
    if (en) keys.add('module', en.front.key, en.path)
    if (en) keys.add(`order in ${folder}`, en.front.order, en.path)
    if (quiz) checkTokens(textsOfQuestions([...quiz.file.checks, ...quiz.file.quiz]), known.contacts, reportTo(findings, quiz.path))
    return module
  })
  return { path, file, lineOf: read?.lineOf, modules }
}

function buildCourse({ file, modules }: LoadedCourse, facts: Facts): Course | undefined {
  const built = modules.flatMap(({ folder, en, es, quiz }) => (en && quiz ? [buildModule({ folder, en, es, quiz: quiz.file }, facts)] : []))
  return file && { ...file, modules: built.sort((a, b) => a.order - b.order) }
}

function checkAfter(courses: readonly Course[], findings: Finding[]): void {
  const modules = courses.flatMap((course) => course.modules)
  for (const { after, folder } of modules) {
    if (after !== undefined && !modules.some(({ key }) => key === after)) {
      reportTo(findings, `courses/${folder}/en.mdx`)('K1', undefined, `after is "${after}", which is no module. Mend the key.`)
    }
  }
}
