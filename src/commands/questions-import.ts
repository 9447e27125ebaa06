import { readFileSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { loadContent } from '../server/catalog/load-content.ts'
import { readFolder } from '../server/catalog/read-folder.ts'
import { addToQuiz } from '../server/questions/add-to-quiz.ts'
import { FILE_BYTES_MAX, type ImportReport, QUESTIONS_MAX } from '../server/questions/draft.ts'
import { readGift } from '../server/questions/read-gift.ts'
import { readMoodleXml } from '../server/questions/read-moodle-xml.ts'

/**
 * `npm run questions:import -- questions.gift --into signs-you-can-see`: adds the questions of a GIFT or Moodle XML
 * file to a module's quiz.yaml as drafts, and names whatever could not come along. Never touches a database.
 * Refuses with one sentence and exit 1. `--folder` looks elsewhere than in content.
 */
const { values: { folder, into }, positionals: [file, ...rest] } = parseArgs({
  allowPositionals: true, options: { folder: { type: 'string', default: 'content' }, into: { type: 'string' } },
})

if (file === undefined || into === undefined || rest.length > 0) {
  refuse('Say which file and which module, as: npm run questions:import -- questions.gift --into signs-you-can-see')
} else {
  bring(file, into)
}

function bring(path: string, key: string): void {
  const size = statSync(path, { throwIfNoEntry: false })?.size
  if (size === undefined) return refuse(`There is no file ${path}.`)
  if (size > FILE_BYTES_MAX) return refuse(`${path} is larger than 1 MiB. Split it.`)
  const place = quizOf(key)
  if (place === undefined) return refuse(`There is no module "${key}" in ${folder}. Make one with npm run content:new.`)
  const text = readFileSync(path, 'utf8')
  const report = /^\s*(\uFEFF\s*)?</.test(text) ? readMoodleXml(text) : readGift(text)
  if (report.questions.length > QUESTIONS_MAX) return refuse(`${path} has ${report.questions.length} questions, and ${QUESTIONS_MAX} is the most at once. Split it.`)
  const { text: whole, added, already } = addToQuiz(readFileSync(place, 'utf8'), report.questions)
  if (added > 0) writeFileSync(place, whole)
  process.stdout.write(tell(place, report, added, already.length))
  if (added === 0) process.exitCode = 1
}

function quizOf(key: string): string | undefined {
  const { loaded } = loadContent(readFolder(folder))
  const module = loaded.flatMap(({ modules }) => modules).find(({ en }) => en?.front.key === key)
  return module && join(folder, 'courses', module.folder, 'quiz.yaml')
}

function tell(place: string, { questions, leftOut }: ImportReport, added: number, already: number): string {
  const lost = questions.flatMap(({ line, title, ask, lost: what }) => what.map((one) => `  line ${line}, ${title || ask}: ${one}`))
  return [
    `${added} questions added to ${place}.`,
    ...(already > 0 ? [`${already} stood there already.`] : []),
    ...(leftOut.length > 0 ? [`${leftOut.length} left out:`, ...leftOut.map(({ line, title, reason }) => `  line ${line}, ${title}: ${reason}`)] : []),
    ...(lost.length > 0 ? ['Did not come along:', ...new Set(lost)] : []),
    'Each still wants its facts, objectives, feedback on every option and Spanish: npm run content:check names the places.', '',
  ].join('\n')
}

function refuse(reason: string): void {
  process.stderr.write(`${reason}\n`)
  process.exitCode = 1
}
