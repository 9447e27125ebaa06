import { execFileSync } from 'node:child_process'
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { parse } from 'yaml'
import { addToQuiz } from '../../src/server/questions/add-to-quiz.ts'
import type { ImportReport } from '../../src/server/questions/draft.ts'
import { readGift } from '../../src/server/questions/read-gift.ts'
import { readMoodleXml } from '../../src/server/questions/read-moodle-xml.ts'

const asked = ({ questions }: ImportReport) => questions.map(({ kind, ask, options }) => ({ kind, ask, right: options.filter(({ right }) => right).map(({ text }) => text) }))
const reasons = ({ leftOut }: ImportReport) => leftOut.map(({ line, reason }) => [line, reason])

describe('questions of a GIFT file', () => {
  test('come with the line, kind, right answers and feedback they had', () => {
    const report = readGift('// a comment\n::One:: What helps? {~Shouting#It scares. =Asking#It opens. ~Waiting}\n\nPick all {~%50%Tea ~%50%Rest ~%-100%Blame}\n')
    expect(asked(report)).toEqual([
      { kind: 'pick-one', ask: 'What helps?', right: ['Asking'] }, { kind: 'pick-many', ask: 'Pick all', right: ['Tea', 'Rest'] },
    ])
    expect(report.questions.map(({ line }) => line)).toEqual([2, 4])
    expect(report.questions[0]?.options.map(({ feedback }) => feedback)).toEqual(['It scares.', 'It opens.', ''])
    expect(report.questions[1]?.lost).toEqual(['marks for a part, or against the reader'])
  })

  test.each([['T', 'True'], ['F', 'Not true']])('give the first feedback of {%s} to a wrong answer and the second to a right one', (mark, right) => {
    const [question] = readGift(`It is so {${mark}#To the wrong answer#To the right answer}`).questions
    expect(question?.options.find((option) => option.right)).toEqual({ text: right, right: true, feedback: 'To the right answer' })
    expect(question?.options.find((option) => !option.right)?.feedback).toBe('To the wrong answer')
  })

  test('one slip of the pen costs one question, not the file', () => {
    const report = readGift('First {=a ~b}\n\nTorn {=a ~b\n\nLast {=c ~d}')
    expect(asked(report).map(({ ask }) => ask)).toEqual(['First', 'Last'])
    expect(reasons(report)).toEqual([[3, 'it cannot be read as GIFT']])
  })

  test('that match become one question for each pair, and say so', () => {
    const report = readGift('Match {=naloxone -> breathing =sleep -> rest =food -> rest}')
    expect(asked(report)).toEqual([
      { kind: 'pick-one', ask: 'Match naloxone', right: ['breathing'] }, { kind: 'pick-one', ask: 'Match sleep', right: ['rest'] },
      { kind: 'pick-one', ask: 'Match food', right: ['rest'] },
    ])
    expect(report.questions.every(({ lost }) => lost.includes('one question for matching, now 3 questions'))).toBe(true)
  })

  test('of every other kind are left out with their line and reason', () => {
    const report = readGift(['A {#3}', 'B {=one =two}', 'C {}', 'Only words', 'D {~a ~b}', 'E [html]<img src\\="x"> {=a ~b}', `F {=a ${'~b '.repeat(25)}}`].join('\n\n'))
    expect(report.questions).toEqual([])
    expect(reasons(report)).toEqual([
      [1, 'it asks for a number'], [3, 'it asks for a typed answer'], [5, 'it asks for a free text'], [7, 'it asks nothing'],
      [9, 'none of its options is fully right'], [11, 'it needs a picture, a sound or a film'], [13, 'it has 26 options, and 20 is the most'],
    ])
  })

  test('lose their tags and keep their words', () => {
    expect(asked(readGift('<p>What <b>helps</b>&nbsp;m&aacute;s &lt;3?</p> {=a\\:b ~c}'))).toEqual([{ kind: 'pick-one', ask: 'What helps más <3?', right: ['a:b'] }])
  })

  test('any text at all is read without a fall, and whatever is not taken is named', () => {
    const word = fc.constantFrom('::t::', '{', '}', '=', '~', '#', '\n\n', '\n', '//', '->', '%50%', 'word', '\\', '$CATEGORY: a', '<b>', 'T', '####', '[html]', '\u0000')
    fc.assert(fc.property(fc.array(word, { maxLength: 30 }), (words) => {
      const { questions, leftOut } = readGift(words.join(' '))
      expect(questions.every(({ options }) => options.length >= 2 && options.some(({ right }) => right))).toBe(true)
      expect(leftOut.every(({ line, reason }) => line >= 1 && reason !== '')).toBe(true)
    }))
  })
})

const quiz = (inside: string) => `<?xml version="1.0"?>\n<quiz>\n<!-- <question> -->\n${inside}\n</quiz>`
const choice = (answers: string, more = '', single = 'true') =>
  `<question type="multichoice"><name><text>One</text></name><questiontext format="html"><text><![CDATA[<p>What helps <question>?</p>]]></text></questiontext><single>${single}</single>${more}${answers}</question>`
const answer = (fraction: number, text: string, feedback = '') => `<answer fraction="${fraction}"><text>${text}</text><feedback><text>${feedback}</text></feedback></answer>`

describe('questions of a Moodle XML file', () => {
  test('come with the line, kind, right answers and feedback they had', () => {
    const report = readMoodleXml(quiz(`<question type="category"><category><text>x</text></category></question>\n${choice(answer(0, '007') + answer(100, 's&#237;', 'Good.'))}\n${choice(answer(50, 'a') + answer(50, 'b') + answer(-100, 'c'), '', 'false')}`))
    expect(asked(report)).toEqual([{ kind: 'pick-one', ask: 'What helps ?', right: ['sí'] }, { kind: 'pick-many', ask: 'What helps ?', right: ['a', 'b'] }])
    expect(report.questions.map(({ line }) => line)).toEqual([5, 6])
    expect(report.questions[0]?.options[0]?.text).toBe('007')
    expect(report.questions[0]?.options[1]?.feedback).toBe('Good.')
  })

  test('true or false and matching are taken too', () => {
    const named = '<name><text>n</text></name><questiontext><text>It is so</text></questiontext>'
    const report = readMoodleXml(quiz(`<question type="truefalse">${named}${answer(0, 'true', 'No.')}${answer(100, 'false', 'Right.')}</question>
      <question type="matching">${named}<subquestion><text>sleep</text><answer><text>rest</text></answer></subquestion><subquestion><text>tea</text><answer><text>warm</text></answer></subquestion></question>`))
    expect(asked(report)).toEqual([
      { kind: 'true-or-not', ask: 'It is so', right: ['Not true'] },
      { kind: 'pick-one', ask: 'It is so sleep', right: ['rest'] }, { kind: 'pick-one', ask: 'It is so tea', right: ['warm'] },
    ])
    expect(report.questions[0]?.options).toEqual([{ text: 'True', right: false, feedback: 'No.' }, { text: 'Not true', right: true, feedback: 'Right.' }])
  })

  test('what does not come along is named, and what cannot come is left out with its line', () => {
    const besides = '<generalfeedback><text>All in all</text></generalfeedback><hint><text>Think</text></hint>'
    const report = readMoodleXml(quiz(`${choice(answer(100, 'a') + answer(33, 'b &lt;a href="x"&gt;there&lt;/a&gt;'), besides)}
${choice(answer(100, 'a') + answer(100, 'b'))}
${choice(answer(100, '&lt;img src="@@PLUGINFILE@@/x.png"&gt;') + answer(0, 'b'))}
<question type="essay"><name><text>Write</text></name><questiontext><text>Write</text></questiontext></question>`))
    expect(report.questions.map(({ lost }) => lost)).toEqual([['links', 'feedback for the whole question', 'hints', 'marks for a part, or against the reader']])
    expect(reasons(report)).toEqual([[5, 'more than one option is right, and only one can be picked'], [6, 'it needs a picture, a sound or a film'], [7, 'its kind is "essay"']])
  })

  test.each([
    ['a document type', '<!DOCTYPE quiz [<!ENTITY a "b">]><quiz/>', 'the file has a document type of its own'],
    ['an open tag', '<quiz><question></quiz>', 'the file is not whole XML: line 1'],
    ['no quiz', '<other/>', 'the file has no <quiz>'],
  ])('are refused as a whole where the file has %s', (_, text, reason) => {
    expect(readMoodleXml(text)).toEqual({ questions: [], leftOut: [{ line: 1, title: '', reason }] })
  })
})

const FILE = '# Kept\nmodule: small\nchecks: []\nquiz:\n  - key: what-helps # mine\n    ask: {en: "Asked before?"}\n'

describe('a module’s questions with drafts added', () => {
  const drafts = readGift('What helps? {=a ~b}\n\nAsked before? {=a ~b}\n\nÑandú? {T}').questions

  test('keep what was there, with its comments, and take nothing twice', () => {
    const { text, added, already } = addToQuiz(FILE, drafts)
    expect(text.startsWith('# Kept\nmodule: small\nchecks: []\nquiz:\n  - key: what-helps # mine\n')).toBe(true)
    expect([added, already.map(({ ask }) => ask)]).toEqual([2, ['Asked before?']])
    const { quiz: whole } = parse(text) as { quiz: { key: string; facts: string[]; unsure: unknown; options: unknown[] }[] }
    expect(whole.map(({ key }) => key)).toEqual(['what-helps', 'what-helps-2', 'nandu'])
    expect(whole[1]).toMatchObject({ facts: ['F000'], unsure: { en: '' }, options: [{ key: 'a', right: true, text: { en: 'a' }, feedback: { en: '' } }, { key: 'b', text: { en: 'b' } }] })
    expect(addToQuiz(text, drafts).added).toBe(0)
  })
})

test('the command adds to a module, names what was lost, and the checker then names each gap', () => {
  const folder = mkdtempSync(join(tmpdir(), 'questions-'))
  try {
    cpSync('content', join(folder, 'content'), { recursive: true })
    writeFileSync(join(folder, 'q.gift'), 'What helps? {=a#Good ~b ~c}\n\nHow many? {#3}\n')
    const run = (command: string, ...args: string[]) => {
      try {
        return execFileSync(process.execPath, [`src/commands/${command}.ts`, '--folder', join(folder, 'content'), ...args], { encoding: 'utf8', stdio: 'pipe' })
      } catch (error) {
        const { stdout, stderr } = error as { stdout: string; stderr: string }
        return stdout + stderr
      }
    }
    const into = ['--into', 'routines-and-good-days']
    expect(run('questions-import', join(folder, 'q.gift'), ...into)).toMatch(/^1 questions added to .*quiz\.yaml\.\n1 left out:\n {2}line 3, How many\? \{#3\}: it asks for a number\n/)
    expect(readFileSync(join(folder, 'content/courses/3-home/02-routines-and-good-days/quiz.yaml'), 'utf8')).toContain('facts: [F000]')
    expect(run('content-check')).toMatch(/"what-helps": options\[2\]\.feedback\.en is ""/)
    expect(run('questions-import', join(folder, 'q.gift'), '--into', 'nowhere')).toContain('There is no module "nowhere"')
    expect(run('questions-import', join(folder, 'gone.gift'), ...into)).toContain('There is no file')
  } finally {
    rmSync(folder, { recursive: true })
  }
}, 30_000)
