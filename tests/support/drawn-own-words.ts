import { experimental_AstroContainer as AstroContainer } from 'astro/container'
import OwnWords from '../../src/components/refreshers/OwnWords.astro'
import type { OwnWords as Own } from '../../src/domain/refreshers/own-words.ts'
import { wordsOf } from '../../src/words/words.ts'

/** The HTML of the question about somebody's own words. Holds an `.astro` import: to be read by read-astro.ts. */
export async function drawnOwnWords(own: Own, locale: 'en' | 'es'): Promise<string> {
  const container = await AstroContainer.create()
  return container.renderToString(OwnWords, { props: { own, locale, words: wordsOf(locale).refreshers, refresherId: 'refresher-1' } })
}
