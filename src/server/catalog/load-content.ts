import { z } from 'zod'
import type { CatalogParts, Course } from '../../domain/catalog/shape.ts'
import { Contact, CourseFile, Worksheet } from '../../domain/catalog/shape.ts'
import { buildModule } from './build-module.ts'
import { checkNumbers } from './check-numbers.ts'
import { checkTokens, textsOfQuestions, textsOfWorksheet } from './check-tokens.ts'
import { reportTo } from './finding.ts'
import type { Finding } from './finding.ts'
import { readFacts } from './read-facts.ts'
import { fingerprintOf, readFolder } from './read-folder.ts'
import type { Files } from './read-folder.ts'
import { readModule } from './read-module.ts'
import type { Known } from './read-module.ts'
import { readYaml, shaped } from './read-yaml.ts'
import { UniqueKeys } from './unique-keys.ts'

const CONTACTS = 'contacts/us.yaml'
const FACTS = 'facts.json'
const worksheetFile = /^worksheets\/[^/]+\.yaml$/

export interface Content extends CatalogParts { findings: Finding[] }

/** Reads and checks everything in a content folder; what has findings may be left out of the parts. */
export function loadContent(folder: string): Content {
  const files = readFolder(folder)
  const findings: Finding[] = []
  const keys = new UniqueKeys(findings)
  const facts = readFacts(files.get(FACTS), reportTo(findings, FACTS))
  const contacts = readShaped(CONTACTS, z.array(Contact), files, findings)
  const tokens = contacts && new Set(contacts.map(({ id }) => id))
  for (const { id } of contacts ?? []) keys.add('contact', id, CONTACTS)
  const worksheets = readWorksheets(files, tokens, keys, findings)
  const known = { facts, contacts: tokens, worksheets: worksheetKeys(files) }
  const courses = courseFolders(files).flatMap((path) => readCourse(path, files, known, keys, findings) ?? [])
  for (const [path, text] of files) {
    if (/^(courses|worksheets)\//.test(path)) checkNumbers(path, text, reportTo(findings, path))
  }
  checkAfter(courses, findings)
  return { courses, worksheets, contacts: contacts ?? [], fingerprint: fingerprintOf(files), findings }
}

function readShaped<S extends z.ZodType>(
  path: string, schema: S, files: Files, findings: Finding[],
): z.output<S> | undefined {
  const report = reportTo(findings, path)
  const text = files.get(path)
  if (text === undefined) {
    report('K1', undefined, 'The file is missing. Write it as the authoring guide says, part 1.')
    return undefined
  }
  const yaml = readYaml(text, report)
  return yaml && shaped(schema, yaml, report)
}

// A sheet with a fault of its own is still there for the modules that name it.
function worksheetKeys(files: Files): Set<string> {
  const sheets = [...files].filter(([path]) => worksheetFile.test(path))
  return new Set(sheets.flatMap(([, text]) => /^key:\s*(\S+)/m.exec(text)?.[1] ?? []))
}

function readWorksheets(
  files: Files, tokens: ReadonlySet<string> | undefined, keys: UniqueKeys, findings: Finding[],
): Worksheet[] {
  const paths = [...files.keys()].filter((path) => worksheetFile.test(path))
  return paths.flatMap((path) => {
    const sheet = readShaped(path, Worksheet, files, findings)
    if (!sheet) return []
    keys.add('worksheet', sheet.key, path)
    keys.add('order of worksheets', sheet.order, path)
    for (const { key } of sheet.fields) keys.add(`field of ${sheet.key}`, key, path)
    checkTokens(textsOfWorksheet(sheet), tokens, reportTo(findings, path))
    return [sheet]
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
  path: string, files: Files, known: Omit<Known, 'course'>, keys: UniqueKeys, findings: Finding[],
): Course | undefined {
  const file = `${path}/course.yaml`
  const head = readShaped(file, CourseFile, files, findings)
  if (head) {
    keys.add('course', head.key, file)
    keys.add('order of courses', head.order, file)
  }
  const modules = moduleFolders(path, files).flatMap((folder) => {
    const read = readModule(folder, files, { ...known, course: head?.key }, findings)
    if (!read) return []
    const { front } = read.en
    const en = `courses/${folder}/en.mdx`
    keys.add('module', front.key, en)
    keys.add(`order in ${path}`, front.order, en)
    const texts = textsOfQuestions([...read.quiz.checks, ...read.quiz.quiz])
    checkTokens(texts, known.contacts, reportTo(findings, `courses/${folder}/quiz.yaml`))
    return known.facts ? [buildModule(read, known.facts)] : []
  })
  return head && { ...head, modules: modules.sort((a, b) => a.order - b.order) }
}

function checkAfter(courses: readonly Course[], findings: Finding[]): void {
  const modules = courses.flatMap((course) => course.modules)
  for (const { after, folder } of modules) {
    if (after !== undefined && !modules.some(({ key }) => key === after)) {
      reportTo(findings, `courses/${folder}/en.mdx`)('K1', undefined, `after is "${after}", which is no module. Mend the key.`)
    }
  }
}
