import { locales } from '../../domain/catalog/shape.ts'
import { reportTo } from './finding.ts'
import type { Finding } from './finding.ts'
import type { Register } from './key-register.ts'
import type { Content } from './load-content.ts'
import { isStale } from './loaded.ts'

/**
 * D1: what changed after its review is reviewed again, a fact behind it included. The register keeps what the words were when a review
 * day was first published; a text that nobody has reviewed has none, and is told of anyway.
 */
export function checkReworded(before: Register, now: Register, { loaded }: Content, findings: Finding[]): void {
  for (const files of loaded.flatMap(({ modules }) => modules)) {
    for (const locale of locales) {
      const language = files[locale]
      if (!language || (locale === 'es' && isStale(files))) continue
      const [was, is] = [before, now].map(({ modules }) => modules[language.front.key]?.reviewed[locale])
      if (!was || !is || is.words === was.words || is.on > was.on) continue
      reportTo(findings, language.path)('D1', language.lineOf(['review', 'on']), `Words changed since the review of ${was.on}: here, in quiz.yaml, or in a fact it rests on. Have it read again and set review.on to that day.`)
    }
  }
}
