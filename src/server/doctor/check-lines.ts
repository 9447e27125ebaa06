import { CHECKS, type Check } from '../../domain/doctor/check.ts'
import type { Words } from '../../words/words.ts'

/** One thing looked at, in words: what it is, how it stands or how to put it right. */
export interface CheckLine { name: string; text: string; good: boolean }

/** What was found, in the order things are shown. */
export function checkLines(checks: readonly Check[], words: Words['doctor']): CheckLine[] {
  return [...checks].sort((a, b) => CHECKS.indexOf(a.key) - CHECKS.indexOf(b.key)).map(({ key, finding, n = 0 }) => (
    { name: words.names[key], text: finding ? words.fixes[finding](n) : words.good[key](n), good: finding === undefined }))
}
