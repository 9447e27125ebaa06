import type { SearchContents } from '../../../db/search.ts'
import { loadContent } from '../catalog/load-content.ts'
import { readFolder } from '../catalog/read-folder.ts'
import { readSearchWords } from '../catalog/search-words.ts'
import { searchContents } from './contents.ts'

/** What the search index of a content folder holds; what is broken there is left out. */
export function makeContents(folder: string): SearchContents {
  const files = readFolder(folder)
  return searchContents(loadContent(files), readSearchWords(files, []))
}
