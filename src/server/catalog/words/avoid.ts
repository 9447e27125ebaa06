import type { Locale } from '../../../domain/catalog/shape.ts'
import { en } from './en.ts'
import { es } from './es.ts'

/**
 * A word that hurts or blames. `find` is searched as a whole word; where `not` matches the same place it is something
 * else (a vicious circle, an alcoholic drink). `in: 'ours'`: only where the course itself speaks.
 */
export interface AvoidedWord { find: string; use: string; not?: string; in?: 'ours' }

/** `stop` stops the build; `ask` only prints, because the context decides. `names` are proper names that may hold one. */
export interface AvoidedWords { names: readonly string[]; stop: readonly AvoidedWord[]; ask: readonly AvoidedWord[] }

/* The lists of look.md, part 11, and facts.md, F.1. They stand with the checker, not with the tests: a build needs them. */
export const avoided: Record<Locale, AvoidedWords> = { en, es }
