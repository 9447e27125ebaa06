import { locales } from '../../domain/catalog/shape.ts'
import { advicePatterns, checkAdvice } from './check-advice.ts'
import { checkStopWords, checkTone } from './check-avoided.ts'
import type { Allowed } from './check-avoided.ts'
import { checkBalance } from './check-balance.ts'
import { checkClaims, checkQuestionFacts, checkSources } from './check-claims.ts'
import { checkKeys } from './check-keys.ts'
import { checkLengths } from './check-lengths.ts'
import { checkNumbers } from './check-numbers.ts'
import { checkParity, checkSpanish, checkSpanishSheet, checkStale } from './check-parity.ts'
import { checkGrade, checkGradeOf, checkParagraphs, checkSentences } from './check-reading.ts'
import { checkRelease } from './check-release.ts'
import { checkCrisis, checkGate, checkPractice } from './check-safety.ts'
import { checkReworded } from './check-reworded.ts'
import { checkShuffling } from './check-shuffling.ts'
import { checkObjectives, checkTaught } from './check-taught.ts'
import { checkTerms } from './check-terms.ts'
import { checkPrintTitle } from './check-titles.ts'
import { inFileOrder, reportTo } from './finding.ts'
import type { Finding, Report } from './finding.ts'
import { GLOSSARY } from './glossary.ts'
import { KEYS, readRegister, registerOf } from './key-register.ts'
import { FACTS, loadContent } from './load-content.ts'
import type { Content } from './load-content.ts'
import type { Language, ModuleFiles } from './loaded.ts'
import { isStale } from './loaded.ts'
import { readModuleText } from './module-text.ts'
import type { Passage } from './passages.ts'
import { passagesOfCourse, passagesOfGlossary, passagesOfPractice, passagesOfQuiz, passagesOfSheet, passagesOfText } from './passages.ts'
import { readFolder } from './read-folder.ts'
import { all, attribute } from './read-mdx.ts'
import type { Files } from './read-folder.ts'
import { readSearchWords } from './search-words.ts'

/** The plain words a course may have in its title and description. */
const familiesSearchFor = ['relapse', 'recaída']

/** Everything to mend in a content folder, file by file. With a day, `YYYY-MM-DD`, also what a release needs by then. */
export function checkContent(folder: string, today?: string): Finding[] {
  return checkFiles(readFolder(folder), today).findings
}

/** The rules of the authoring guide's part 11, over content files. Pure: nothing is read but what is given. */
export function checkFiles(files: Files, today?: string): { content: Content; findings: Finding[] } {
  const content = loadContent(files)
  const findings = [...content.findings]
  for (const [path, text] of files) {
    if (/^(courses|worksheets)\//.test(path) || path === GLOSSARY) checkNumbers(path, text, reportTo(findings, path))
  }
  const advice = advicePatterns(content.facts?.neverAdvise ?? [], reportTo(findings, FACTS))
  const speech: Speech = (passages, report, allowed) => {
    checkStopWords(passages, report, allowed)
    checkTone(passages, report, allowed)
    checkAdvice(passages, advice, report)
  }
  for (const course of content.loaded) {
    const passages = passagesOfCourse(course)
    speech(passages, reportTo(findings, course.path), familiesSearchFor)
    checkSentences(passages, reportTo(findings, course.path))
    for (const files of course.modules) checkModule(files, content, speech, findings)
    checkBalance(course, findings)
  }
  checkSheets(content, speech, findings)
  checkGlossary(content, speech, findings)
  readSearchWords(files, findings)
  checkPublished(files, content, today, findings)
  if (today !== undefined) checkRelease(content, today, findings)
  return { content, findings: inFileOrder(findings) }
}

type Speech = (passages: readonly Passage[], report: Report, allowed: Allowed) => void

function checkModule(files: ModuleFiles, content: Content, speech: Speech, findings: Finding[]): void {
  const { en, es, quiz } = files
  const offered = [en, isStale(files) ? undefined : es].filter((one) => one !== undefined)
  for (const language of offered) checkLanguage(language, files, content, speech, reportTo(findings, language.path))
  if (en && es && isStale(files)) checkStale(en, es, reportTo(findings, es.path))
  else if (en && es) checkParity(en, es, reportTo(findings, es.path))
  if (!quiz) return
  const report = reportTo(findings, quiz.path)
  const passages = passagesOfQuiz(quiz)
  speech(passages, report, allowedIn(offered))
  checkSentences(passages, report)
  checkShuffling(quiz, report)
  for (const locale of locales) checkGradeOf(`The quiz in ${locale}`, passages, locale, report)
  if (en && content.facts) checkQuestionFacts(quiz, en.front, content.facts, report)
  if (en) checkObjectives(quiz, en, report)
  if (en) checkTaught(quiz, en, report)
  if (offered.length === locales.length) checkSpanish(quiz, report)
}

function checkLanguage(language: Language, { quiz }: ModuleFiles, { facts }: Content, speech: Speech, report: Report): void {
  const { front, locale } = language
  const text = readModuleText(language)
  checkLengths(text, front, quiz?.file, report)
  if (facts) {
    checkSources(language, facts, report)
    checkClaims(text, locale, facts, report)
  }
  checkCrisis(text, locale, report)
  checkPractice(language, report)
  checkGate(language, text, report)
  checkGrade(text, locale, report)
  checkParagraphs(text, report)
  checkTerms(language, text, report)
  const passages = passagesOfText(language, text)
  speech(passages, report, allowedIn([language]))
  checkSentences(passages, report)
  checkGradeOf('What there is to practise', passagesOfPractice(language), locale, report)
}

function allowedIn(languages: readonly Language[]): Allowed {
  return languages.flatMap(({ front }) => [...(front.allowWords ?? []).map(({ word }) => word), ...front.terms])
}

function checkSheets({ loaded, sheets, facts }: Content, speech: Speech, findings: Finding[]): void {
  const inSpanish = new Set(loaded.flatMap(({ modules }) => modules).flatMap((files) => (isStale(files) || !files.es ? [] : all(files.es.blocks, 'Worksheet').map((sheet) => attribute(sheet, 'id')))))
  for (const one of sheets) {
    const report = reportTo(findings, one.path)
    const passages = passagesOfSheet(one)
    speech(passages, report, [])
    checkSentences(passages, report)
    for (const locale of locales) checkGradeOf(`The worksheet in ${locale}`, passages, locale, report)
    checkPrintTitle(one, facts, report)
    if (inSpanish.has(one.sheet.key)) checkSpanishSheet(one, report)
  }
}

function checkGlossary({ glossary }: Content, speech: Speech, findings: Finding[]): void {
  const report = reportTo(findings, GLOSSARY)
  const passages = passagesOfGlossary(glossary)
  speech(passages, report, glossary.flatMap(({ term, also }) => locales.flatMap((lang) => [term[lang], ...also[lang]])))
  checkSentences(passages, report)
}

// Where something cannot be read, its keys only seem to be gone.
function checkPublished(files: Files, content: Content, today: string | undefined, findings: Finding[]): void {
  const register = readRegister(files.get(KEYS), reportTo(findings, KEYS))
  const isWhole = !content.findings.some(({ rule }) => rule === 'K1' || rule === 'K2')
  const isParsed = content.loaded.every(({ modules }) => modules.every(({ en, quiz }) => en && quiz))
  if (!register || !isWhole || !isParsed) return
  const now = registerOf(content)
  checkKeys(register, now, content, findings)
  if (today !== undefined) checkReworded(register, now, content, findings)
}
