import { expect, test } from 'vitest'
import { findingsOf, questions, swapped, testRows, text, words } from '../support/content-findings.ts'
import { en, paths, quiz, quizInSpanish } from '../support/small-content.ts'

const all = (from: string | RegExp, to: string) => ({ [paths.quiz]: quiz.replaceAll(from, to) })
const option = (words: string) => questions('text: {en: "Shout"}', `text: {en: "${words}"}`)
const trueOrNot = (key: string, right: 't' | 'n', objectives = '') => `  - key: ${key}
    version: 1
    kind: true-or-not
    critical: false
    tests: nothing
    facts: [F1, F2]
${objectives}    ask: {en: "Looking helps."}
    options:
      - {key: t, ${right === 't' ? 'right: true, ' : ''}text: {en: "True"}, feedback: {en: "${right === 't' ? 'Yes' : 'Not quite'}. It helps."}}
      - {key: n, ${right === 'n' ? 'right: true, ' : ''}text: {en: "Not true"}, feedback: {en: "${right === 'n' ? 'Yes' : 'Not quite'}. It helps."}}
    unsure: {en: "That is fine. Look first."}
`
const asTrueOrNot = (right: (at: number) => 't' | 'n') => ({
  [paths.quiz]: `module: small-steps\nchecks:\n${['look-check', 'ask-check', 'rest-check'].map((key, at) => trueOrNot(key, right(at))).join('')}quiz:\n${['q-one', 'q-two', 'q-three', 'q-four', 'q-five'].map((key, at) => trueOrNot(key, right(at + 3), `    objectives: [${1 + at % 2}]\n`)).join('')}`,
})
const pickMany = (right: number) => all('kind: pick-one', 'kind: pick-many')[paths.quiz]!
  .replace(/text: \{en: "(Run|Shout)"\}, feedback: \{en: "Not quite/g, (found, _, at: number, whole: string) =>
    (whole.slice(0, at).split('kind: pick-many').length - 1 <= right ? found.replace('text', 'right: true, text').replace('Not quite', 'Yes') : found))

testRows([
  {
    rule: 'Q1', says: 'a question has its shape, and every option explains itself',
    breaks: [
      [questions(', feedback: {en: "Not quite. Looking comes first."}', ''), '"look-check" has no feedback for option b. Every option explains itself.'],
      [questions('Yes. Looking', 'Right. Looking'), '"look-check": feedback of option a starts with "Yes.". Begin it so.'],
      [questions('Not quite. Looking', 'Yes. Looking'), '"look-check": feedback of option b starts with "Not quite.". Begin it so.'],
      [{ [paths.quiz]: swapped(quizInSpanish, 'Casi. ', 'No. ') }, '"look-check": feedback of option b starts with "Casi.". Begin it so.'],
      [questions('What now?', words(26)), '"look-check": ask has 26 words; the limit is 25. Shorten it.'],
      [option(words(21)), '"look-check": option c has 21 words; the limit is 20.'],
      [questions('kind: pick-one', 'kind: true-or-not'), '"look-check" is true-or-not; its options are exactly t and n.'],
      [questions('      - {key: b, text: {en: "Run"}, feedback: {en: "Not quite. Looking comes first."}}\n', ''), '"look-check" has 2 options; pick-one takes 3–5.'],
    ],
    holds: [{}, { [paths.quiz]: quizInSpanish }],
  },
  {
    rule: 'Q2', says: 'a question has as many right options as its kind takes',
    breaks: [
      [questions('{key: b, ', '{key: b, right: true, '), '"look-check" is a pick-one with 2 right options; it takes one.'],
      [{ [paths.quiz]: quiz.replace('right: true, ', '').replace('kind: pick-one', 'kind: pick-many') }, '"look-check" is a pick-many with no right option'],
      [questions('    unsure:', '    alsoRight: [[a, b, c]]\n    unsure:'), '"look-check" has alsoRight, which only order takes. Take it out.'],
      [{ [paths.quiz]: quiz.replace('kind: pick-one', 'kind: order').replace('    unsure:', '    alsoRight: [[a, b]]\n    unsure:') }, '"look-check": alsoRight [a, b] must name every option once.'],
    ],
    holds: [{}, { [paths.quiz]: quiz.replace('right: true, ', '').replace('kind: pick-one', 'kind: order').replace('    unsure:', '    alsoRight: [[b, a, c]]\n    unsure:') }],
  },
  {
    rule: 'Q3', says: 'a question rests on facts the module cites',
    breaks: [[questions('facts: [F1, F2]', 'facts: [F4]'), `${paths.quiz}:8 E Q3 "look-check" rests on F4, which the module does not cite.`]],
    holds: [{}, questions('facts: [F1, F2]', 'facts: [F2]')],
  },
  {
    rule: 'Q4', says: 'options can be read in any order',
    breaks: [
      [option('All four are signs'), '"All four are signs" breaks when options are shuffled. Name them.'],
      ...['All of the above', 'None of these', 'Both', 'All three', 'A and B'].map((words) => [option(words), `"${words}" breaks when options are shuffled.`] as const),
      [questions('Looking comes first."', 'Option B comes first."'), '"Yes. Option B comes first." breaks'],
      [questions('That is fine. Look first.', 'Read the first option again.'), '"Read the first option again." breaks'],
      [{ [paths.quiz]: swapped(quizInSpanish, '{en: "Shout", es: "Mire."}', '{en: "Shout", es: "Todas las anteriores"}') }, '"Todas las anteriores" breaks'],
    ],
    holds: [
      {},
      ...['All four kinds of change can be a sign', 'None of the three ways', 'Both of them can rest', 'Neither parent sleeps', 'Take a walk and B vitamins'].map(option),
      option('All they had, and the above-ground pool'), questions('That is fine. Look first.', 'There is a third answer. One option a day is fine.'),
    ],
  },
  {
    rule: 'Q5', says: 'nothing but knowing finds the right option',
    breaks: [
      [all('"Look"', '"Look out of the window"'), 'course.yaml W Q5 Course 1: the right option is the longest in 100 % (limit 40 %). Lengthen a wrong one.'],
      [all('{key: b, right: true, text: {en: "Look"}, feedback: {en: "Yes. Looking comes first."}}\n      - {key: c,', '{key: b, text: {en: "Look"}, feedback: {en: "Not quite. No."}}\n      - {key: c, right: true,'),
        'Course 1: option c is right in 63 % (limit 40 %). Move some.'],
      [asTrueOrNot(() => 't'), 'Course 1: 100 % of true-or-not are true (30 % to 70 %). Turn some around.'],
      [{ [paths.quiz]: pickMany(2) }, 'In "look-check" and "ask-check" every option is right; one a module is enough. Add a wrong one.'],
    ],
    holds: [{}, asTrueOrNot((at) => (at % 2 === 0 ? 't' : 'n')), { [paths.quiz]: pickMany(1) }],
  },
  {
    rule: 'Q6', says: 'a quiz asks 5 to 7 questions of mixed kinds, about every section and every objective',
    breaks: [
      [questions('kind: scenario', 'kind: pick-one'), 'No scenario in this quiz.'],
      [{ [paths.quiz]: quiz.slice(0, quiz.indexOf('  - key: q-five')) }, 'The quiz has 4 questions; it takes 5–7.'],
      [asTrueOrNot(() => 't'), 'More than half of the quiz is true-or-not.'],
      [text('<Check id="ask-check" />', '<Check id="look-check" />'), 'Check "ask-check" is in quiz.yaml but in no section. Show it or take it out.'],
      [all('facts: [F1, F2]', 'facts: [F1]'), 'No question of the quiz rests on a fact of section "ask". Ask what it teaches.'],
      [all('objectives: [2]', 'objectives: [1]'), `${paths.quiz} E Q6 Objective 2, "Take one step", is asked by no question of the quiz. Ask for it, or name 2`],
      [all('objectives: [2]', 'objectives: [1, 3]'), `${paths.quiz}:59 E Q6 "q-two" asks objective 3; the module has 2. Mend the number.`],
    ],
    holds: [{}, all('objectives: [2]', 'objectives: [1, 2]'), questions('objectives: [1]', 'objectives: []'), { ...all('facts: [F1, F2]', 'facts: [F1]'), [paths.en]: en.replace('Asking helps. <Cite f="F2" />', 'Asking helps. <Cite f="F1 F2" />') }],
  },
])

test('a share of few questions says nothing', () => {
  const few = { [paths.quiz]: quiz.slice(0, quiz.indexOf('  - key: q-two')).replaceAll('"Look"', '"Look out of the window"') }
  expect(findingsOf(few).filter((finding) => finding.includes(' Q5 '))).toEqual([])
})
