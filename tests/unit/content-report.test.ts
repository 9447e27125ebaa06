import { spawnSync } from 'node:child_process'
import { expect, test } from 'vitest'
import type { ReportOptions } from '../../src/server/catalog/content-report.ts'
import { reportContent } from '../../src/server/catalog/content-report.ts'
import { text } from '../support/content-findings.ts'
import { smallContent, withContent } from '../support/small-content.ts'

type Files = Readonly<Record<string, string>>

function report(change: Files = {}, options: Partial<ReportOptions> = {}) {
  const files = new Map(Object.entries({ ...smallContent, ...change }))
  return reportContent(files, '2026-11-24', { release: false, table: false, json: false, writeKeys: false, ...options })
}

const broken = text('minutes: 10', 'minutes: 30')

test('whole content ends well, with what there is', () => {
  const { failed, lines } = report()
  expect(failed).toBe(false)
  expect(lines).toEqual([
    expect.stringMatching(/^0 to mend, 0 to look at, \d+ before a release \(--release lists them\)\.$/),
    expect.stringMatching(/^\d+ keys are not in keys\.json yet; --write-keys publishes them\.$/),
    expect.stringMatching(/^1 courses, 1 modules \(0 in Spanish\), 3 sections, \d+ words; questions: 7 pick-one, 0 pick-many, 0 true-or-not, 0 order, 1 scenario; 1 worksheets, 2 references\.$/),
  ])
})

test('an error fails, a warning does not', () => {
  expect(report(broken)).toMatchObject({ failed: true, lines: expect.arrayContaining([expect.stringContaining(' E K1 minutes is 30.')]) })
  const { failed, lines } = report(text('Looking helps.', 'You should look.'))
  expect(failed).toBe(false)
  expect(lines.slice(0, 2)).toEqual([expect.stringContaining(' W W2 "should"'), expect.stringContaining('0 to mend, 1 to look at')])
})

test('a release asks for more', () => {
  const { failed, lines } = report({}, { release: true })
  expect(failed).toBe(true)
  expect(lines.join('\n')).toContain(' R D1 Not reviewed by a clinician.')
  expect(lines.join('\n')).not.toContain('before a release')
})

test('the table has the reading level and the balance of every module', () => {
  const { lines } = report({}, { table: true })
  expect(lines[0]).toMatch(/^module +language +words +minutes +says +grade +hardest part +longest sentence +right a–e +true$/)
  expect(lines[1]).toMatch(/^small-steps +en +\d+ +10 +10 +-?\d+\.\d +-?\d+\.\d +19 +3 3 2 0 0 +0 of 0$/)
})

test('as JSON it can be read by programs', () => {
  const { failed, lines } = report(broken, { json: true })
  expect(failed).toBe(true)
  expect(JSON.parse(lines.join('\n'))).toMatchObject({
    findings: expect.arrayContaining([expect.objectContaining({ level: 'E', rule: 'K1', line: 9 })]), counts: { courses: 1 }, table: [],
  })
})

test('keys are published once nothing is left to mend', () => {
  expect(report({}).keys).toBeUndefined()
  expect(report(broken, { writeKeys: true })).toMatchObject({
    keys: undefined, lines: expect.arrayContaining(['keys.json was left as it is: mend the errors first.']),
  })
  const { keys, lines } = report({}, { writeKeys: true })
  expect(keys).toContain('"sections": [ "look", "ask", "rest" ]')
  expect(lines).toContain('keys.json holds every key now.')
  expect(report({ 'keys.json': keys! }).lines.join('\n')).not.toContain('not in keys.json')
})

test('the command tells the time it took and ends with 1 where something is to mend', () => {
  withContent({ ...smallContent, ...broken }, (folder) => {
    const { status, stdout } = spawnSync(process.execPath, ['src/commands/content-check.ts', '--folder', folder], { encoding: 'utf8' })
    expect(status).toBe(1)
    expect(stdout).toMatch(/en\.mdx:9 E K1 minutes is 30\.[\s\S]* \d+\.\d s\.\n$/)
  })
}, 20_000)
