import type { AstroGlobal } from 'astro'
import type { Part } from '../components/prose/parts.ts'
import type { Locale, Question, Text, Worksheet } from '../domain/catalog/shape.ts'
import { languageOf } from '../domain/catalog/shape.ts'
import { helpLinesOf, type HelpLine } from '../domain/clinics/contacts.ts'
import type { Place } from '../domain/learning/place.ts'
import { found } from '../domain/result.ts'
import { shownWay, type Way } from './gate.ts'
import { proseOf } from './prose.ts'

/** One part of a module as it is printed. */
export interface PaperPart { key: string; number: number; title: Text; parts: Part[]; check: Question | undefined }

/** A whole module on paper, in the version and language of its reader. */
export interface Handout {
  lang: Locale
  way: Way | undefined
  lines: Map<string, HelpLine>
  parts: PaperPart[]
  /** Labels of all that it rests on, each once. */
  sources: string[]
  /** Its own worksheet, to print blank after it; where home may not be safe there is none. */
  worksheet: Worksheet | undefined
}

/** Reads `/learn/{course}/{module}/print`. Nothing is looked up about anyone. */
export async function readHandout(astro: AstroGlobal, { module }: Place): Promise<Handout> {
  const { world, clinic, locale } = astro.locals
  const lang = languageOf(module, locale)
  const way = await shownWay(astro, module)
  const sheet = world.catalog.worksheet(module.worksheet ?? '')
  // A sheet behind the question stays behind it, whatever module names it.
  const isForLater = way === 'safer' || (sheet?.gate !== undefined && way !== 'safe')
  const prose = await proseOf(module, locale, world.catalog.glossary)
  return {
    lang, way,
    lines: await helpLinesOf(world, clinic, lang),
    parts: module.sections.map((key, at) => ({
      key, number: at + 1, title: module.sectionTitle[key] ?? module.title,
      parts: found(prose.get(key), 'text'), check: module.checks[at],
    })),
    sources: [...new Set(module.sections.flatMap((key) => module.sectionSources[key] ?? []))],
    worksheet: isForLater ? undefined : sheet,
  }
}
