import { existsSync, readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { importsOf } from '../support/tidy.ts'

const SUMMARY = 'src/domain/families/summary/read-summary.ts'
/** Tables whose rows nobody but their author, or the team in their own place, may read. */
const PRIVATE = ['answer', 'checkAnswer', 'firstTry', 'questionState', 'sectionProgress', 'learningEvent', 'privateText', 'planVersion', 'dataKey', 'share', 'staffNote', 'refresherAnswer', 'tryReply']

/** A file and everything whose code it brings with it. */
function reachedFrom(path: string, reached = new Map<string, string>()): Map<string, string> {
  if (reached.has(path) || !existsSync(path)) return reached
  const text = readFileSync(path, 'utf8')
  reached.set(path, text)
  for (const { target, isType } of importsOf(path, text)) if (!isType && target.startsWith('src/')) reachedFrom(target, reached)
  return reached
}

/** The private tables that are asked for in a text. */
function privateTablesIn(text: string): string[] {
  return PRIVATE.filter((table) => new RegExp(`(selectFrom|[jJ]oin|insertInto|updateTable|deleteFrom)\\('${table}\\b`).test(text))
}

describe('the summary of a family', () => {
  test('reaches no table of answers, checks, private texts or notes', () => {
    const reached = reachedFrom(SUMMARY)
    expect([...reached.keys()]).toContain('src/domain/families/queries.ts')
    expect([...reached].flatMap(([path, text]) => privateTablesIn(text).map((table) => `${path} reads ${table}`))).toEqual([])
  })

  test('has a handle that names five tables, and of a call not its note', () => {
    const text = readFileSync('src/domain/families/summary/queries.ts', 'utf8')
    const tables = /type SummaryTables = (.*)/.exec(text)?.[1]
    expect(tables).toBe("'assignment' | 'moduleProgress' | 'attendance' | 'workshop'")
    expect(text).toContain("type CallWithoutNote = { call: Omit<Database['call'], 'noteSealed'> }")
  })

  test('a planted look at one of them is found', () => {
    for (const table of PRIVATE) expect(privateTablesIn(`db.selectFrom('${table}')`), table).toEqual([table])
    expect(privateTablesIn(".leftJoin('privateText as mine'")).toEqual(['privateText'])
  })
})
