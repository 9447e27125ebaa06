import type { Front, Locale, Question } from '../../domain/catalog/shape.ts'
import { countWords } from '../../domain/catalog/shape.ts'
import type { Report } from './finding.ts'
import type { Language, Quiz } from './loaded.ts'
import type { ModuleText, SectionText } from './module-text.ts'
import type { Facts } from './read-facts.ts'
import { citedIn } from './read-mdx.ts'
import type { Block } from './read-text.ts'
import { quotesIn, sentencesOf, withoutQuotes } from './sentences.ts'
import { claimWords, hedges, medicineNames, numbers } from './words/claims.ts'

const MAX_QUOTED_WORDS = 8
/** Made-up people and words to say or to avoid make no claim. */
const unclaiming = ['Story', 'Script', 'Example', 'Avoid', 'Reflect', 'For']

/** What someone in a story says, or the reader could say, is copied from nobody; what a book says is. */
const spoken = /(?<!\p{L})(?:say|says|said|ask|asks|asked|tell|told|add|added|decir|diga|dice|dijo|preguntar|preguntó|responder|respondió)(?: \p{L}+)?[,:]? …|…[,.]? (?:she |he |they |you )?(?:say|says|said|ask|asks|asked|dijo|dice|preguntó)(?!\p{L})/iu
const books = /(?<!\p{L})(?:books?|manual|handout|rhyme|chart|steps?|authors?|writes?|wrote|libro|manual|rima|autor(?:a|es)?|escrib\p{L}+)(?!\p{L})/iu

/** C1, C3: cited ids exist, and `sources` names exactly what is cited. */
export function checkSources({ blocks, front, lineOf }: Language, facts: Facts, report: Report): void {
  const cited = citedIn(blocks)
  for (const { id, line } of cited) {
    if (!facts.has(id)) report('C1', line, `${id} is not in facts.json. Cite a fact that is.`)
    if (!front.sources.includes(id)) report('C3', line, `${id} is cited but not in sources. Add it there.`)
    if (facts.needsGate(id) && !front.gate) report('S2', line, `Cites ${id} without gate: safety. Add the gate or take the step out.`)
  }
  front.sources.forEach((id, at) => {
    if (!facts.has(id)) report('C1', lineOf(['sources', at]), `${id} in sources is not in facts.json. Name a fact that is.`)
    // References may back a module as a whole; facts stand beside the sentence they prove.
    else if (id.startsWith('F') && !cited.some((one) => one.id === id)) {
      report('C3', lineOf(['sources', at]), `${id} is in sources but nowhere cited. Cite it or take it out.`)
    }
  })
}

/** C2, C5, C6: claims stand beside their fact, no surer than it is, in our own words. */
export function checkClaims({ sections }: ModuleText, locale: Locale, facts: Facts, report: Report): void {
  for (const section of sections) {
    if (citedIn([section.node]).length === 0) report('C2', section.line, `Section "${section.id}" has no Cite. Every section rests on a fact.`)
    for (const block of section.blocks) {
      if (block.inside.some((name) => unclaiming.includes(name))) continue
      checkUncited(block, section, locale, report)
      checkStrength(block, locale, facts, report)
      checkCopied(block, facts, report)
    }
  }
}

function checkUncited(block: Block, section: SectionText, locale: Locale, report: Report): void {
  if (block.kind === 'heading' || block.kind === 'label' || paragraphCites(block, section)) return
  const claim = sentencesOf(withoutQuotes(block.text)).find((sentence) => !sentence.endsWith('?') && isClaim(sentence, block, locale))
  if (claim) report('C2', block.line, `"${shortened(claim)}" has no Cite in its paragraph. Add the fact or take the claim out.`)
}

// A medicine in a list is often but named: "naloxone, the card, and who to call".
function isClaim(sentence: string, { kind }: Block, locale: Locale): boolean {
  const words = sentence.replace(/\{[a-z_]+\}/g, '')
  return claimWords[locale].test(words) || numbers.test(words) || (kind === 'paragraph' && medicineNames.test(words))
}

// A list belongs to the sentence that opens it: one Cite there or in any item stands for all.
function paragraphCites(block: Block, { blocks }: SectionText): boolean {
  if (block.cites.length > 0) return true
  if (block.list === undefined) return opens(block, blocks)?.some((item) => item.cites.length > 0) ?? false
  const items = blocks.filter(({ list }) => list === block.list)
  const before = blocks[blocks.indexOf(items[0]!) - 1]
  return [...items, ...(before ? [before] : [])].some(({ cites }) => cites.length > 0)
}

function opens(block: Block, blocks: readonly Block[]): Block[] | undefined {
  const next = blocks[blocks.indexOf(block) + 1]
  return block.text.endsWith(':') && next?.list !== undefined ? blocks.filter(({ list }) => list === next.list) : undefined
}

function checkStrength({ cites, text, line }: Block, locale: Locale, facts: Facts, report: Report): void {
  const weak = cites.filter((id) => facts.fact(id)?.strength === 'limited')
  if (weak.length === 0 || weak.length < cites.length || hedges[locale].test(text)) return
  report('C5', line, `${weak.join(', ')} is limited evidence, stated flatly. Say "one way to picture it" or "some people".`)
}

function checkCopied({ cites, text, line }: Block, facts: Facts, report: Report): void {
  // A fact with another source besides can be told from that one.
  const closed = cites.map((id) => facts.references(id)).find((ids) => ids.length > 0 && !ids.some(facts.mayCopy))?.[0]
  const own = withoutQuotes(text)
  const longest = spoken.test(own) && !books.test(own) ? 0 : Math.max(0, ...quotesIn(text).map(countWords))
  if (closed && longest > MAX_QUOTED_WORDS) {
    report('C6', line, `${closed} may not be copied; this paragraph quotes ${longest} words. Use own words, or put words to say into <Script>.`)
  }
}

function shortened(text: string): string {
  return text.length > 70 ? `${text.slice(0, 67).trimEnd()}…` : text
}

/** C1 and Q3: a question rests on facts that exist and that the module cites. */
export function checkQuestionFacts({ file, lineOf }: Quiz, { sources }: Front, facts: Facts, report: Report): void {
  const check = (list: 'checks' | 'quiz') => ({ key, facts: ids }: Question, at: number) => {
    for (const id of ids) {
      const line = lineOf([list, at, 'facts'])
      if (!facts.has(id)) report('C1', line, `"${key}" rests on ${id}, which is not in facts.json. Name a fact that is.`)
      else if (!sources.includes(id)) report('Q3', line, `"${key}" rests on ${id}, which the module does not cite. Cite it or ask something else.`)
    }
  }
  file.checks.forEach(check('checks'))
  file.quiz.forEach(check('quiz'))
}
