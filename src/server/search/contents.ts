import type { InLanguages, SearchContents, SearchMeaningRow, SearchPlace } from '../../../db/search.ts'
import { entryFor } from '../../domain/catalog/glossary.ts'
import type { SearchMeaning } from '../../domain/catalog/search-words.ts'
import type { GlossaryEntry, Locale, Module, Text, Worksheet } from '../../domain/catalog/shape.ts'
import { locales } from '../../domain/catalog/shape.ts'
import { stemsOf } from '../../domain/search/words.ts'
import type { Content } from '../catalog/load-content.ts'
import type { ModuleFiles } from '../catalog/loaded.ts'
import { readModuleText } from '../catalog/module-text.ts'
import { textsIn } from '../catalog/passages.ts'
import { seenBy } from '../catalog/read-text.ts'
import { sentencesOf } from '../catalog/sentences.ts'
import { countVocabulary } from './vocabulary.ts'

/** A place before its words are cut down to stems. */
interface Place extends Pick<SearchPlace, 'kind' | 'key' | 'part' | 'isPrivate'> { title: InLanguages; text: InLanguages; excerpt: InLanguages }

/** A clinic's own number stands here, which the index does not know. */
const TOKEN = /\{[a-z_]+\}/
const TOKENS = new RegExp(TOKEN, 'g')

/** What the search index holds of the content: what every reader sees, and the words that lead there. */
export function searchContents(content: Content, meanings: readonly SearchMeaning[]): SearchContents {
  const { courses, loaded, worksheets, glossary, fingerprint } = content
  const filesOf = new Map(loaded.flatMap(({ modules }) => modules).map((files) => [files.folder, files]))
  const places = [
    ...courses.flatMap(({ modules }) => modules).flatMap((module) => [
      placeOfModule(module, glossary), ...placesOfParts(module, filesOf.get(module.folder)),
    ]),
    ...worksheets.map(placeOfWorksheet),
    ...glossary.map(placeOfWord),
  ]
  const said = [...meanings.map(rowOf), ...glossary.map(({ term, also }) => rowOf({ en: [term.en, ...also.en], es: [term.es, ...also.es] }))]
  return {
    fingerprint, meanings: said,
    places: places.map((place) => ({ ...place, title: stemmed(place.title), text: stemmed(place.text) })),
    vocabulary: countVocabulary([
      ...places.flatMap(({ title, text }) => [title, text]),
      ...meanings.map(({ en, es }) => ({ en: en.join(' '), es: es.join(' ') })),
    ]),
  }
}

/** Nothing is quoted from behind the safety question or from a private module. */
function isQuoted({ gate, private: isPrivate }: Pick<Module, 'gate' | 'private'>): boolean {
  return gate === undefined && !isPrivate
}

function placeOfModule(module: Module, glossary: readonly GlossaryEntry[]): Place {
  const { key, title, main, objectives, summary, terms } = module
  const shown = inLanguages(module.locales, (lang) => [main, ...objectives].map((text) => own(text, lang)).join('\n'))
  const explained = [...new Set(locales.flatMap((lang) => terms[lang].flatMap((term) => entryFor(glossary, term, lang) ?? [])))]
  return {
    kind: 'module', key, part: '', isPrivate: module.private,
    title: inLanguages(module.locales, (lang) => own(title, lang)),
    text: inLanguages(locales, (lang) => [
      shown[lang] ?? '', ...summary.map((text) => own(text, lang)), ...explained.flatMap(({ term, also }) => [term[lang], ...also[lang]]),
    ].join('\n')),
    excerpt: isQuoted(module) ? shown : {},
  }
}

function placesOfParts(module: Module, files: ModuleFiles | undefined): Place[] {
  const read = inLanguages(module.locales, (lang) => files?.[lang] && readModuleText(files[lang]))
  return module.sections.map((part) => {
    // What one had better not say is no answer to anybody's question.
    const sentences = inLanguages(module.locales, (lang) => seenBy(read[lang]?.sections.find(({ id }) => id === part)?.blocks ?? [], {})
      .filter(({ inside }) => !inside.includes('Avoid')).flatMap(({ sentences }) => sentences))
    return {
      kind: 'part', key: module.key, part, isPrivate: module.private,
      title: inLanguages(module.locales, (lang) => module.sectionTitle[part] && own(module.sectionTitle[part], lang)),
      text: inLanguages(module.locales, (lang) => [own(module.title, lang), ...(sentences[lang] ?? [])].join('\n')),
      excerpt: isQuoted(module)
        ? inLanguages(module.locales, (lang) => sentences[lang]?.filter((sentence) => !TOKEN.test(sentence)).join('\n')) : {},
    }
  })
}

function placeOfWorksheet(sheet: Worksheet): Place {
  const { key, title, printTitle, fields } = sheet
  return {
    kind: 'worksheet', key, part: '', isPrivate: false,
    title: inLanguages(locales, (lang) => `${own(title, lang)}\n${own(printTitle, lang)}`),
    text: inLanguages(locales, (lang) => fields.flatMap(({ label, help, options }) => textsIn([label, help, options]))
      .map(({ text }) => own(text, lang)).join('\n')),
    excerpt: {},
  }
}

function placeOfWord({ key, term, also, meaning }: GlossaryEntry): Place {
  return {
    kind: 'word', key, part: '', isPrivate: false,
    title: inLanguages(locales, (lang) => [term[lang], ...also[lang]].join('\n')),
    text: meaning,
    excerpt: inLanguages(locales, (lang) => sentencesOf(meaning[lang]).join('\n')),
  }
}

function rowOf({ en, es, help }: Pick<SearchMeaning, 'en' | 'es' | 'help'>): SearchMeaningRow {
  const phrases = { en, es }
  const said = locales.flatMap((lang) => [...new Set(phrases[lang].map((phrase) => stemsOf(phrase, lang)))].map((stems) => ({ lang, stems })))
  return { help: help ?? null, said }
}

function own(text: Text, lang: Locale): string {
  return text[lang] ?? ''
}

function inLanguages<T>(langs: readonly Locale[], of: (lang: Locale) => T | undefined): Partial<Record<Locale, T>> {
  return Object.fromEntries(langs.flatMap((lang) => {
    const value = of(lang)
    return value === undefined ? [] : [[lang, value]]
  }))
}

function stemmed(text: InLanguages): InLanguages {
  return inLanguages(locales, (lang) => text[lang] === undefined ? undefined : stemsOf(text[lang].replaceAll(TOKENS, ' '), lang))
}
