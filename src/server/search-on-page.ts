import type { AstroGlobal } from 'astro'
import type { FoundRow } from '../components/search/found-row.ts'
import { entryPath } from '../domain/catalog/glossary.ts'
import { pick } from '../domain/catalog/shape.ts'
import type { Catalog, Course, Locale, Module } from '../domain/catalog/shape.ts'
import type { Hit } from '../domain/search/shape.ts'
import { SearchForm } from '../domain/search/shape.ts'
import type { Words } from '../words/words.ts'
import { emptyForm, readForm, type Form } from './form.ts'
import { HELP_PLACES } from './help-on-page.ts'
import { readerOf } from './reader.ts'
import { refusedForm } from './refused-form.ts'

/** The search page: the form, and once it was sent, what was found. */
export interface SearchPage { form: Form; found?: FoundRow[] }

/** GET and POST of the search. What was looked for stands in the answer alone. @throws NotSignedIn as `readerOf` */
export async function searchOnPage(astro: AstroGlobal): Promise<SearchPage> {
  const { locals, request } = astro
  const { member } = readerOf(locals)
  if (request.method !== 'POST') return { form: emptyForm }
  const { world, locale, words } = locals
  const read = await readForm(request, SearchForm, words.problems)
  if (!read.ok) return { form: refusedForm(astro, read.form) }
  const hits = await world.search.find(read.value.words, { locale, scope: member ? 'private' : 'ordinary' })
  return { form: read.form, found: hits.flatMap((hit) => rowOf(hit, world.catalog, locale, words) ?? []) }
}

const BEGINNINGS = 3

interface Beginning { course: Course; module: Module; title: { text: string; lang: Locale } }

/** Modules to begin with, where nothing was found: of each of the first courses the first one that asks nothing before. */
export function modulesToBeginWith({ courses }: Pick<Catalog, 'courses'>, locale: Locale): Beginning[] {
  return courses.flatMap((course) => {
    const module = course.modules.find((one) => !one.private && !one.gate)
    return module ? [{ course, module, title: pick(module.title, locale) }] : []
  }).slice(0, BEGINNINGS)
}

/** How a hit is shown; undefined for what this content does not have. */
function rowOf(hit: Hit, catalog: Catalog, locale: Locale, { search: words, help }: Words): FoundRow | undefined {
  if (hit.kind === 'help') {
    const { title } = help.situations[hit.situation]
    return { href: `${HELP_PLACES[locale]}#${hit.situation}`, note: words.helpNow, title: { text: title, lang: locale } }
  }
  if (hit.kind === 'worksheet') {
    const sheet = catalog.worksheet(hit.key)
    return sheet && { href: `/worksheets/${sheet.order}`, note: words.worksheet, title: pick(sheet.title, locale) }
  }
  if (hit.kind === 'word') {
    const entry = catalog.glossary.find(({ key }) => key === hit.key)
    return entry && { href: entryPath(entry), note: words.word, title: pick(entry.term, locale), excerpt: hit.excerpt }
  }
  return rowInModule(hit, catalog, locale, words)
}

function rowInModule(hit: Extract<Hit, { kind: 'module' | 'part' }>, catalog: Catalog, locale: Locale, words: Words['search']): FoundRow | undefined {
  const module = catalog.module(hit.key)
  const course = module && catalog.course(module.courseKey)
  if (!module || !course) return undefined
  const href = `/learn/${course.order}/${module.order}`
  const title = pick(module.title, locale)
  if (hit.kind === 'module') return { href, note: words.module(module.order), title, excerpt: hit.excerpt }
  const part = module.sections.indexOf(hit.part) + 1
  const partTitle = module.sectionTitle[hit.part]
  if (!partTitle) return undefined
  return { href: `${href}/${part}`, note: words.part(module.order, part), within: title, title: pick(partTitle, locale), excerpt: hit.excerpt }
}
