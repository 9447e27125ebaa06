import type { Front, QuizFile } from '../../domain/catalog/shape.ts'
import { countWords, relations } from '../../domain/catalog/shape.ts'
import type { Report } from './finding.ts'
import type { Node, Version } from './read-mdx.ts'
import { all, attribute, lineOf, readText } from './read-mdx.ts'

const MAX_SECTION_WORDS = 350
const MAX_STORY_WORDS = 60
const WORDS_A_MINUTE = 150
const MINUTES_A_QUESTION = 0.75
const MINUTES_A_CHECK = 0.5
const MINUTES_A_WORKSHEET = 4
const MINUTES_OFF = 4

/** K7: sections and stories in their longest version, and the minutes the front matter promises. */
export function checkLengths(blocks: readonly Node[], front: Front, quiz: QuizFile | undefined, report: Report): void {
  let total = 0
  for (const section of blocks.filter((block) => block.name === 'Section')) {
    const longest = longestVersion(section)
    total += longest.words
    if (longest.words > MAX_SECTION_WORDS) {
      report('K7', lineOf(section), `Section "${attribute(section, 'id')}" has ${longest.words} words for "${longest.who}"; the limit is ${MAX_SECTION_WORDS}. Move one idea out.`)
    }
  }
  for (const told of all(blocks, 'Story').flatMap((story) => all([story], 'For'))) {
    const words = wordsIn(told.children ?? [], {})
    if (words > MAX_STORY_WORDS) {
      report('K7', lineOf(told), `The story for "${attribute(told, 'who')}" has ${words} words; the limit is ${MAX_STORY_WORDS}. Shorten it.`)
    }
  }
  if (quiz) checkMinutes(total, front, quiz, report)
}

function checkMinutes(words: number, front: Front, quiz: QuizFile, report: Report): void {
  const minutes = words / WORDS_A_MINUTE + MINUTES_A_QUESTION * quiz.quiz.length +
    MINUTES_A_CHECK * quiz.checks.length + (front.worksheet ? MINUTES_A_WORKSHEET : 0)
  if (Math.abs(minutes - front.minutes) > MINUTES_OFF) {
    report('K7', undefined, `By its length this takes about ${Math.round(minutes)} minutes; it says ${front.minutes}. Mend minutes or the length.`)
  }
}

function longestVersion(section: Node): { words: number; who: string } {
  const whos = all([section], 'For').length > 0 ? relations : relations.slice(0, 1)
  const homes = all([section], 'Way').length > 0 ? ['safe', 'safer'] : ['safe']
  return whos
    .flatMap((who) => homes.map((home) => ({ words: wordsIn(section.children ?? [], { who, home }), who })))
    .reduce((longest, one) => (one.words > longest.words ? one : longest))
}

function wordsIn(nodes: readonly Node[], version: Version): number {
  return readText(nodes, version).reduce((sum, block) => sum + countWords(block), 0)
}
