import { existsSync } from 'node:fs'
import { openSearchFile, openSearchInMemory, type SearchStore } from '../../../db/search.ts'
import type { Catalog } from '../../domain/catalog/shape.ts'
import { findIn } from '../../domain/search/find-in.ts'
import type { Search } from '../../domain/search/shape.ts'

/** Written by the build, beside the pages. */
export const SEARCH_FILE = 'dist/search.db'
const CONTENT_FOLDER = 'content'

export interface OpenSearch extends Search { close(): void }

/**
 * The search over this content. The index is opened by the first who looks for something: a start and the commands pay
 * nothing for it. Where the build's is missing or of other content (development, tests), one is made in memory.
 */
export function openSearch(catalog: Pick<Catalog, 'fingerprint'>): OpenSearch {
  let opening: Promise<SearchStore> | undefined
  return {
    async find(words, looking) {
      opening ??= openStore(catalog.fingerprint())
      // What could not be opened is tried again.
      opening.catch(() => { opening = undefined })
      return findIn(await opening, words, looking)
    },
    close() {
      void opening?.then((store) => store.close(), () => undefined)
      opening = undefined
    },
  }
}

async function openStore(fingerprint: string): Promise<SearchStore> {
  if (existsSync(SEARCH_FILE)) {
    const built = openSearchFile(SEARCH_FILE)
    if (built.fingerprint === fingerprint) return built
    built.close()
  }
  // What reads the texts is needed here alone.
  const { makeContents } = await import('./make-contents.ts')
  return openSearchInMemory(makeContents(CONTENT_FOLDER))
}
