import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { relations } from '../../src/domain/catalog/shape.ts'

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
${section('ask', `Asking helps. <Cite f="F2" />\n\n<Example>\n\nShe asked.\n\n</Example>\n\n<Script>\n\n${fors('"How are you?"')}\n\n</Script>`)}
<Section id="rest">

Rest, or reach <Contact id="crisis" />. <Cite f="F1" />

<Check id="rest-check" />

<Worksheet id="my-week" />

<Reflect id="own-words">What would rest you?</Reflect>

</Section>
`

const question = (key: string, kind: string) => `  - key: ${key}
    version: 1
    kind: ${kind}
    critical: false
    tests: nothing
    facts: [F1]
    ask: {en: "What now?"}
    options:
      - {key: a, right: true, text: {en: "Look"}, feedback: {en: "Yes. Looking comes first."}}
      - {key: b, text: {en: "Run"}, feedback: {en: "Not quite. Looking comes first."}}
      - {key: c, text: {en: "Shout"}, feedback: {en: "Not quite. Calm helps more."}}
    unsure: {en: "That is fine. Look first."}
`

export const quiz = `module: small-steps
checks:
${['look-check', 'ask-check', 'rest-check'].map((key) => question(key, 'pick-one')).join('')}quiz:
${['q-one', 'q-two', 'q-three', 'q-four'].map((key) => question(key, 'pick-one')).join('')}${question('q-five', 'scenario')}`

const folder = 'courses/1-first/01-small-steps'
export const paths = { en: `${folder}/en.mdx`, es: `${folder}/es.mdx`, quiz: `${folder}/quiz.yaml` } as const

/** A content folder with one module that has no finding: path to text. */
export const smallContent: Readonly<Record<string, string>> = {
  'facts.json': JSON.stringify({
    facts: [{ id: 'F1', refs: ['R-ONE'] }, { id: 'F2', refs: ['R-ONE', 'R-TWO'] }, { id: 'F3', refs: ['R-TWO'] }],
    references: [{ id: 'R-ONE', label: 'One, 2019' }, { id: 'R-TWO', label: 'Two, 2021' }],
    gateFacts: ['F3'],
  }),
  'contacts/us.yaml': '- {id: crisis, label: {en: Lifeline}, voice: "988", required: true, lastVerified: null, verifyEveryDays: 180}\n',
  'worksheets/my-week.yaml': `key: my-week
order: 1
printTitle: {en: My week}
title: {en: My week}
safeToKeep: false
fields:
  - {key: joy, type: text, label: {en: One good thing}, example: {en: A walk}}
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
