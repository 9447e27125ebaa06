import type { Excerpt } from '../../domain/search/shape.ts'

/** A text and its language. */
interface InLanguage { text: string; lang: 'en' | 'es' }

/** Something found, as its row shows it. `within`: the module that a part belongs to. */
export interface FoundRow { href: string; note: string; within?: InLanguage; title: InLanguage; excerpt?: Excerpt }
