import type { Report } from './finding.ts'
import type { Language } from './loaded.ts'
import type { ModuleText } from './module-text.ts'

/** R4: a hard word is explained, in <Term>, where it first stands. Titles may name it before. */
export function checkTerms({ front, lineOf }: Pick<Language, 'front' | 'lineOf'>, { sections }: ModuleText, report: Report): void {
  const blocks = sections.flatMap((section) => section.blocks)
  const explained = blocks.flatMap(({ terms }) => terms)
  front.terms.forEach((term, at) => {
    const finds = wordOf(term)
    const first = blocks.findIndex(({ terms }) => terms.some((text) => finds.test(text)))
    if (first < 0) {
      report('R4', lineOf(['terms', at]), `"${term}" is in terms but stands in no <Term>. Explain it there or take it out.`)
      return
    }
    const before = blocks.slice(0, first).find(({ text, kind }) => kind !== 'heading' && finds.test(text))
    if (before) report('R4', before.line, `"${term}" stands before its <Term>. Explain it here, or say it in plain words.`)
  })
  for (const text of new Set(explained)) {
    if (front.terms.some((term) => wordOf(term).test(text))) continue
    const block = blocks.find(({ terms }) => terms.includes(text))
    report('R4', block?.line, `<Term>${text}</Term> is not in terms. Add it to the front matter.`)
  }
}

// "opioid" is found in "opioids" and the other way round.
function wordOf(term: string): RegExp {
  const stem = term.toLowerCase().replace(/e?s$/u, '').replace(/[.*+?^${}()|[\]\\]/g, '\\$&')
  return new RegExp(`(?<!\\p{L})${stem}(?:e?s)?(?!\\p{L})`, 'iu')
}
