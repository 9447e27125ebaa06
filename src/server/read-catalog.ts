import type { Catalog } from '../domain/catalog/shape.ts'
import { newCatalog } from '../domain/catalog/shape.ts'
import { errorsIn, inFileOrder } from './catalog/finding.ts'
import { loadContent } from './catalog/load-content.ts'
import { readFolder } from './catalog/read-folder.ts'

/**
 * The courses, worksheets and contacts of a content folder. Plain Node, no build needed. Only what makes a catalog is
 * checked here: the rest was checked by the build, which notes the fingerprint of what it saw.
 * @throws one error with every problem in the content, a line each: file, line, rule, what to mend
 */
export function readCatalog(folder: string): Catalog {
  const content = loadContent(readFolder(folder))
  const errors = errorsIn(content.findings)
  if (errors.length > 0) {
    throw new Error(`The content in ${folder} has ${errors.length} to mend:\n${inFileOrder(errors).join('\n')}`)
  }
  return newCatalog(content)
}
