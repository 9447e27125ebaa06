import type { AstroGlobal } from 'astro'
import type { Part } from '../components/prose/parts.ts'
import type { Catalog, Locale, Module, StoryRelation } from '../domain/catalog/shape.ts'
import { relations } from '../domain/catalog/shape.ts'
import { found } from '../domain/result.ts'
import type { Finding } from './catalog/finding.ts'
import { isIn } from './list-drafts.ts'
import { proseOf } from './prose.ts'

/** What `/write/{course folder}/{module folder}` shows. Without `shown` only the findings can be. */
export interface DraftModule {
  folder: string
  findings: readonly Finding[]
  shown: { module: Module; parts: Map<string, Part[]> } | undefined
  /** Why it cannot be shown, where no finding says so. */
  trouble: string | undefined
  lang: Locale
  who: StoryRelation
  way: 'safe' | 'safer'
}

/** Reads one module as it stands on the disk, for the reader that the address asks for. @throws NotFound */
export async function readDraft({ locals, params, url }: Pick<AstroGlobal, 'locals' | 'params' | 'url'>, today: string): Promise<DraftModule> {
  const { courses, catalog, findings } = found(locals.draft, 'draft')
  const course = found(courses.find(({ path }) => path === `courses/${params.course}/course.yaml`), 'course')
  const { folder } = found(course.modules.find((one) => one.folder === `${params.course}/${params.module}`), 'module')
  const asked = (name: string) => url.searchParams.get(name)
  const lang = asked('lang') === 'es' ? 'es' : 'en'
  const module = catalog.courses.flatMap(({ modules }) => modules).find((one) => one.folder === folder)
  const drawn = module && await draw(module, lang, catalog)
  const shown = typeof drawn === 'object' ? drawn : undefined
  return {
    folder,
    // Where nothing can be shown, the fault may lie in a file that all modules stand on.
    findings: findings(today).filter((one) => isIn(folder)(one) || one.file === course.path || (!shown && one.level === 'E' && !one.file.startsWith('courses/'))),
    shown,
    trouble: typeof drawn === 'string' ? drawn : undefined,
    lang: module?.locales.includes(lang) ? lang : 'en',
    who: relations.find((one) => one === asked('who')) ?? 'parent-adult',
    way: asked('way') === 'safer' ? 'safer' : 'safe',
  }
}

/** The module with its text, or a sentence about what keeps it from being drawn. */
async function draw(module: Module, lang: Locale, catalog: Catalog): Promise<NonNullable<DraftModule['shown']> | string> {
  try {
    const parts = await proseOf(module, lang, catalog.glossary)
    const missing = module.sections.find((section) => !parts.has(section))
    if (missing) return `The text of section "${missing}" is not there yet.`
    const sheet = [...parts.values()].flatMap(worksheetsIn).find((key) => !catalog.worksheet(key))
    return sheet ? `Worksheet "${sheet}" cannot be read.` : { module, parts }
  } catch (error) {
    return error instanceof Error ? error.message : String(error)
  }
}

function worksheetsIn(parts: readonly Part[]): string[] {
  return parts.flatMap((part) => {
    if ('parts' in part) return worksheetsIn(part.parts)
    return 'hole' in part && part.hole === 'worksheet' ? [part.is] : []
  })
}
