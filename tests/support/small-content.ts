import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { relations } from '../../src/domain/catalog/shape.ts'

/* A module that has no finding, and what it needs around it. */

const fors = (words: string) => relations.map((who) => `<For who="${who}">\n\n${words}\n\n</For>`).join('\n\n')

const section = (id: string, text: string) => `<Section id="${id}">\n\n${text}\n\n<Check id="${id}-check" />\n\n</Section>\n`

export const en = `---
key: small-steps
lang: en
course: first
order: 1
version: 1
title: Small steps
main: One small step is enough for today.
minutes: 10
objectives: [Name one step, Take one step]
sections:
  - { id: look, title: Look first }
  - { id: ask, title: Then ask }
  - { id: rest, title: Then rest }
passMark: 0.8
worksheet: my-week
summary: [Look., Ask., Rest.]
tryThis: Look out of the window.
terms: []
sources: [F1, F2]
review: { by: null, on: null, next: null }
clarity: { cci: null, pemat: null, on: null }
---

${section('look', `<Story>\n\n${fors('A light is on.')}\n\n</Story>\n\nLooking helps. <Cite f="F1" />`)}
${section('ask', `Asking helps. <Cite f="F2" />\n\n<Example>\n\nShe asked her brother about his evening at the station, and after a while he told her about it.\n\n</Example>\n\n<Script>\n\n${fors('"How are you?"')}\n\n</Script>`)}
<Section id="rest">

Rest, or reach <Contact id="crisis" />. <Cite f="F1" />

<Check id="rest-check" />

<Worksheet id="my-week" />

<Reflect id="own-words">What would rest you?</Reflect>

</Section>
`

const look = (key: string) => `{key: ${key}, right: true, text: {en: "Look"}, feedback: {en: "Yes. Looking comes first."}}`
const run = (key: string) => `{key: ${key}, text: {en: "Run"}, feedback: {en: "Not quite. Looking comes first."}}`
const shout = (key: string) => `{key: ${key}, text: {en: "Shout"}, feedback: {en: "Not quite. Calm helps more."}}`

const question = (key: string, kind = 'pick-one', options = [look('a'), run('b'), shout('c')], objective?: number) => `  - key: ${key}
    version: 1
    kind: ${kind}
    critical: false
    tests: nothing
    facts: [F1, F2]
${objective === undefined ? '' : `    objectives: [${objective}]\n`}    ask: {en: "What now?"}
    options:
${options.map((option) => `      - ${option}\n`).join('')}    unsure: {en: "That is fine. Look first."}
`
const second = [run('a'), look('b'), shout('c')]
const third = [run('a'), shout('b'), look('c')]

export const quiz = `module: small-steps
checks:
${question('look-check')}${question('ask-check', 'pick-one', second)}${question('rest-check', 'pick-one', third)}quiz:
${question('q-one', 'pick-one', undefined, 1)}${question('q-two', 'pick-one', second, 2)}${question('q-three', 'pick-one', third, 1)}${question('q-four', 'pick-one', undefined, 1)}${question('q-five', 'scenario', second, 1)}`

function fact(id: string, refs: string[], change: object = {}) {
  return { id, claim: `Claim ${id}.`, refs, strength: 'consensus', confidence: 'V', dated: false, reviewEveryDays: 365, ...change }
}

const folder = 'courses/1-first/01-small-steps'
export const paths = { en: `${folder}/en.mdx`, es: `${folder}/es.mdx`, quiz: `${folder}/quiz.yaml` } as const

/** A content folder with one module that has no finding: path to text. */
export const smallContent: Readonly<Record<string, string>> = {
  'facts.json': JSON.stringify({
    facts: [
      fact('F1', ['R-ONE'], { dated: true, reviewEveryDays: 90 }), fact('F2', ['R-ONE', 'R-TWO']), fact('F3', ['R-TWO']),
      fact('F4', ['R-CLOSED'], { strength: 'limited', confidence: 'G' }),
    ],
    references: [
      { id: 'R-ONE', label: 'One, 2019', reuse: 'us-government' }, { id: 'R-TWO', label: 'Two, 2021', reuse: 'cite-only' },
      { id: 'R-CLOSED', label: 'Closed, 2004', reuse: 'do-not-copy' },
    ],
    gateFacts: ['F3'],
    worksheets: [{ key: 'my-week', printTitle: 'My week' }],
    neverAdvise: [
      { id: 'N02', rule: 'No doses.', patterns: { en: 'half (the|a) dose', es: 'media dosis' } }, { id: 'N06', rule: 'Fear.' },
    ],
  }, null, 1),
  'contacts/us.yaml': '- {id: crisis, label: {en: Lifeline}, voice: "988", required: true, lastVerified: null, verifyEveryDays: 180}\n',
  'worksheets/my-week.yaml': `key: my-week
order: 1
printTitle: {en: My week, es: Mi semana}
title: {en: My week, es: Mi semana}
safeToKeep: false
fields:
  - {key: joy, type: text, label: {en: One good thing, es: Algo bueno}, example: {en: A walk, es: Un paseo}}
`,
  'courses/1-first/course.yaml': `key: first
order: 1
title: {en: First}
about: {en: Small steps.}
who: {en: For everyone.}
objectives: [{en: Look}, {en: Ask}, {en: Rest}]
`,
  [paths.en]: en,
  [paths.quiz]: quiz,
}

/** Spanish for everything that small content says in English. */
export const es = en.replace('lang: en', 'lang: es').replace('Looking helps.', 'Mirar ayuda.').replace('Asking helps.', 'Preguntar ayuda.')
  .replaceAll('"How are you?"', '"¿Cómo estás?"')
  .replace(/She asked her[^\n]*/, 'Ella le preguntó a su hermano por la tarde en la estación, y después de un rato él respondió.')

/** The quiz in both languages. */
export const quizInSpanish = quiz.replace(/\{en: "(Yes\. )?(Not quite\. )?([^"]*)"\}/g, (_, yes?: string, notYet?: string, text?: string) =>
  `{en: "${yes ?? ''}${notYet ?? ''}${text}", es: "${yes ? 'Sí. ' : ''}${notYet ? 'Casi. ' : ''}Mire."}`)

/** Writes a content folder, hands it over and takes it away again. */
export function withContent<T>(files: Readonly<Record<string, string>>, use: (folder: string) => T): T {
  const root = mkdtempSync(join(tmpdir(), 'content-'))
  try {
    for (const [path, text] of Object.entries(files)) {
      mkdirSync(dirname(join(root, path)), { recursive: true })
      writeFileSync(join(root, path), text)
    }
    return use(root)
  } finally {
    rmSync(root, { recursive: true })
  }
}
