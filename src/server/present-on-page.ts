import type { AstroGlobal } from 'astro'
import type { Part } from '../components/prose/parts.ts'
import type { Locale, Module } from '../domain/catalog/shape.ts'
import { pick } from '../domain/catalog/shape.ts'
import { helpLinesOf, type HelpLine } from '../domain/clinics/contacts.ts'
import { found } from '../domain/result.ts'
import { proseOf } from './prose.ts'
import { clinicWorkshop } from './workshop-on-page.ts'

/** One part of the topic in one language, as the room reads it. */
export interface PresentedPart { lang: Locale; title: string; parts: Part[]; lines: Map<string, HelpLine> }

/** The screen in the room: one part, in one language or in both. Who is invited, came or answered is not on it. */
export interface PresentPage {
  workshopId: string
  code: string
  module: Module | undefined
  /** From 1, of so many. */
  number: number
  of: number
  shown: PresentedPart[]
  show: Locale | 'both'
  /** The languages there are to choose from. */
  choices: (Locale | 'both')[]
}

/** Reads `/staff/workshops/{workshop}/present`. @throws NotFound for a workshop of another clinic */
export async function presentOnPage(astro: AstroGlobal): Promise<PresentPage> {
  const { locals: { world, locale }, url: { searchParams } } = astro
  const workshop = await clinicWorkshop(astro)
  const topic = world.catalog.module(workshop.moduleKey ?? '')
  const module = topic?.private ? undefined : topic
  const of = module?.sections.length ?? 0
  const number = Math.min(of, Math.max(1, Number.parseInt(searchParams.get('part') ?? '1', 10) || 1))
  const choices: PresentPage['choices'] = module?.locales.includes('es') ? ['en', 'es', 'both'] : ['en']
  const wanted = searchParams.get('show') ?? locale
  const show = choices.find((one) => one === wanted) ?? 'en'
  const languages: Locale[] = show === 'both' ? ['en', 'es'] : [show]
  const shown: PresentedPart[] = []
  for (const lang of languages) if (module) shown.push(await partIn(astro.locals, module, number, lang))
  return { workshopId: workshop.id, code: workshop.checkInCode, module, number, of, shown, show, choices }
}

async function partIn({ world, clinic }: App.Locals, module: Module, number: number, lang: Locale): Promise<PresentedPart> {
  const key = found(module.sections[number - 1], 'part')
  const prose = await proseOf(module, lang, world.catalog.glossary)
  return {
    lang, title: pick(module.sectionTitle[key] ?? module.title, lang).text,
    parts: found(prose.get(key), 'text'), lines: await helpLinesOf(world, clinic, lang),
  }
}
