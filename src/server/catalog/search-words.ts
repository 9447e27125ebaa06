import { z } from 'zod'
import { SearchMeaning } from '../../domain/catalog/search-words.ts'
import { locales } from '../../domain/catalog/shape.ts'
import { stemsOf } from '../../domain/search/words.ts'
import type { Finding } from './finding.ts'
import { reportTo } from './finding.ts'
import type { Files } from './read-folder.ts'
import { readYaml, shaped } from './read-yaml.ts'

export const SEARCH_WORDS = 'search-words.yaml'

/** No longer phrase is looked up. */
const PHRASE_MAX = 4

/** What people type when they look for something; none where the folder has no such file. What is wrong is reported. */
export function readSearchWords(files: Files, findings: Finding[]): SearchMeaning[] {
  const text = files.get(SEARCH_WORDS)
  const report = reportTo(findings, SEARCH_WORDS)
  const yaml = text === undefined ? undefined : readYaml(text, report)
  const meanings = (yaml && shaped(z.array(SearchMeaning), yaml, report)) ?? []
  for (const lang of locales) {
    const seen = new Map<string, { phrase: string; row: number }>()
    meanings.forEach((meaning, row) => meaning[lang].forEach((phrase, place) => {
      const stems = stemsOf(phrase, lang)
      const line = yaml?.lineOf([row, lang, place])
      const before = seen.get(stems)
      if (before && before.row !== row) report('K2', line, `"${phrase}" is in another row too, as "${before.phrase}": endings make no difference. Take one out.`)
      if (stems.split(' ').length > PHRASE_MAX) report('K7', line, `"${phrase}" is too long to look up. Give at most ${PHRASE_MAX} words.`)
      seen.set(stems, { phrase, row })
    }))
  }
  return meanings
}
