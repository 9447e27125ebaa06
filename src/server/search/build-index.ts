import { fileURLToPath } from 'node:url'
import type { AstroIntegration } from 'astro'
import { writeSearch } from '../../../db/search.ts'
import { makeContents } from './make-contents.ts'

/** Writes the search index beside the built pages. */
export function searchIndex(): AstroIntegration {
  return {
    name: 'porchlight-search-index',
    hooks: {
      'astro:build:done': ({ dir }) => writeSearch(fileURLToPath(new URL('../search.db', dir)), makeContents('content')),
    },
  }
}
