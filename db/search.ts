import Sqlite, { type Database as Raw } from 'better-sqlite3'
import { rmSync } from 'node:fs'

/*
 * The search index: content only, nothing of any person, so it is no part of the database. A build writes it; the
 * server only reads it. What is looked for arrives as stems, so that the text search of another engine can serve it.
 */

type Lang = 'en' | 'es'

/** A text in each language it is in. */
export type InLanguages = Partial<Record<Lang, string>>

/** A place that can be found: its stems, and the sentences that may be shown of it, one a line. */
export interface SearchPlace { kind: string; key: string; part: string; isPrivate: boolean; title: InLanguages; text: InLanguages; excerpt: InLanguages }
/** A word of the texts as it is written, without accents. `times`: how often. */
export interface SearchVocabulary { lang: Lang; word: string; stem: string; times: number }
/** Phrases, as stems, that mean the same; with `help`, the situation that goes before all else. */
export interface SearchMeaningRow { help: string | null; said: { lang: Lang; stems: string }[] }

export interface SearchContents { fingerprint: string; places: SearchPlace[]; vocabulary: SearchVocabulary[]; meanings: SearchMeaningRow[] }

/** Stems in a row that a place has to hold in one of its texts. */
export interface Wanted { lang: Lang; stems: string }
export type Needs = 'title' | 'all' | 'one'
export interface PlaceRow { kind: string; key: string; part: string; excerptEn: string | null; excerptEs: string | null }

/** What search rules ask of an index. Another engine serves it by answering the same. */
export interface SearchStore {
  fingerprint: string
  /**
   * The best places first.
   * @param wanted a list of terms, each a list of alternatives
   * @param options.needs `title`: all terms stand in the title; `all`: all stand somewhere; `one`: one does
   */
  listPlaces(wanted: Wanted[][], options: { needs: Needs; withPrivate: boolean; limit: number }): PlaceRow[]
  /** The meanings of a phrase. */
  listMeanings(lang: Lang, stems: string): number[]
  /** All that is said for a meaning, and the help it asks for. */
  findMeaning(id: number): { help: string | null; said: Wanted[] }
  holds(lang: Lang, stem: string): boolean
  /** Words with this beginning, the most frequent first. */
  listStartingWith(lang: Lang, beginning: string, limit: number): SearchVocabulary[]
  /** Words of these lengths, one after the other, and how often each stands in the texts. */
  eachOfLength(lang: Lang, least: number, most: number): Iterable<[word: string, times: number]>
  close(): void
}

const TABLES = `
  create table note (fingerprint text not null) strict;
  create table place (id integer primary key, kind text not null, key text not null, part text not null,
    is_private integer not null, excerpt_en text, excerpt_es text) strict;
  create virtual table place_text using fts5(title_en, text_en, title_es, text_es, content='', tokenize='unicode61 remove_diacritics 2');
  create table vocabulary (lang text not null, word text not null, stem text not null, times integer not null,
    primary key (lang, word)) strict, without rowid;
  create index vocabulary_stem on vocabulary (lang, stem);
  create table meaning (id integer primary key, help text) strict;
  create table said (lang text not null, stems text not null, meaning integer not null,
    primary key (lang, stems, meaning)) strict, without rowid;
  create index said_meaning on said (meaning);
`
/** A word in a title tells more than the same word in a text. */
const TITLE_WEIGHT = 8
/** Kibibytes of pages that an open index may keep. */
const CACHE_KIB = 256

/** Writes an index into a new file; an older one there is gone. */
export function writeSearch(file: string, contents: SearchContents): void {
  rmSync(file, { force: true })
  const raw = new Sqlite(file)
  try {
    fill(raw, contents)
    raw.exec('vacuum')
  } finally {
    raw.close()
  }
}

/** Opens a written index to read. @throws where the file is missing or is no index */
export function openSearchFile(file: string): SearchStore {
  return storeOn(new Sqlite(file, { readonly: true, fileMustExist: true }))
}

/** An index in memory, for development and tests. */
export function openSearchInMemory(contents: SearchContents): SearchStore {
  const raw = new Sqlite(':memory:')
  fill(raw, contents)
  return storeOn(raw)
}

function fill(raw: Raw, { fingerprint, places, vocabulary, meanings }: SearchContents): void {
  raw.exec(TABLES)
  const insert = (table: string, width: number) => raw.prepare(`insert into ${table} values (${Array(width).fill('?').join(', ')})`)
  const place = insert('place', 7)
  const text = insert('place_text (rowid, title_en, text_en, title_es, text_es)', 5)
  const word = insert('vocabulary', 4)
  const meaning = insert('meaning', 2)
  const said = insert('said', 3)
  raw.exec('begin')
  insert('note', 1).run(fingerprint)
  places.forEach((one, id) => {
    place.run(id, one.kind, one.key, one.part, one.isPrivate ? 1 : 0, one.excerpt.en ?? null, one.excerpt.es ?? null)
    text.run(id, one.title.en ?? '', one.text.en ?? '', one.title.es ?? '', one.text.es ?? '')
  })
  for (const { lang, word: spelled, stem, times } of vocabulary) word.run(lang, spelled, stem, times)
  meanings.forEach(({ help, said: phrases }, id) => {
    meaning.run(id, help)
    for (const { lang, stems } of phrases) said.run(lang, stems, id)
  })
  raw.exec(`insert into place_text (place_text) values ('optimize'); commit`)
}

function storeOn(raw: Raw): SearchStore {
  try {
    raw.pragma(`cache_size = -${CACHE_KIB}`)
    raw.pragma('trusted_schema = off')
    const places = raw.prepare(`select kind, key, part, excerpt_en as excerptEn, excerpt_es as excerptEs from place_text
      join place on place.id = place_text.rowid
      where place_text match ? and is_private <= ?
      order by bm25(place_text, ${TITLE_WEIGHT}, 1, ${TITLE_WEIGHT}, 1), place.id limit ?`)
    const meanings = raw.prepare('select meaning from said where lang = ? and stems = ? order by meaning').pluck()
    const help = raw.prepare('select help from meaning where id = ?').pluck()
    const said = raw.prepare('select lang, stems from said where meaning = ? order by lang, stems')
    const stems = raw.prepare('select 1 from vocabulary where lang = ? and stem = ? limit 1').pluck()
    const starting = raw.prepare(`select lang, word, stem, times from vocabulary where lang = ? and word >= ? and word < ? || '{'
      order by times desc, word limit ?`)
    const ofLength = raw.prepare('select word, times from vocabulary where lang = ? and length(word) between ? and ?').raw()
    return {
      fingerprint: String(raw.prepare('select fingerprint from note').pluck().get()),
      listPlaces: (wanted, { needs, withPrivate, limit }) => {
        const terms = wanted.filter((term) => term.length > 0)
        return terms.length === 0 ? [] : places.all(expression(terms, needs), withPrivate ? 1 : 0, limit) as PlaceRow[]
      },
      listMeanings: (lang, phrase) => meanings.all(lang, phrase) as number[],
      findMeaning: (id) => ({ help: help.get(id) as string | null, said: said.all(id) as Wanted[] }),
      holds: (lang, stem) => stems.get(lang, stem) !== undefined,
      listStartingWith: (lang, beginning, limit) => starting.all(lang, beginning, beginning, limit) as SearchVocabulary[],
      eachOfLength: (lang, least, most) => ofLength.iterate(lang, least, most) as Iterable<[string, number]>,
      close: () => raw.close(),
    }
  } catch (error) {
    raw.close()
    throw error
  }
}

/** FTS5's own language: `({title_en text_en}: ("relaps" OR "return to us") OR …) AND …`. Stems hold letters and digits alone. */
function expression(terms: Wanted[][], needs: Needs): string {
  const inLanguage = (lang: Lang, term: Wanted[]) => {
    const phrases = term.filter((one) => one.lang === lang).map(({ stems }) => `"${stems.replaceAll('"', '')}"`)
    return phrases.length > 0 ? [`{title_${lang}${needs === 'title' ? '' : ` text_${lang}`}} : (${phrases.join(' OR ')})`] : []
  }
  return terms.map((term) => `(${[...inLanguage('en', term), ...inLanguage('es', term)].join(' OR ')})`).join(needs === 'one' ? ' OR ' : ' AND ')
}
