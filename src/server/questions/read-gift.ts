import { parse, type GIFTQuestion, type TextChoice, type TextFormat } from 'gift-pegjs'
import { leftOut, type ImportReport, type Taken, takeChoice, takePairs } from './draft.ts'
import { lossesOf, needsMedia, plainText } from './plain-text.ts'
import { takeTrueOrNot } from './true-or-not.ts'

const NOT_TAKEN: Partial<Record<GIFTQuestion['type'], string>> = {
  Numerical: 'it asks for a number', Short: 'it asks for a typed answer', Essay: 'it asks for a free text', Description: 'it asks nothing',
}

/**
 * Questions of a GIFT file (https://docs.moodle.org/en/GIFT_format). Split at blank lines first, as Moodle does, and
 * then read one by one: one slip of the pen costs one question, not the file.
 */
export function readGift(text: string): ImportReport {
  const report: ImportReport = { questions: [], leftOut: [] }
  for (const { line, source } of split(text.replace(/^\uFEFF/, ''))) {
    for (const { title, taken } of readOne(source, line)) {
      if (taken.is === 'taken') report.questions.push(...taken.questions)
      else report.leftOut.push({ line, title, reason: taken.reason })
    }
  }
  return report
}

/** Blocks between blank lines, without comments, each with the line it begins on. */
function split(text: string): { line: number; source: string }[] {
  const blocks: { line: number; source: string }[] = []
  let open: { line: number; source: string } | undefined
  text.split(/\r\n|\r|\n/).forEach((raw, at) => {
    if (raw.trim() === '') open = undefined
    else if (!raw.trimStart().startsWith('//')) {
      if (!open) blocks.push(open = { line: at + 1, source: '' })
      open.source += `${raw}\n`
    }
  })
  return blocks
}

function readOne(source: string, line: number): { title: string; taken: Taken }[] {
  const short = source.trim().slice(0, 60)
  try {
    return parse(source).filter(({ type }) => type !== 'Category').map((question) => ({ title: question.title ?? short, taken: take(question, line) }))
  } catch {
    return [{ title: short, taken: leftOut('it cannot be read as GIFT') }]
  }
}

function take(question: Exclude<GIFTQuestion, { type: 'Category' }> | GIFTQuestion, line: number): Taken {
  if (question.type === 'Category') return leftOut('it is a category')
  const reason = NOT_TAKEN[question.type]
  if (reason !== undefined || question.type === 'Description') return leftOut(reason ?? 'it asks nothing')
  const html = textsOf(question)
  if (needsMedia(html)) return leftOut('it needs a picture, a sound or a film')
  const general = question.globalFeedback ? ['feedback for the whole question'] : []
  const base = { line, title: question.title ?? '', ask: plainText(question.stem.text), lost: [...general, ...lossesOf(html)] }
  if (question.type === 'MC') return takeChoice(base, ...marksOf(question.choices))
  if (question.type === 'Matching') return takePairs(base, question.matchPairs.map(({ subquestion, subanswer }) => ({ ask: said(subquestion), answer: plainText(subanswer) })))
  if (question.type === 'TF') {
    // The first feedback is for a wrong answer and the second for a right one, whatever the parser calls them.
    return takeTrueOrNot(base, question.isTrue, { wrong: said(question.trueFeedback), right: said(question.falseFeedback) })
  }
  return leftOut('its kind is not known')
}

/** Several can be picked where no option is marked `=` and some carry a weight. */
function marksOf(choices: TextChoice[]): [several: boolean, options: { text: string; mark: number; feedback: string }[]] {
  const several = choices.every(({ isCorrect }) => !isCorrect) && choices.some(({ weight }) => (weight ?? 0) > 0)
  return [several, choices.map(({ text, isCorrect, weight, feedback }) => ({ text: said(text), mark: isCorrect ? 100 : weight ?? 0, feedback: said(feedback) }))]
}

function textsOf(question: GIFTQuestion): string {
  const texts: (TextFormat | null | undefined)[] = 'stem' in question ? [question.stem] : []
  if (question.type === 'MC') texts.push(...question.choices.flatMap(({ text, feedback }) => [text, feedback]))
  if (question.type === 'Matching') texts.push(...question.matchPairs.map(({ subquestion }) => subquestion))
  if (question.type === 'TF') texts.push(question.trueFeedback, question.falseFeedback)
  return texts.map((one) => one?.text ?? '').join(' ')
}

function said(text: TextFormat | null): string {
  return plainText(text?.text ?? '')
}
