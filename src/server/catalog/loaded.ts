import type { Front, Locale, QuizFile, Worksheet } from '../../domain/catalog/shape.ts'
import type { Node } from './read-mdx.ts'
import type { Yaml } from './read-yaml.ts'

/* Content files once they are read and shaped, with the lines their parts stand on. */

/** One module's text in one language. */
export interface Language {
  locale: Locale
  path: string
  front: Front
  blocks: readonly Node[]
  lineOf: Yaml['lineOf']
}

export interface Quiz { path: string; file: QuizFile; lineOf: Yaml['lineOf'] }

/** What stands in one module's folder; a file that cannot be shaped is missing, with a finding. */
export interface ModuleFiles {
  folder: string
  en: Language | undefined
  es: Language | undefined
  quiz: Quiz | undefined
}

export interface Sheet { path: string; sheet: Worksheet; lineOf: Yaml['lineOf'] }

/** A Spanish text of another version than the English one: it is not offered, so it is not held to the English. */
export function isStale({ en, es }: Pick<ModuleFiles, 'en' | 'es'>): boolean {
  return en !== undefined && es !== undefined && en.front.version !== es.front.version
}
