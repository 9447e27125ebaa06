import type { Locale, Question } from '../../domain/catalog/shape.ts'
import { locales } from '../../domain/catalog/shape.ts'
import type { Report } from './finding.ts'
import type { Quiz } from './loaded.ts'

/** Options that speak of the other options. "None of the three" may be three ways; "none of these" are the options. */
const pointsAtOptions: Record<Locale, RegExp> = {
  en: /^(?:all|none|both|neither)[.]?$|^(?:all|none|both|any|either) of (?:the above|these|those|them)[.]?$|^all (?:of the |of these )?(?:two|three|four|five)(?: (?:of (?:them|these)|are (?:signs|right|true|correct)))?[.]?$|(?<!\p{L})(?:the above|listed above)(?![\p{L}-])/iu,
  es: /^(?:tod[oa]s|ningun[oa]|ambos|ambas)[.]?$|^(?:tod[oa]s|ningun[oa]|cualquiera)(?: de)? (?:est[oa]s|ell[oa]s|l[oa]s anteriores)[.]?$|^l[oa]s (?:dos|tres|cuatro|cinco)(?: (?:son (?:señales|ciert[oa]s|correct[oa]s)))?[.]?$|(?<!\p{L})l[oa]s? anterior(?:es)?[.]?$/iu,
}

/** Feedback that speaks of an option by its place, and an option by its letter. */
const pointsAtPlace: Record<Locale, RegExp> = {
  en: /(?<!\p{L})(?:(?:first|second|third|fourth|last) options?|[Oo]ptions? (?:[A-E]|"[a-e]")(?!\p{L})|[Aa]nswers? "?[A-E]"?(?!\p{L})|the above(?![\p{L}-])|[A-E] and [A-E](?!\p{L}))/u,
  es: /(?<!\p{L})(?:(?:primera|segunda|tercera|cuarta|última) opción|[Oo]pci(?:ón|ones) "?[A-E]"?(?!\p{L})|[Rr]espuestas? "?[A-E]"?(?!\p{L})|las? anterior(?:es)? opci|[A-E] y [A-E](?!\p{L}))/u,
}

/** Q4: options and their feedback can be read in any order. */
export function checkShuffling({ file, lineOf }: Quiz, report: Report): void {
  for (const list of ['checks', 'quiz'] as const) {
    file[list].forEach((question, at) => {
      if (question.kind === 'true-or-not') return
      for (const text of unshufflable(question)) {
        report('Q4', lineOf([list, at, 'options']), `"${text}" breaks when options are shuffled. Name them.`)
      }
    })
  }
}

function unshufflable({ options, unsure }: Question): string[] {
  return locales.flatMap((locale) => [
    ...options.flatMap(({ text }) => text[locale] ?? []).filter((text) => pointsAtOptions[locale].test(text) || pointsAtPlace[locale].test(text)),
    ...[...options.map(({ feedback }) => feedback), unsure].flatMap((text) => text[locale] ?? []).filter((text) => pointsAtPlace[locale].test(text)),
  ])
}
