import { XMLParser, XMLValidator } from 'fast-xml-parser'
import { leftOut, type ImportReport, type Taken, takeChoice, takePairs } from './draft.ts'
import { lossesOf, needsMedia, plainText } from './plain-text.ts'
import { takeTrueOrNot } from './true-or-not.ts'

interface Said { text?: string | { '#text'?: string }; file?: unknown }
interface Answer extends Said { '@fraction'?: string; feedback?: Said }
interface Pair extends Said { answer?: Said }
interface XmlQuestion {
  '@type'?: string
  name?: Said; questiontext?: Said; single?: string
  answer?: Answer[]; subquestion?: Pair[]
  generalfeedback?: Said; hint?: Said[]; correctfeedback?: Said; incorrectfeedback?: Said; partiallycorrectfeedback?: Said
}

const parser = new XMLParser({
  ignoreAttributes: false, attributeNamePrefix: '@', parseTagValue: false, parseAttributeValue: false, htmlEntities: true,
  isArray: (name, path) => ['quiz.question', 'quiz.question.answer', 'quiz.question.subquestion', 'quiz.question.hint'].includes(String(path)) && name !== '',
})

/**
 * Questions of a Moodle XML file (https://docs.moodle.org/en/Moodle_XML_format). A document type or an entity of its
 * own is refused before anything is parsed: both can make a small file grow without end.
 * @returns one line left out, and no question, where the whole file cannot be read
 */
export function readMoodleXml(text: string): ImportReport {
  const refused = (reason: string): ImportReport => ({ questions: [], leftOut: [{ line: 1, title: '', reason }] })
  if (/<!(DOCTYPE|ENTITY)/i.test(text)) return refused('the file has a document type of its own')
  const valid = XMLValidator.validate(text)
  if (valid !== true) return refused(`the file is not whole XML: line ${valid.err.line}`)
  const { quiz } = parser.parse(text) as { quiz?: { question?: XmlQuestion[] } | string }
  if (quiz === undefined) return refused('the file has no <quiz>')
  const report: ImportReport = { questions: [], leftOut: [] }
  const lines = linesOfQuestions(text)
  const questions = typeof quiz === 'string' ? [] : quiz.question ?? []
  questions.forEach((question, at) => {
    if (question['@type'] === 'category') return
    const line = lines[at] ?? 1
    const title = said(question.name)
    const taken = take(question, { line, title, ask: said(question.questiontext) })
    if (taken.is === 'taken') report.questions.push(...taken.questions)
    else report.leftOut.push({ line, title: title || said(question.questiontext).slice(0, 60), reason: taken.reason })
  })
  return report
}

function take(question: XmlQuestion, place: { line: number; title: string; ask: string }): Taken {
  const kind = question['@type'] ?? ''
  if (!['multichoice', 'truefalse', 'matching'].includes(kind)) return leftOut(`its kind is "${kind}"`)
  const answers = question.answer ?? []
  const pairs = question.subquestion ?? []
  const parts = [question.questiontext, ...answers, ...answers.map(({ feedback }) => feedback), ...pairs]
  const html = parts.map(raw).join(' ')
  if (needsMedia(html) || parts.some((part) => part?.file !== undefined)) return leftOut('it needs a picture, a sound or a film')
  const base = { ...place, lost: [...lossesOf(html), ...besides(question)] }
  if (kind === 'matching') return takePairs(base, pairs.map((pair) => ({ ask: said(pair), answer: said(pair.answer) })))
  const marked = answers.map((answer) => ({ text: said(answer), mark: Number(answer['@fraction'] ?? 0), feedback: said(answer.feedback) }))
  if (kind === 'multichoice') return takeChoice(base, question.single === 'false' || question.single === '0', marked)
  const right = marked.find(({ mark }) => mark >= 100)
  if (!right) return leftOut('neither answer is right')
  const wrong = marked.find((answer) => answer !== right)
  return takeTrueOrNot(base, right.text.toLowerCase() === 'true', { right: right.feedback, wrong: wrong?.feedback ?? '' })
}

/** What hangs on a whole question and has no place here. */
function besides(question: XmlQuestion): string[] {
  const whole = [question.generalfeedback, question.correctfeedback, question.incorrectfeedback, question.partiallycorrectfeedback]
  return [
    ...(whole.some((text) => said(text) !== '') ? ['feedback for the whole question'] : []),
    ...(question.hint?.some((hint) => said(hint) !== '') ? ['hints'] : []),
  ]
}

/** The line of each `<question`, whatever stands in comments and CDATA. */
function linesOfQuestions(text: string): number[] {
  const bare = text.replaceAll(/<!--[\s\S]*?-->|<!\[CDATA\[[\s\S]*?\]\]>/g, (part) => part.replaceAll(/[^\n]/g, ' '))
  return [...bare.matchAll(/<question\b/g)].map(({ index }) => bare.slice(0, index).split('\n').length)
}

function raw(part: Said | undefined): string {
  const text = part?.text
  return typeof text === 'string' ? text : text?.['#text'] ?? ''
}

function said(part: Said | undefined): string {
  return plainText(raw(part))
}
