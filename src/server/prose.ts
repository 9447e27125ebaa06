import mdxRenderer from '@astrojs/mdx/server.js'
import { experimental_AstroContainer as AstroContainer } from 'astro/container'
import { getEntry, render } from 'astro:content'
import { vocabularies } from '../components/prose/index.ts'
import { fillWords, linkTerms, splitProse } from '../components/prose/parts.ts'
import type { Part } from '../components/prose/parts.ts'
import { entryFor, entryPath } from '../domain/catalog/glossary.ts'
import { languageOf } from '../domain/catalog/shape.ts'
import type { GlossaryEntry, Locale, Module } from '../domain/catalog/shape.ts'
import { prose as en } from '../words/en/prose.ts'
import type { ProseWords } from '../words/en/prose.ts'
import { prose as es } from '../words/es/prose.ts'

/** The words of the boxes in a text, in the text's own language. */
export const proseWords: Record<Locale, ProseWords> = { en, es }

const kept = new WeakMap<Module, Map<Locale, Promise<Map<string, Part[]>>>>()

/**
 * The text of a module, cut into parts by section id, in the wanted language or in English (`languageOf`); the words
 * it explains lead to the glossary. Rendered once per module and language, and kept as long as that module: for the
 * life of the process, but in development, where each request has modules of its own.
 * @throws Error where the build does not hold the text
 */
export function proseOf(module: Module, locale: Locale, glossary: readonly GlossaryEntry[]): Promise<Map<string, Part[]>> {
  const lang = languageOf(module, locale)
  const texts = kept.get(module) ?? new Map<Locale, Promise<Map<string, Part[]>>>()
  kept.set(module, texts)
  const known = texts.get(lang)
  if (known) return known
  const parts = renderProse(`${module.folder}/${lang}`, lang, glossary)
  texts.set(lang, parts)
  // A failed rendering is tried again by the next reader.
  parts.catch(() => texts.delete(lang))
  return parts
}

async function renderProse(id: string, lang: Locale, glossary: readonly GlossaryEntry[]): Promise<Map<string, Part[]>> {
  const entry = await getEntry('modules', id)
  if (!entry) throw new Error(`the build holds no text ${id}`)
  const { Content } = await render(entry)
  const container = await AstroContainer.create()
  container.addServerRenderer({ name: '@astrojs/mdx', renderer: mdxRenderer })
  const html = await container.renderToString(Content, { props: { components: vocabularies[lang] } })
  const pathOf = (word: string) => {
    const entry = entryFor(glossary, word, lang)
    return entry && entryPath(entry)
  }
  return splitProse(linkTerms(fillWords(html, proseWords[lang].labels), pathOf))
}
