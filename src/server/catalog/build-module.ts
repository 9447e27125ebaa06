import type { Front, Locale, Module, Practice, Question, QuizFile, QuizQuestion, Reflection, Text } from '../../domain/catalog/shape.ts'
import { withoutSpanish } from './check-parity.ts'
import type { Language } from './loaded.ts'
import { isStale } from './loaded.ts'
import type { Facts } from './read-facts.ts'
import type { Node } from './read-mdx.ts'
import { all, attribute, citedIn, sectionsIn } from './read-mdx.ts'
import { readBlocks } from './read-text.ts'

interface WholeModule { folder: string; en: Language; es: Language | undefined; quiz: QuizFile }

/** The module of these files. Spanish counts only where it is whole and at the same version. */
export function buildModule(files: WholeModule, facts: Facts): Module {
  const { en: { front, blocks }, quiz } = files
  const es = isComplete(files) ? files.es : undefined
  const text = (of: (front: Front) => string): Text => (es ? { en: of(front), es: of(es.front) } : { en: of(front) })
  const texts = (of: (front: Front) => readonly string[]) => of(front).map((_, at) => text((one) => of(one)[at] ?? ''))
  const practiceIn = (of: (front: Front) => { situation: string; steps: string[] } | undefined): Practice => (
    { situation: text((one) => of(one)?.situation ?? ''), steps: texts((one) => of(one)?.steps ?? []) })
  const sections = front.sections.map(({ id }) => id)
  const titles = texts((one) => one.sections.map(({ title }) => title))
  const locales: Locale[] = es ? ['en', 'es'] : ['en']
  return {
    key: front.key,
    courseKey: front.course,
    order: front.order,
    version: front.version,
    passMark: front.passMark,
    folder: files.folder,
    locales,
    title: text((one) => one.title),
    main: text((one) => one.main),
    minutes: front.minutes,
    objectives: texts((one) => one.objectives),
    sections,
    sectionTitle: Object.fromEntries(sections.map((id, at) => [id, titles[at]!])),
    sectionSources: Object.fromEntries(
      sectionsIn(blocks).map((section) => [attribute(section, 'id') ?? '', facts.labels(citedIn([section]).map(({ id }) => id))]),
    ),
    summary: texts((one) => one.summary),
    tryThis: text((one) => one.tryThis),
    ...(front.trySafer ? { trySafer: text((one) => one.trySafer ?? '') } : {}),
    ...(front.practise ? { practise: {
      ...practiceIn((one) => one.practise), ...(front.practise.safer ? { safer: practiceIn((one) => one.practise?.safer) } : {}),
    } } : {}),
    terms: { en: front.terms, es: es?.front.terms ?? [] },
    sources: front.sources,
    reflections: reflectionsIn(blocks, es?.blocks),
    ...(front.worksheet ? { worksheet: front.worksheet } : {}),
    worksheets: [...new Set(all(blocks, 'Worksheet').map((sheet) => attribute(sheet, 'id') ?? ''))],
    ...(front.contentNote ? { contentNote: text((one) => one.contentNote ?? '') } : {}),
    private: front.private ?? false,
    alwaysOpen: front.alwaysOpen ?? false,
    ...(front.gate ? { gate: front.gate } : {}),
    ...(front.after ? { after: front.after } : {}),
    review: es ? { en: front.review, es: es.front.review } : { en: front.review },
    checks: es ? quiz.checks : quiz.checks.map(inEnglish),
    quiz: quiz.quiz.map(withoutObjectives).map((question) => (es ? question : inEnglish(question))),
  }
}

function isComplete({ en, es, quiz }: WholeModule): boolean {
  if (!es || isStale({ en, es })) return false
  return [...quiz.checks, ...quiz.quiz].every((question) => withoutSpanish(question).length === 0)
}

function reflectionsIn(blocks: readonly Node[], spanish: readonly Node[] | undefined): Reflection[] {
  const promptOf = (box: Node) => readBlocks(box.children ?? []).map(({ text }) => text).join(' ')
  const inSpanish = new Map(all(spanish ?? [], 'Reflect').map((box) => [attribute(box, 'id'), promptOf(box)]))
  return sectionsIn(blocks).flatMap((section) =>
    all([section], 'Reflect').map((box) => {
      const key = attribute(box, 'id') ?? ''
      const es = inSpanish.get(key)
      return { key, section: attribute(section, 'id') ?? '', prompt: es ? { en: promptOf(box), es } : { en: promptOf(box) } }
    }))
}

function withoutObjectives({ objectives: _, ...question }: QuizQuestion): Question {
  return question
}

function inEnglish(question: Question): Question {
  const { story, ...rest } = question
  return {
    ...rest,
    ...(story ? { story: { en: story.en } } : {}),
    ask: { en: question.ask.en },
    options: question.options.map((option) => (
      { ...option, text: { en: option.text.en }, feedback: { en: option.feedback.en } })),
    unsure: { en: question.unsure.en },
  }
}
