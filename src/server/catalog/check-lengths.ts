import type { Front, QuizFile } from '../../domain/catalog/shape.ts'
import { countWords } from '../../domain/catalog/shape.ts'
import type { Report } from './finding.ts'
import type { ModuleText, SectionText } from './module-text.ts'
import { all, attribute, lineOf } from './read-mdx.ts'
import type { Version } from './read-text.ts'
import { seenBy, versionsOf, wordsOf } from './read-text.ts'

const MAX_SECTION_WORDS = 350
const MAX_STORY_WORDS = 60
const MAX_STORY_SPREAD = 30
const MAX_ALT_WORDS = 45
const MAX_CAPTION_WORDS = 15
const WORDS_A_MINUTE = 150
const MINUTES_A_QUESTION = 0.75
const MINUTES_A_CHECK = 0.5
const MINUTES_A_WORKSHEET = 4
const MINUTES_OFF = 4

/** K7: sections, stories and pictures in their longest version, and the minutes the front matter promises. */
export function checkLengths(text: ModuleText, front: Front, quiz: QuizFile | undefined, report: Report): void {
  for (const section of text.sections) {
    const { words, of } = longestVersion(section)
    if (words > MAX_SECTION_WORDS) {
      report('K7', section.line, `Section "${section.id}" has ${words} words${of.who ? ` for "${of.who}"` : ''}; the limit is ${MAX_SECTION_WORDS}. Move one idea out.`)
    }
    checkVariants(section, report)
    checkPicture(section, report)
  }
  const minutes = quiz && minutesOf(text, front, quiz)
  if (minutes !== undefined && Math.abs(minutes - front.minutes) > MINUTES_OFF) {
    report('K7', undefined, `By its length this takes about ${Math.round(minutes)} minutes; it says ${front.minutes}. Mend minutes or the length.`)
  }
}

/** The words of a module in its longest version. */
export function longestWords({ sections }: ModuleText): number {
  return sections.reduce((sum, section) => sum + longestVersion(section).words, 0)
}

/** Minutes by the length: reading, quiz, checks and a worksheet. */
export function minutesOf(text: ModuleText, front: Front, quiz: QuizFile): number {
  return longestWords(text) / WORDS_A_MINUTE + MINUTES_A_QUESTION * quiz.quiz.length +
    MINUTES_A_CHECK * quiz.checks.length + (front.worksheet ? MINUTES_A_WORKSHEET : 0)
}

function longestVersion({ blocks }: SectionText): { words: number; of: Version } {
  return versionsOf(blocks)
    .map((version) => ({ words: wordsOf(seenBy(blocks, version)), of: version }))
    .reduce((longest, one) => (one.words > longest.words ? one : longest))
}

function checkVariants({ blocks, line }: SectionText, report: Report): void {
  for (const name of ['Story', 'Script'] as const) {
    const parts = blocks.filter(({ inside, who }) => inside.includes(name) && who !== undefined)
    const told = [...new Set(parts.map(({ who }) => who))].map((who) => ({ who, words: wordsOf(parts.filter((part) => part.who === who)) }))
      .sort((a, b) => a.words - b.words)
    for (const { who, words } of name === 'Story' ? told : []) {
      if (words > MAX_STORY_WORDS) report('K7', parts.find((part) => part.who === who)?.line, `The story for "${who}" has ${words} words; the limit is ${MAX_STORY_WORDS}. Shorten it.`)
    }
    const [shortest, longest] = [told[0], told.at(-1)]
    if (shortest && longest && longest.words - shortest.words > MAX_STORY_SPREAD) {
      report('K7', parts[0]?.line ?? line, `${name} has ${shortest.words} words for "${shortest.who}" and ${longest.words} for "${longest.who}". Keep each within 15 of the middle.`)
    }
  }
}

function checkPicture({ node }: SectionText, report: Report): void {
  for (const picture of all([node], 'Picture')) {
    for (const [name, limit] of [['alt', MAX_ALT_WORDS], ['caption', MAX_CAPTION_WORDS]] as const) {
      const words = countWords(attribute(picture, name) ?? '')
      if (words > limit) report('K7', lineOf(picture), `The ${name} of picture "${attribute(picture, 'id')}" has ${words} words; the limit is ${limit}. Shorten it.`)
    }
  }
}
