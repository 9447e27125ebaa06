import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { checkFiles } from '../server/catalog/check-content.ts'
import { countContent, readingTable } from '../server/catalog/count-content.ts'
import type { Counts } from '../server/catalog/count-content.ts'
import { errorsIn } from '../server/catalog/finding.ts'
import { KEYS, placesOf, published, readRegister, registerOf, registerText } from '../server/catalog/key-register.ts'
import { readFolder } from '../server/catalog/read-folder.ts'

/**
 * `npm run content:check`: every problem of the content as file, line, level, rule and what to do. Exit 1 on errors.
 * `-- --release` counts what only a release needs as an error; `--table` adds the reading level of every module;
 * `--json` prints findings, counts and table as one object; `--folder` looks elsewhere than in content.
 * `--write-keys`, run when a change is published, adds new keys to content/keys.json and raises versions there, once
 * nothing is left to mend. To retire a key, take it out of its file and add its place to `retired` in keys.json: the
 * finding says which, as `section signs-you-can-see/pattern`.
 */
const { values: options } = parseArgs({
  options: {
    'release': { type: 'boolean', default: false }, 'table': { type: 'boolean', default: false },
    'json': { type: 'boolean', default: false }, 'write-keys': { type: 'boolean', default: false },
    'folder': { type: 'string', default: 'content' },
  },
})
const started = performance.now()
const files = readFolder(options.folder)
const { content, findings } = checkFiles(files, new Date().toISOString().slice(0, 10))
const before = readRegister(files.get(KEYS), () => undefined)
const errors = errorsIn(findings, options.release)
if (options.json) printJson()
else printText()
if (options['write-keys']) writeKeys()
process.exitCode = errors.length > 0 ? 1 : 0

function printJson(): void {
  say(JSON.stringify({ findings, counts: countContent(content), table: readingTable(content) }, null, 2))
}

function printText(): void {
  const later = findings.filter(({ level }) => level === 'R' && !options.release)
  for (const finding of findings) if (!later.includes(finding)) say(String(finding))
  if (options.table) printTable(readingTable(content).map((row) => Object.values(row).map(String)))
  const warnings = findings.filter(({ level }) => level === 'W').length
  say(`${errors.length} to mend, ${warnings} to look at${later.length > 0 ? `, ${later.length} before a release (--release lists them)` : ''}.`)
  const unpublished = newPlaces()
  if (unpublished > 0) say(`${unpublished} keys are not in ${KEYS} yet; --write-keys publishes them.`)
  say(`${summaryOf(countContent(content))} ${((performance.now() - started) / 1000).toFixed(1)} s.`)
}

function printTable(rows: string[][]): void {
  const all = [['module', 'language', 'words', 'minutes', 'says', 'grade', 'hardest part', 'longest sentence', 'right a–e', 'true'], ...rows]
  const widths = all[0]!.map((_, column) => Math.max(...all.map((row) => row[column]!.length)))
  for (const row of all) say(row.map((cell, column) => cell.padEnd(widths[column]!)).join('  ').trimEnd())
}

function summaryOf({ courses, modules, spanish, sections, words, questions, worksheets, references }: Counts): string {
  const kinds = Object.entries(questions).map(([kind, count]) => `${count} ${kind}`).join(', ')
  return `${courses} courses, ${modules} modules (${spanish} in Spanish), ${sections} sections, ${words} words; questions: ${kinds}; ${worksheets} worksheets, ${references} references.`
}

function newPlaces(): number {
  const known = new Set(before ? placesOf(before) : [])
  return placesOf(registerOf(content)).filter((place) => !known.has(place)).length
}

function writeKeys(): void {
  if (!before || errorsIn(findings).length > 0) {
    say(`${KEYS} was left as it is: mend the errors first.`)
    return
  }
  writeFileSync(join(options.folder, KEYS), registerText(published(before, registerOf(content))))
  say(`${KEYS} holds every key now.`)
}

function say(line: string): void {
  process.stdout.write(`${line}\n`)
}
