import type { InLanguages, SearchVocabulary } from '../../../db/search.ts'
import { locales } from '../../domain/catalog/shape.ts'
import { stemOf, wordsIn } from '../../domain/search/words.ts'

/** Every word of these texts, by language, and how often it stands there. */
export function countVocabulary(texts: readonly InLanguages[]): SearchVocabulary[] {
  return locales.flatMap((lang) => {
    const times = new Map<string, number>()
    for (const { word } of texts.flatMap((text) => wordsIn(text[lang] ?? ''))) times.set(word, (times.get(word) ?? 0) + 1)
    return [...times].map(([word, count]) => ({ lang, word, stem: stemOf(word, lang), times: count }))
  })
}
