import { Front, QuizFile, locales } from '../../domain/catalog/shape.ts'
import type { Locale } from '../../domain/catalog/shape.ts'
import { checkQuestions } from './check-questions.ts'
import { checkChecks, checkStructure } from './check-structure.ts'
import { checkVocabulary } from './check-vocabulary.ts'
import type { Finding, Report } from './finding.ts'
import { reportTo } from './finding.ts'
import type { Language, ModuleFiles, Quiz } from './loaded.ts'
import { isStale } from './loaded.ts'
import type { Files } from './read-folder.ts'
import { all, attribute, lineOf, readMdx } from './read-mdx.ts'
import type { Yaml } from './read-yaml.ts'
import { readYaml, shaped } from './read-yaml.ts'

/** What a module's files may point at. */
export interface Known {
  worksheets: ReadonlySet<string>
  contacts: ReadonlySet<string> | undefined
  course: string | undefined
}

/** Reads one module's folder and checks its bones, without which no page could be drawn. */
export function readModule(folder: string, files: Files, known: Known, findings: Finding[]): ModuleFiles {
  const path = `courses/${folder}`
  const quiz = readQuiz(`${path}/quiz.yaml`, files, findings)
  const [en, es] = locales.map((locale) => readLanguage(`${path}/${locale}.mdx`, locale, files, known, findings))
  if (!files.has(`${path}/en.mdx`)) {
    reportTo(findings, `${path}/en.mdx`)('K1', undefined, 'The file is missing. Every module is in English.')
  }
  if (en && quiz && quiz.file.module !== en.front.key) {
    reportTo(findings, quiz.path)('K1', quiz.lineOf(['module']), `module is "${quiz.file.module}"; the front matter says "${en.front.key}". Make them the same.`)
  }
  const read = { folder, en, es, quiz }
  for (const language of [en, isStale(read) ? undefined : es]) {
    if (language && quiz) checkChecks(language.blocks, quiz.file, reportTo(findings, language.path))
  }
  return read
}

function readQuiz(path: string, files: Files, findings: Finding[]): Quiz | undefined {
  const report = reportTo(findings, path)
  const text = files.get(path)
  if (text === undefined) {
    report('K1', undefined, 'The file is missing. Write the checks and the quiz.')
    return undefined
  }
  const yaml = readYaml(text, report)
  const file = yaml && shaped(QuizFile, yaml, report)
  if (!file) return undefined
  checkQuestions(file, (list, at) => yaml.lineOf([list, at]), report)
  return { path, file, lineOf: yaml.lineOf }
}

function readLanguage(path: string, locale: Locale, files: Files, known: Known, findings: Finding[]): Language | undefined {
  const report = reportTo(findings, path)
  const text = files.get(path)
  const mdx = text === undefined ? undefined : readMdx(text, report)
  if (!mdx) return undefined
  const { blocks } = mdx
  checkVocabulary(blocks, report)
  for (const contact of all(blocks, 'Contact')) {
    const id = attribute(contact, 'id') ?? ''
    if (known.contacts && !known.contacts.has(id)) report('K5', lineOf(contact), `<Contact id="${id}"> is not in the contacts. Mend the id or add it there.`)
  }
  const front = readFront(mdx.front, locale, known.course, report)
  if (!front) return undefined
  checkStructure(blocks, front, known.worksheets, report)
  return { locale, path, front, blocks, lineOf: mdx.front.lineOf }
}

function readFront(yaml: Yaml, locale: Locale, course: string | undefined, report: Report): Front | undefined {
  const front = shaped(Front, yaml, report)
  if (!front) return undefined
  if (front.lang !== locale) report('K1', yaml.lineOf(['lang']), `lang is ${front.lang}. This is the file for ${locale}.`)
  if (course !== undefined && front.course !== course) {
    report('K1', yaml.lineOf(['course']), `course is "${front.course}". The folder's course.yaml says "${course}".`)
  }
  return front
}
