import { z } from 'zod'
import type { HelpSituation } from '../catalog/search-words.ts'
import type { Locale } from '../catalog/text.ts'

/** Nobody types more into a search box; what is longer was pasted by mistake. */
const LETTERS_MAX = 100
/** A page of hits; who needs the twenty-first types one more word. */
export const HITS_MAX = 20

/** What the search form holds. */
export const SearchForm = z.object({ words: z.string().trim().regex(/[\p{L}\p{N}]/u, 'no-words').max(LETTERS_MAX, 'too-long') })
export type SearchForm = z.infer<typeof SearchForm>

/** A stretch of an excerpt; what was looked for is marked. */
export interface Piece { text: string; marked: boolean }

/** A sentence or two out of the text that was found, in its own language. Empty where nothing may or can be shown. */
export interface Excerpt { lang: Locale; pieces: Piece[] }

/** One thing that was found, by its keys in the catalog. A help hit names the situation on the help-now page. */
export type Hit =
  | { kind: 'help'; situation: HelpSituation }
  | { kind: 'module'; key: string; excerpt: Excerpt }
  | { kind: 'part'; key: string; part: string; excerpt: Excerpt }
  | { kind: 'worksheet'; key: string }
  | { kind: 'word'; key: string; excerpt: Excerpt }

/** What may be found: `ordinary` for everyone who may open the library, `private` also private modules. */
export interface Looking { locale: Locale; scope: 'ordinary' | 'private' }

/** The search over the content. The words somebody looks for are kept and logged nowhere. */
export interface Search {
  /** The hits, the best first, at most `HITS_MAX`; first of all the help that words about danger ask for. */
  find(words: string, looking: Looking): Promise<Hit[]>
}
