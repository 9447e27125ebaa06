import type { Locale } from '../../domain/catalog/shape.ts'
import { relations } from '../../domain/catalog/shape.ts'
import type { Report } from './finding.ts'
import type { Language } from './loaded.ts'
import type { ModuleText, SectionText } from './module-text.ts'
import { all, attribute, lineOf } from './read-mdx.ts'
import { seenBy, wordsOf } from './read-text.ts'

const MAX_LENGTH_OFF = 0.15
const homes = ['safe', 'safer'] as const

/** Where a danger is named, its line stands. A clinic's own line beside it does not take its place. */
const crises: readonly { names: Record<Locale, RegExp>; word: string; contact: string }[] = [
  { word: 'suicide', contact: 'crisis', names: { en: /(?<!\p{L})suicid/iu, es: /(?<!\p{L})suicid/iu } },
  { word: 'overdose', contact: 'emergency', names: { en: /(?<!\p{L})overdos/iu, es: /(?<!\p{L})sobredosis/iu } },
  { word: 'violence', contact: 'dv', names: { en: /(?<!\p{L})violen(?:ce|t)/iu, es: /(?<!\p{L})violen(?:cia|t[oa])/iu } },
]

/** S4: where a danger is named, its line stands in the same section, in either way through it. */
export function checkCrisis({ sections }: ModuleText, locale: Locale, report: Report): void {
  for (const { id, line, blocks } of sections) {
    for (const { names, word, contact } of crises) {
      const without = homes.filter((home) => {
        const seen = blocks.filter((block) => (block.home ?? home) === home)
        return seen.some(({ text }) => names[locale].test(text)) && !seen.some(({ text }) => text.includes(`{${contact}}`))
      })
      if (without.length === 0) continue
      const way = without.length < homes.length ? `, as the way "${without[0]}" reads it,` : ''
      report('S4', line, `Section "${id}"${way} names ${word} without <Contact id="${contact}" /> in the same section. Add it near the top.`)
    }
  }
}

/** S2: a gated text has both ways, in pairs, of like length, and something safe to try. */
export function checkGate({ blocks, front, lineOf: at }: Language, text: ModuleText, report: Report): void {
  const ways = all(blocks, 'Way').map((way) => ({ home: attribute(way, 'home'), line: lineOf(way) }))
  if (!front.gate && ways[0]) report('S2', ways[0].line, '<Way> stands in a module without gate: safety. Add the gate or take it out.')
  if (front.gate && ways.length === 0) report('S2', at(['gate']), 'A gated module has <Way home="safe"> and <Way home="safer">. Write both.')
  if (front.gate && !front.trySafer) report('S2', at(['gate']), 'A gated module needs trySafer in the front matter. Write what is safe to do instead.')
  ways.forEach(({ home, line }, index) => {
    if (home !== homes[index % 2]) report('S2', line, '<Way home="safe"> and <Way home="safer"> stand in pairs, safe first. Add the other one.')
  })
  if (ways.length % 2 === 1) report('S2', ways.at(-1)?.line, 'The last <Way home="safe"> has no <Way home="safer"> after it. Write it.')
  for (const section of text.sections) checkWayLengths(section, report)
}

function checkWayLengths({ id, line, blocks }: SectionText, report: Report): void {
  if (!blocks.some(({ home }) => home !== undefined)) return
  const off = relations.map((who) => {
    const [safe, safer] = homes.map((home) => wordsOf(seenBy(blocks, { who, home })))
    return (safer! - safe!) / Math.max(1, safe!)
  }).reduce((most, one) => (Math.abs(one) > Math.abs(most) ? one : most))
  if (Math.abs(off) > MAX_LENGTH_OFF) {
    report('S2', line, `Way "safer" makes section "${id}" ${Math.round(Math.abs(off) * 100)} % ${off < 0 ? 'shorter' : 'longer'} than "safe"; its length would show. Keep both within 15 %.`)
  }
}
