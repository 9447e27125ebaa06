import { expect, test } from 'vitest'
import { checkFiles } from '../../src/server/catalog/check-content.ts'
import type { Rule } from '../../src/server/catalog/finding.ts'
import { en, es, paths, quiz, quizInSpanish, smallContent } from './small-content.ts'

export type Files = Readonly<Record<string, string>>

/** The findings in small content with these files instead, as text. */
export function findingsOf(change: Files, today?: string): string[] {
  return checkFiles(new Map(Object.entries({ ...smallContent, ...change })), today).findings.map(String)
}

/** The English text, its quiz, or another file of small content with one piece swapped. */
export const text = (from: string, to: string): Files => ({ [paths.en]: swapped(en, from, to) })
export const questions = (from: string, to: string): Files => ({ [paths.quiz]: swapped(quiz, from, to) })
export const file = (path: string, from: string, to: string): Files => ({ [path]: swapped(smallContent[path] ?? '', from, to) })

/** Small content in both languages, with one piece of the Spanish text swapped. */
export const spanish = (from = '', to = ''): Files => ({ [paths.es]: swapped(es, from, to), [paths.quiz]: quizInSpanish })

export function swapped(whole: string, from: string, to: string): string {
  if (!whole.includes(from)) throw new Error(`the fixture does not hold ${from}`)
  return whole.replace(from, () => to)
}

export const words = (count: number) => Array.from({ length: count }, () => 'word').join(' ')

/** One row of the authoring guide's part 11: files that break it, each with its message, and files that do not. */
export interface Row { rule: Rule; says: string; breaks: readonly (readonly [change: Files, message: string])[]; holds: readonly Files[]; today?: string }

/** A test for each row. */
export function testRows(rows: readonly Row[]): void {
  for (const { rule, says, breaks, holds, today } of rows) {
    test(`${rule}: ${says}`, () => {
      for (const [change, message] of breaks) {
        const findings = findingsOf(change, today)
        const found = findings.find((finding) => finding.includes(message))
        expect(found, `${message}\n  not in\n${findings.join('\n')}`).toBeDefined()
        expect(found).toMatch(new RegExp(`^[\\w./-]+(:\\d+)? [EWR] ${rule} `))
      }
      for (const change of holds) expect(findingsOf(change, today).filter((finding) => finding.includes(` ${rule} `))).toEqual([])
    })
  }
}
