import { rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { openDraft } from '../../src/server/draft.ts'
import { listDrafts } from '../../src/server/list-drafts.ts'
import { en, paths, quiz, smallContent, withContent } from '../support/small-content.ts'

const TODAY = '2026-11-24'
/** Patience with a busy computer. */
const BUSY_MS = 30_000

/** A draft of small content, and how to save one of its files. */
function withDraft(use: (draft: ReturnType<typeof openDraft>, save: (path: string, text: string) => void, folder: string) => void): void {
  withContent(smallContent, (folder) => use(openDraft(folder), (path, text) => writeFileSync(join(folder, path), text), folder))
}

test('a saved sentence and a saved question are there at the next look', () => withDraft((draft, save) => {
  expect(draft().catalog.at(1, 1)?.title.en).toBe('Small steps')
  save(paths.en, en.replace('title: Small steps', 'title: Short steps'))
  expect(draft().catalog.at(1, 1)?.title.en).toBe('Short steps')
  save(paths.quiz, quiz.replace('What now?', 'And now?'))
  expect(draft().catalog.at(1, 1)?.checks[0]?.ask.en).toBe('And now?')
}), BUSY_MS)

test('each look has modules of its own, so that no text is kept longer than a page', () => withDraft((draft) => {
  const [first, second] = [draft().catalog.at(1, 1), draft().catalog.at(1, 1)]
  expect(second).toEqual(first)
  expect(second).not.toBe(first)
}))

test('what was checked is not checked again until a file changes', () => withDraft((draft, save) => {
  const before = draft().findings(TODAY)
  expect(draft().findings(TODAY)).toBe(before)
  save(paths.en, en.replace('minutes: 10', 'minutes: 30'))
  expect(draft().findings(TODAY).map(String)).toContainEqual(expect.stringContaining('minutes is 30'))
}))

test('a broken file takes its module out, with a finding, and the module comes back', () => withDraft((draft, save) => {
  for (const [path, broken] of [
    [paths.en, en.replace('objectives: [', 'objectives: [[')], [paths.quiz, 'module: {'], [paths.en, ''],
    ['courses/1-first/course.yaml', 'key: ['], ['facts.json', '{'],
  ] as const) {
    save(path, broken)
    expect(draft().catalog.at(1, 1), path).toBeUndefined()
    expect(draft().courses[0]?.modules[0]?.folder).toBe('1-first/01-small-steps')
    expect(draft().findings(TODAY).filter(({ level, file }) => level === 'E' && file === path)).not.toEqual([])
    save(path, smallContent[path] ?? '')
    expect(draft().catalog.at(1, 1)?.key, path).toBe('small-steps')
  }
}))

test('while a file is away for a moment, the last look holds', () => withDraft((draft, _save, folder) => {
  const before = draft().catalog.at(1, 1)
  rmSync(folder, { recursive: true })
  try {
    expect(draft().catalog.at(1, 1)).toEqual(before)
  } finally {
    writeFileSync(folder, '')
  }
}))

test('the list counts what is to mend, by module, and names what lies outside', () => withDraft((draft, save) => {
  save(paths.en, en.replace('tryThis: Look', 'tryThis: You should look').replace('minutes: 10', 'minutes: 25'))
  const { courses, others } = listDrafts(draft(), TODAY)
  expect(courses.map(({ title }) => title)).toEqual(['Course 1: First'])
  expect(courses[0]?.rows).toEqual([
    { path: '/write/1-first/01-small-steps', title: 'Small steps', counts: { E: 1, W: 1, R: 3 } },
  ])
  expect(others.length).toBeGreaterThan(0)
  expect(others.filter(({ file }) => file.startsWith('courses/1-first/01-small-steps/'))).toEqual([])
}))
