import type { Course, GlossaryEntry, Module } from './shape.ts'
import type { Locale } from './text.ts'

/** Where the words stand. Numbers, not words: an address must not tell what somebody reads about. */
const GLOSSARY_PATH = '/glossary'

/** The address of an entry. */
export function entryPath({ order }: Pick<GlossaryEntry, 'order'>): string {
  return `${GLOSSARY_PATH}#${entryId({ order })}`
}

/** The id of an entry on its page. */
export function entryId({ order }: Pick<GlossaryEntry, 'order'>): string {
  return `w${order}`
}

/** The entry of a word as a text in that language writes it; capitals make no difference. */
export function entryFor(glossary: readonly GlossaryEntry[], word: string, lang: Locale): GlossaryEntry | undefined {
  const wanted = word.trim().toLowerCase()
  return glossary.find(({ term, also }) => [term[lang], ...also[lang]].some((one) => one.toLowerCase() === wanted))
}

/** The entries as a reader of this language looks them up. */
export function inOrderOfWords(glossary: readonly GlossaryEntry[], lang: Locale): GlossaryEntry[] {
  return [...glossary].sort((a, b) => a.term[lang].localeCompare(b.term[lang], lang))
}

/** The ordinary modules that explain this word, in the order of the courses: private ones are named nowhere. */
export function modulesExplaining(
  courses: readonly Course[], glossary: readonly GlossaryEntry[], entry: GlossaryEntry,
): { course: Course; module: Module }[] {
  return courses.flatMap((course) => course.modules
    .filter((module) => !module.private && explains(module, glossary, entry))
    .map((module) => ({ course, module })))
}

function explains({ terms }: Module, glossary: readonly GlossaryEntry[], entry: GlossaryEntry): boolean {
  return (['en', 'es'] as const).some((lang) => terms[lang].some((term) => entryFor(glossary, term, lang) === entry))
}
