import type { Catalog } from '../domain/catalog/shape.ts'
import { newCatalog } from '../domain/catalog/shape.ts'
import { inFileOrder } from './catalog/check-content.ts'
import { loadContent } from './catalog/load-content.ts'

/**
 * The courses, worksheets and contacts of a content folder. Plain Node, no build needed.
 * @throws one error with every problem in the content, a line each: file, line, rule, what to mend
 */
export function readCatalog(folder: string): Catalog {
  const { findings, ...parts } = loadContent(folder)
  if (findings.length > 0) {
    throw new Error(`The content in ${folder} has ${findings.length} to mend:\n${inFileOrder(findings).join('\n')}`)
  }
  return newCatalog(parts)
}
