import type { Needs, PlaceRow, SearchStore, Wanted } from '../../../db/search.ts'
import type { Locale } from '../catalog/text.ts'
import { excerptOf } from './excerpt.ts'
import type { Excerpt, Hit, Looking } from './shape.ts'
import { HITS_MAX } from './shape.ts'
import { understand } from './understand.ts'

/** More parts of one module would push the others off the page. */
const PARTS_MAX = 3
/** Rows asked of the index, of which the page shows `HITS_MAX`. */
const ROWS_MAX = 80

/**
 * Looks in an index: first places whose title holds what was typed, then those that hold every word or what means the
 * same; where there is none, those that hold one of the words.
 */
export function findIn(store: SearchStore, typed: string, { locale, scope }: Looking): Hit[] {
  const understood = understand(store, typed, locale)
  const { help } = understood
  const terms = understood.terms.map(({ typed, alike }) => [...typed, ...alike])
  const rows = (wanted: Wanted[][], needs: Needs) => store.listPlaces(wanted, { needs, withPrivate: scope === 'private', limit: ROWS_MAX })
  const withAll = withoutTwice([...rows(understood.terms.map(({ typed }) => typed), 'title'), ...rows(terms, 'all')])
  const places = withAll.length > 0 || terms.length < 2 ? withAll : rows(terms, 'one')
  const first = help.map((situation): Hit => ({ kind: 'help', situation }))
  const shown = fewOfEach(places).slice(0, HITS_MAX - first.length)
  return [...first, ...shown.flatMap((place) => hitOf(place, locale, terms) ?? [])]
}

function withoutTwice(places: readonly PlaceRow[]): PlaceRow[] {
  return [...new Map(places.map((place) => [`${place.kind} ${place.key} ${place.part}`, place])).values()]
}

function fewOfEach(places: readonly PlaceRow[]): PlaceRow[] {
  const shown = new Map<string, number>()
  return places.filter(({ kind, key }) => {
    if (kind !== 'part') return true
    const count = (shown.get(key) ?? 0) + 1
    shown.set(key, count)
    return count <= PARTS_MAX
  })
}

function hitOf(place: PlaceRow, locale: Locale, terms: Wanted[][]): Hit | undefined {
  const { kind, key, part } = place
  if (kind === 'worksheet') return { kind, key }
  if (kind === 'part') return { kind, key, part, excerpt: shownOf(place, locale, terms) }
  return kind === 'module' || kind === 'word' ? { kind, key, excerpt: orBeginning(place, locale, shownOf(place, locale, terms)) } : undefined
}

function shownOf(place: PlaceRow, locale: Locale, terms: Wanted[][]): Excerpt {
  const { lang, sentences } = shownText(place, locale)
  return excerptOf(sentences, lang, terms)
}

/** What a module or a word is about, where the words stand in its title alone. */
function orBeginning(place: PlaceRow, locale: Locale, excerpt: Excerpt): Excerpt {
  const [first] = shownText(place, locale).sentences.split('\n')
  return excerpt.pieces.length > 0 || !first ? excerpt : { ...excerpt, pieces: [{ text: first, marked: false }] }
}

/** In the reader's language where the text has it, else in English. */
function shownText({ excerptEn, excerptEs }: PlaceRow, locale: Locale): { lang: Locale; sentences: string } {
  return locale === 'es' && excerptEs !== null ? { lang: 'es', sentences: excerptEs } : { lang: 'en', sentences: excerptEn ?? '' }
}
