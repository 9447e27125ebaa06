import { checkFiles } from './check-content.ts'
import type { Counts, TableRow } from './count-content.ts'
import { countContent, readingTable } from './count-content.ts'
import { errorsIn } from './finding.ts'
import { KEYS, placesOf, published, readRegister, registerOf, registerText } from './key-register.ts'
import type { Files } from './read-folder.ts'

export interface ReportOptions { release: boolean; table: boolean; json: boolean; writeKeys: boolean }

/** What is said about the content, whether it fails, and what keys.json becomes when keys are published. */
export interface ContentReport { lines: string[]; failed: boolean; keys: string | undefined }

const headings = ['module', 'language', 'words', 'minutes', 'says', 'grade', 'hardest part', 'longest sentence', 'right a–e', 'true']

/** Checks content files as of `today`, a day `YYYY-MM-DD`, and tells it line by line, or as JSON. */
export function reportContent(files: Files, today: string, options: ReportOptions): ContentReport {
  const { content, findings } = checkFiles(files, today)
  const errors = errorsIn(findings, options.release)
  const before = readRegister(files.get(KEYS), () => undefined)
  const now = registerOf(content)
  const mayPublish = before !== undefined && errorsIn(findings).length === 0
  const keys = options.writeKeys && mayPublish ? registerText(published(before, now)) : undefined
  const report = { failed: errors.length > 0, keys }
  if (options.json) {
    return { ...report, lines: [JSON.stringify({ findings, counts: countContent(content), table: readingTable(content) }, null, 2)] }
  }
  const later = options.release ? [] : findings.filter(({ level }) => level === 'R')
  const warnings = findings.filter(({ level }) => level === 'W')
  const known = new Set(before && placesOf(keys === undefined ? before : published(before, now)))
  const unpublished = placesOf(now).filter((place) => !known.has(place)).length
  return {
    ...report,
    lines: [
      ...findings.filter((finding) => !later.includes(finding)).map(String),
      ...(options.table ? tableOf(readingTable(content)) : []),
      `${errors.length} to mend, ${warnings.length} to look at${later.length > 0 ? `, ${later.length} before a release (--release lists them)` : ''}.`,
      ...(unpublished > 0 ? [`${unpublished} keys are not in ${KEYS} yet; --write-keys publishes them.`] : []),
      ...(options.writeKeys ? [keys === undefined ? `${KEYS} was left as it is: mend the errors first.` : `${KEYS} holds every key now.`] : []),
      summaryOf(countContent(content)),
    ],
  }
}

function tableOf(rows: readonly TableRow[]): string[] {
  const cells = [headings, ...rows.map((row) => Object.values(row).map(String))]
  const widths = headings.map((_, column) => Math.max(...cells.map((row) => row[column]!.length)))
  return cells.map((row) => row.map((cell, column) => cell.padEnd(widths[column]!)).join('  ').trimEnd())
}

function summaryOf({ courses, modules, spanish, sections, words, questions, worksheets, references }: Counts): string {
  const kinds = Object.entries(questions).map(([kind, count]) => `${count} ${kind}`).join(', ')
  return `${courses} courses, ${modules} modules (${spanish} in Spanish), ${sections} sections, ${words} words; questions: ${kinds}; ${worksheets} worksheets, ${references} references.`
}
