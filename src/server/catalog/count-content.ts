import { questionKinds } from '../../domain/catalog/shape.ts'
import { balanceOf } from './check-balance.ts'
import { longestWords, minutesOf } from './check-lengths.ts'
import { longestOf, readingsOf } from './check-reading.ts'
import type { Content } from './load-content.ts'
import type { Language, Quiz } from './loaded.ts'
import { readModuleText } from './module-text.ts'
import { citedIn } from './read-mdx.ts'
import { MIN_SENTENCES, scales, shownScore, sum } from './readability.ts'

/** How much there is: words of all languages in the longest version, questions by kind, references cited. */
export interface Counts {
  courses: number; modules: number; spanish: number; sections: number; words: number
  questions: Record<string, number>; worksheets: number; references: number
}

export function countContent({ loaded, sheets, facts }: Content): Counts {
  const modules = loaded.flatMap((course) => course.modules)
  const languages = modules.flatMap(({ en, es }) => [en, es]).filter((one) => one !== undefined)
  const questions = modules.flatMap(({ quiz }) => (quiz ? questionsOf(quiz) : []))
  const cited = languages.flatMap(({ blocks }) => citedIn(blocks).flatMap(({ id }) => facts?.references(id) ?? []))
  return {
    courses: loaded.length,
    modules: modules.length,
    spanish: modules.filter(({ es }) => es).length,
    sections: modules.reduce((total, { en }) => total + (en?.front.sections.length ?? 0), 0),
    words: languages.reduce((total, language) => total + longestWords(readModuleText(language)), 0),
    questions: Object.fromEntries(questionKinds.map((kind) => [kind, questions.filter((one) => one.kind === kind).length])),
    worksheets: sheets.length,
    references: new Set(cited).size,
  }
}

/**
 * One module in one language. `score` is its Flesch-Kincaid grade or INFLESZ as the first relation reads it, `hardest`
 * that of its hardest section in any version; `right` counts where the right option stands, first to fifth, and
 * `true` of how many true-or-not.
 */
export interface TableRow {
  module: string; locale: string; words: number; minutes: number; says: number
  score: string; hardest: string; longestSentence: number; right: string; true: string
}

export function readingTable({ loaded }: Content): TableRow[] {
  return loaded.flatMap(({ modules }) => modules.flatMap(({ en, es, quiz }) =>
    [en, es].flatMap((language) => (language && quiz ? [rowOf(language, quiz)] : []))))
}

function rowOf(language: Language, quiz: Quiz): TableRow {
  const { front, locale } = language
  const text = readModuleText(language)
  const { whole } = readingsOf(text, locale)
  const scored = whole.filter(({ measure }) => measure.sentences >= MIN_SENTENCES).map(({ measure }) => scales[locale].score(measure))
  const firstOf = text.sections.flatMap((section) => whole.find((one) => one.section === section)?.measure ?? [])
  const { right, true: truths, statements } = balanceOf(questionsOf(quiz))
  return {
    module: front.key, locale, words: longestWords(text), minutes: Math.round(minutesOf(text, front, quiz.file)), says: front.minutes,
    score: shownScore(locale, scales[locale].score(sum(firstOf))),
    hardest: shownScore(locale, locale === 'en' ? Math.max(...scored) : Math.min(...scored)),
    longestSentence: longestOf(text.sections.flatMap(({ blocks }) => blocks.flatMap(({ sentences }) => sentences))).words,
    right: right.join(' '), true: `${truths} of ${statements}`,
  }
}

function questionsOf({ file }: Quiz) {
  return [...file.checks, ...file.quiz]
}
