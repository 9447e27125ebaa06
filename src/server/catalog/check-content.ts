import type { Finding } from './finding.ts'
import { loadContent } from './load-content.ts'

export { Finding } from './finding.ts'

/** Everything to mend in a content folder, file by file; empty when it may be built. */
export function checkContent(folder: string): Finding[] {
  return inFileOrder(loadContent(folder).findings)
}

/** Sorted by file, then line; what has no line comes first. */
export function inFileOrder(findings: readonly Finding[]): Finding[] {
  return [...findings].sort((a, b) => a.file.localeCompare(b.file, 'en') || (a.line ?? 0) - (b.line ?? 0))
}
