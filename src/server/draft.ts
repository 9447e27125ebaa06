import type { Catalog } from '../domain/catalog/shape.ts'
import { newCatalog } from '../domain/catalog/shape.ts'
import { checkFiles } from './catalog/check-content.ts'
import type { Finding } from './catalog/finding.ts'
import type { Content, LoadedCourse } from './catalog/load-content.ts'
import { loadContent } from './catalog/load-content.ts'
import { fingerprintOf, readFolder } from './catalog/read-folder.ts'
import type { Files } from './catalog/read-folder.ts'

/** The content as it stands on the disk now, broken or not: what `astro dev` shows to people who write. */
export interface Draft {
  /** Every module that can be read; what is broken is left out. */
  catalog: Catalog
  /** Every course folder with its module folders, readable or not. */
  courses: readonly LoadedCourse[]
  /** All that the checker says, as of a day, `YYYY-MM-DD`. */
  findings(today: string): readonly Finding[]
}

interface Read { files: Files; content: Content; checked: Map<string, readonly Finding[]> }

/** @returns what tells the draft in this folder, read anew where a file below it changed since the last time */
export function openDraft(folder: string): () => Draft {
  let last: Read | undefined
  return () => {
    last = readAnew(folder, last)
    const { files, content, checked } = last
    return {
      catalog: catalogOf(content),
      courses: content.loaded,
      findings(today) {
        const known = checked.get(today) ?? checkFiles(files, today).findings
        checked.set(today, known)
        return known
      },
    }
  }
}

function readAnew(folder: string, last: Read | undefined): Read {
  const files = readAll(folder, last)
  if (last && fingerprintOf(files) === last.content.fingerprint) return last
  return { files, content: loadContent(files), checked: new Map() }
}

// Many editors save by taking the file away for a moment.
function readAll(folder: string, last: Read | undefined): Files {
  try {
    return readFolder(folder)
  } catch (error) {
    if (last) return last.files
    throw error
  }
}

// New modules each time: prose.ts keeps a text as long as its module, and this text changes under our hands.
function catalogOf(content: Content): Catalog {
  const courses = content.courses.map((course) => ({ ...course, modules: course.modules.map((module) => ({ ...module })) }))
  return newCatalog({ ...content, courses })
}
