import type { Locale } from '../../domain/catalog/shape.ts'
import { countWords, relations } from '../../domain/catalog/shape.ts'
import type { Report } from './finding.ts'
import type { Language } from './loaded.ts'
import type { ModuleText, SectionText } from './module-text.ts'
import { passagesOfPractice } from './passages.ts'
import { all, attribute, lineOf } from './read-mdx.ts'
import type { Block } from './read-text.ts'
import { seenBy, wordsOf } from './read-text.ts'

const MAX_LENGTH_OFF = 0.15
const homes = ['safe', 'safer'] as const
type Home = (typeof homes)[number]

/**
 * Words of a section within which a help line is in sight on a phone of 360 × 740 before anything is scrolled. Counted
 * from the top of the page, under its bars, its heading and, in the way "safer", the notice, nearly every part shows 40
 * words or more (41 to 65 under the notice, mostly 60 to 100 without). The first part opens with the safety strip, which
 * shows all three lines, and the story, which fill the screen; there it is counted from the end of the story.
 * tests/browser/every-part.test.ts measures where the lines really stand.
 */
const FIRST_SCREEN_WORDS = 40

/** Where a danger is named, its line stands. A clinic's own line beside it does not take its place. */
const crises: readonly { names: Record<Locale, RegExp>; word: string; contact: string }[] = [
  { word: 'suicide', contact: 'crisis', names: { en: /(?<!\p{L})suicid/iu, es: /(?<!\p{L})suicid/iu } },
  { word: 'overdose', contact: 'emergency', names: { en: /(?<!\p{L})overdos/iu, es: /(?<!\p{L})sobredosis/iu } },
  { word: 'violence', contact: 'dv', names: { en: /(?<!\p{L})violen(?:ce|t)/iu, es: /(?<!\p{L})violen(?:cia|t[oa])/iu } },
]

/** A line that a reader of one way needs in a section, and the words of the section that come before it; none where it is missing. */
export interface NeededLine { word: string; contact: string; home: Home; before: number | undefined }

/** The lines that the dangers named in a section need, by way, as the relation reads who has to read furthest. */
export function neededLines({ blocks }: Pick<SectionText, 'blocks'>, locale: Locale): NeededLine[] {
  return homes.flatMap((home) => crises.flatMap(({ names, word, contact }) => {
    const read = relations.map((who) => seenBy(blocks, { who, home })).filter((seen) => seen.some(({ text }) => names[locale].test(text)))
    const before = read.map((seen) => wordsBefore(seen, contact))
    if (read.length === 0) return []
    return { word, contact, home, before: before.includes(undefined) ? undefined : Math.max(...before as number[]) }
  }))
}

function wordsBefore(seen: readonly Block[], contact: string): number | undefined {
  const text = seen.filter(({ inside }) => !inside.includes('Story')).map((block) => block.text).join(' ')
  const at = text.indexOf(`{${contact}}`)
  return at < 0 ? undefined : countWords(text.slice(0, at))
}

/** S4: where a danger is named, its line stands in the first screen of the section, in either way through it. */
export function checkCrisis({ sections }: ModuleText, locale: Locale, report: Report): void {
  for (const section of sections) {
    const late = neededLines(section, locale).filter(({ before }) => before === undefined || before > FIRST_SCREEN_WORDS)
    for (const { contact, word } of crises) {
      const [first, ...more] = late.filter((one) => one.contact === contact)
      if (!first) continue
      const way = more.length === 0 && section.blocks.some(({ home }) => home !== undefined) ? `, as the way "${first.home}" reads it,` : ''
      const place = first.before === undefined ? `without <Contact id="${contact}" /> in the same section. Add it near the top.`
        : `with <Contact id="${contact}" /> after ${first.before} words; the first screen of a phone holds ${FIRST_SCREEN_WORDS}. Move it near the top.`
      report('S4', section.line, `Section "${section.id}"${way} names ${word} ${place}`)
    }
  }
}

/** S4: the page to practise on shows the line for violence at home and no other, so it names no other danger. */
export function checkPractice(language: Language, report: Report): void {
  for (const { text, line } of passagesOfPractice(language)) {
    for (const { names, word, contact } of crises) {
      if (contact === 'dv' || !names[language.locale].test(text)) continue
      report('S4', line(), `What there is to practise names ${word}; its page does not show that line. Say it without, or in a section.`)
    }
  }
}

/** S2: a gated text has both ways, in pairs, of like length, and something safe to try and to practise. */
export function checkGate({ blocks, front, lineOf: at }: Language, text: ModuleText, report: Report): void {
  const ways = all(blocks, 'Way').map((way) => ({ home: attribute(way, 'home'), line: lineOf(way) }))
  if (!front.gate && ways[0]) report('S2', ways[0].line, '<Way> stands in a module without gate: safety. Add the gate or take it out.')
  if (front.gate && ways.length === 0) report('S2', at(['gate']), 'A gated module has <Way home="safe"> and <Way home="safer">. Write both.')
  if (front.gate && !front.trySafer) report('S2', at(['gate']), 'A gated module needs trySafer in the front matter. Write what is safe to do instead.')
  const { practise } = front
  if (practise && front.gate && !practise.safer) report('S2', at(['practise']), 'A practice in a gated module needs safer, something to write to oneself. Write it.')
  if (practise?.safer && !front.gate) report('S2', at(['practise', 'safer']), 'practise.safer stands in a module without gate: safety. Add the gate or take it out.')
  if (practise?.safer && practise.safer.steps.length !== practise.steps.length) {
    report('S2', at(['practise', 'safer', 'steps']), `practise.safer has ${practise.safer.steps.length} steps and practise ${practise.steps.length}; the difference would show. Give both as many.`)
  }
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
