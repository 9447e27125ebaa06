import type { Question, Text } from '../../domain/catalog/shape.ts'
import type { Report } from './finding.ts'
import type { Language, Quiz, Sheet } from './loaded.ts'
import { textsIn } from './passages.ts'
import type { Node } from './read-mdx.ts'
import { attribute, citedIn, lineOf, sectionsIn, walk } from './read-mdx.ts'

const MINUTES_OFF = 4
const sameFields = ['key', 'course', 'order', 'passMark', 'worksheet', 'private', 'gate', 'alwaysOpen', 'after'] as const
const sameTags = new Set(['Check', 'Contact', 'Worksheet', 'Story', 'For', 'Script', 'Way', 'Reflect'])

/** L1: es.mdx has the bones of en.mdx. Reported in es.mdx. */
export function checkParity(en: Language, es: Language, report: Report): void {
  const differ = (what: string, inEs: unknown, inEn: unknown) => {
    if (inEs !== inEn) report('L1', es.lineOf([what]), `${what} is ${String(inEs)}; en.mdx has ${String(inEn)}. Make them the same.`)
  }
  for (const field of sameFields) differ(field, es.front[field], en.front[field])
  for (const list of ['objectives', 'summary'] as const) differ(`The number of ${list}`, es.front[list].length, en.front[list].length)
  differ('sources', [...es.front.sources].sort().join(' '), [...en.front.sources].sort().join(' '))
  differ('The order of sections', ids(es), ids(en))
  differ('The number of practise.steps', es.front.practise?.steps.length, en.front.practise?.steps.length)
  for (const flag of ['contentNote', 'trySafer', 'practise'] as const) differ(`Whether it has ${flag}`, flag in es.front, flag in en.front)
  if (Math.abs(es.front.minutes - en.front.minutes) > MINUTES_OFF) {
    report('L1', es.lineOf(['minutes']), `minutes is ${es.front.minutes}; en.mdx has ${en.front.minutes}. They may differ by ${MINUTES_OFF}.`)
  }
  for (const section of sectionsIn(en.blocks)) {
    const id = attribute(section, 'id')
    const twin = sectionsIn(es.blocks).find((one) => attribute(one, 'id') === id)
    if (!twin) continue
    if (tags(twin) !== tags(section)) report('L1', lineOf(twin), `Section "${id}" has other components than en.mdx: ${tags(twin)} instead of ${tags(section)}. Keep the same, in the same order.`)
    if (cites(twin) !== cites(section)) report('L1', lineOf(twin), `"${id}" cites ${cites(twin)}; en.mdx cites ${cites(section)}. Cite the same.`)
  }
}

/** L3: Spanish of another version than English waits until it follows. */
export function checkStale(en: Language, es: Language, report: Report): void {
  report('L3', es.lineOf(['version']), `en.mdx is at version ${en.front.version}, es.mdx at ${es.front.version}: Spanish is not offered until it follows.`)
}

/** L2: where there is an es.mdx, every quiz text is in Spanish. Reported in quiz.yaml. */
export function checkSpanish({ file, lineOf: at }: Quiz, report: Report): void {
  for (const list of ['checks', 'quiz'] as const) {
    file[list].forEach((question, index) => {
      for (const { key, what } of withoutSpanish(question)) {
        report('L2', at([list, index]), `"${key}": ${what} has no es text, but es.mdx exists. Write it.`)
      }
    })
  }
}

/** L2 for the worksheet of a module that has an es.mdx. */
export function checkSpanishSheet({ sheet, lineOf: at }: Sheet, report: Report): void {
  for (const { path, text } of textsIn(sheet)) {
    if (text.es === undefined) report('L2', at(path), `"${text.en}" has no es text, but its module has an es.mdx. Write it.`)
  }
}

/** The texts of a question that lack Spanish. */
export function withoutSpanish(question: Question): { key: string; what: string }[] {
  const texts: [string, Text | undefined][] = [
    ['story', question.story],
    ['ask', question.ask],
    ...question.options.flatMap((option): [string, Text][] => [
      [`option ${option.key}`, option.text],
      [`feedback ${option.key}`, option.feedback],
    ]),
    ['unsure', question.unsure],
  ]
  return texts.filter(([, text]) => text && text.es === undefined).map(([what]) => ({ key: question.key, what }))
}

function ids(language: Language): string {
  return language.front.sections.map(({ id }) => id).join(', ')
}

function tags(section: Node): string {
  return walk([section])
    .filter((node) => sameTags.has(node.name ?? ''))
    .map((node) => [node.name, attribute(node, 'id') ?? attribute(node, 'who') ?? attribute(node, 'home')].filter(Boolean).join(' '))
    .join(', ')
}

function cites(section: Node): string {
  return [...new Set(citedIn([section]).map(({ id }) => id))].sort().join(' ')
}
