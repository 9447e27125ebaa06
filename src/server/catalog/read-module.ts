import type { z } from 'zod'
import { Front, QuizFile, locales } from '../../domain/catalog/shape.ts'
import type { Locale } from '../../domain/catalog/shape.ts'
import type { Language, ModuleFiles } from './build-module.ts'
import { checkClaims, checkQuestionFacts, checkSafety } from './check-claims.ts'
import { checkLengths } from './check-lengths.ts'
import { checkParity, checkSpanish } from './check-parity.ts'
import { checkQuestions } from './check-questions.ts'
import { checkChecks, checkStructure } from './check-structure.ts'
import { checkWords } from './check-words.ts'
import type { Finding, Report } from './finding.ts'
import { reportTo } from './finding.ts'
import type { Facts } from './read-facts.ts'
import type { Files } from './read-folder.ts'
import { all, attribute, lineOf, readMdx } from './read-mdx.ts'
import type { Yaml } from './read-yaml.ts'
import { readYaml, shaped } from './read-yaml.ts'

/** What a module's files may point at. */
export interface Known {
  facts: Facts | undefined
  worksheets: ReadonlySet<string>
  contacts: ReadonlySet<string> | undefined
  course: string | undefined
}

/** Reads and checks one module's folder. Findings are added to the list; what cannot be shaped gives undefined. */
export function readModule(folder: string, files: Files, known: Known, findings: Finding[]): ModuleFiles | undefined {
  const path = `courses/${folder}`
  const quiz = readQuiz(`${path}/quiz.yaml`, files, findings)
  const [en, es] = locales.map((locale) => readLanguage(`${path}/${locale}.mdx`, locale, quiz, files, known, findings))
  if (!files.has(`${path}/en.mdx`)) {
    reportTo(findings, `${path}/en.mdx`)('K1', undefined, 'The file is missing. Every module is in English.')
  }
  if (en && quiz) {
    const report = reportTo(findings, `${path}/quiz.yaml`)
    if (quiz.module !== en.front.key) report('K1', undefined, `module is "${quiz.module}"; the front matter says "${en.front.key}". Make them the same.`)
    if (known.facts) checkQuestionFacts([...quiz.checks, ...quiz.quiz], en.front.sources, known.facts, report)
    if (es) checkSpanish(quiz, report)
  }
  if (en && es) checkParity(en, es, reportTo(findings, `${path}/es.mdx`))
  return en && quiz && { folder, en, es, quiz }
}

function readQuiz(path: string, files: Files, findings: Finding[]): z.output<typeof QuizFile> | undefined {
  const report = reportTo(findings, path)
  const text = files.get(path)
  if (text === undefined) {
    report('K1', undefined, 'The file is missing. Write the checks and the quiz.')
    return undefined
  }
  const yaml = readYaml(text, report)
  const quiz = yaml && shaped(QuizFile, yaml, report)
  if (quiz) checkQuestions(quiz, (list, at) => yaml.lineOf([list, at]), report)
  return quiz
}

function readLanguage(
  path: string, locale: Locale, quiz: QuizFile | undefined, files: Files, known: Known, findings: Finding[],
): Language | undefined {
  const report = reportTo(findings, path)
  const text = files.get(path)
  const mdx = text === undefined ? undefined : readMdx(text, report)
  if (!mdx) return undefined
  const { blocks } = mdx
  checkWords(blocks, report)
  for (const contact of all(blocks, 'Contact')) {
    const id = attribute(contact, 'id') ?? ''
    if (known.contacts && !known.contacts.has(id)) report('K5', lineOf(contact), `<Contact id="${id}"> is not in the contacts. Mend the id or add it there.`)
  }
  const front = readFront(mdx.front, locale, known.course, report)
  if (!front) return undefined
  checkStructure(blocks, front, known.worksheets, report)
  if (quiz) checkChecks(blocks, quiz, report)
  checkLengths(blocks, front, quiz, report)
  if (known.facts) checkClaims(blocks, front, known.facts, report)
  checkSafety(blocks, front, report)
  return { front, blocks }
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
