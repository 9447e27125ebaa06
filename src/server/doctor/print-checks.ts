import type { Check } from '../../domain/doctor/check.ts'
import { wordsOf } from '../../words/words.ts'
import { checkLines } from './check-lines.ts'

/** Prints what was found, a line for each. @returns whether all is well */
export function printChecks(heading: string, checks: readonly Check[]): boolean {
  const lines = checkLines(checks, wordsOf('en').doctor)
  console.log(`\n${heading}`)
  for (const { name, text, good } of lines) console.log(`  ${good ? 'ok ' : 'FIX'}  ${name}: ${text}`)
  return lines.every(({ good }) => good)
}
