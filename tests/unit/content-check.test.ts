import { expect, test } from 'vitest'
import { checkContent } from '../../src/server/catalog/check-content.ts'
import { en, paths, quiz, smallContent, withContent } from '../support/small-content.ts'

type Files = Record<string, string>

function findingsOf(change: Files): string[] {
  return withContent({ ...smallContent, ...change }, checkContent).map(String)
}

const text = (from: string, to: string): Files => ({ [paths.en]: swapped(en, from, to) })
const questions = (from: string, to: string): Files => ({ [paths.quiz]: swapped(quiz, from, to) })
const twin = { 'courses/1-first/02-twin/en.mdx': en, 'courses/1-first/02-twin/quiz.yaml': quiz }
const many = (words: number) => Array.from({ length: words }, () => 'word').join(' ')

const broken: readonly [id: string, change: Files, message: string][] = [
  ['K1', text('minutes: 10', 'minutes: 30'), 'en.mdx:9 K1 minutes is 30. A module takes 10–25 minutes. Shorten it or split it.'],
  ['K1', text('minutes: 10\n', ''), 'en.mdx K1 minutes is missing. A module takes 10–25 minutes. Shorten it or split it.'],
  ['K1', text('terms: []', 'terms: []\nvideo: x'), 'video is not a field here. Take it out or mend its name.'],
  ['K1', text('summary: [Look., ', 'summary: ['), 'summary is a list of 2. A summary has 3 bullets.'],
  ['K1', { 'facts.json': '' }, 'facts.json K1 The fact base cannot be read'],
  ['K2', twin, '02-twin/en.mdx K2 key "small-steps" is also used by courses/1-first/01-small-steps/en.mdx. Records hang on keys: choose another.'],
  ['K2', twin, 'K2 order 1 is also used by courses/1-first/01-small-steps/en.mdx. It is the number in the address: choose another.'],
  ['K2', questions('key: q-two', 'key: q-one'), 'key "q-one" is used twice here.'],
  ['K5', text('Looking helps.', '<Video /> Looking helps.'), '<Video> is not in the vocabulary. See the authoring guide, part 4.'],
  ['K5', text('Looking helps.', '<b>Looking</b> helps.'), '<b> is HTML. Write Markdown.'],
  ['K5', text('Looking helps.', '{1 + 1} Looking helps.'), '{1 + 1} is an expression. Write plain words'],
  ['K5', text('Looking helps.', 'import x from "y"\n\nLooking helps.'), 'import and export do not belong in a text.'],
  ['K5', text('Looking helps.', '[Looking](https://example.org) helps.'), 'Links, images and footnotes lead readers away.'],
  ['K5', text('<Contact id="crisis" />', '<Contact key="crisis" />'), '<Contact> does not take key. It takes id.'],
  ['K5', text('<Contact id="crisis" />', '<Contact id="cirsis" />'), '<Contact id="cirsis"> is not in the contacts. Mend the id or add it there.'],
  ['K5', questions('"What now?"', '"Call {cirsis}?"'), '{cirsis} is not in the contacts.'],
  ['K5', text('Looking helps.', '<Avoid>Looking helps.'), 'This cannot be read as MDX'],
  ['K6', text('<Section id="ask">', '<Section id="asking">'), 'Section "ask" is in the front matter but not in the text. Write it or take it out.'],
  ['K6', text('id: ask,', 'id: look-2,'), 'Section "ask" is not in the front matter. Add it there or mend the id.'],
  ['K6', text('  - { id: look, title: Look first }\n  - { id: ask, title: Then ask }', '  - { id: ask, title: Then ask }\n  - { id: look, title: Look first }'), 'The sections stand in another order than in the front matter (ask, look, rest).'],
  ['K6', text('<Check id="ask-check" />', ''), 'Section "ask" has no Check.'],
  ['K6', text('<Check id="ask-check" />', '<Check id="aks" />'), 'Check "aks" is not in quiz.yaml. Write it there or mend the id.'],
  ['K6', text('<Check id="ask-check" />', '<Check id="ask-check" />\n\nMore.'), 'Text follows the Check of section "ask".'],
  ['K6', text('<Section id="rest">', 'Lost words.\n\n<Section id="rest">'), 'This stands outside a <Section>. Move it into one.'],
  ['K6', text('<Example>\n\nShe asked.\n\n</Example>', 'She asked.'), 'The module has no <Example>. Every module has one.'],
  ['K6', { [paths.en]: en.replace('worksheet: my-week\n', '').replace('<Worksheet id="my-week" />', '').replace(/<Reflect[^\n]*\n/, '') }, 'The module has no <Worksheet> and no <Reflect>.'],
  ['K6', { [paths.en]: en.replaceAll('my-week', 'my-day') }, 'Worksheet "my-day" has no file.'],
  ['K7', text('Looking helps.', many(350)), 'en.mdx:25 K7 Section "look" has 354 words for "parent-adult"; the limit is 350. Move one idea out.'],
  ['K7', text('A light is on.', many(61)), 'The story for "parent-adult" has 61 words; the limit is 60. Shorten it.'],
  ['K7', text('minutes: 10', 'minutes: 20'), 'By its length this takes about 9 minutes; it says 20.'],
  ['K8', text('<For who="sibling">\n\nA light is on.\n\n</For>', ''), 'Story lacks "sibling". All six relations are needed here.'],
  ['K8', text('<For who="sibling">\n\n"How', '<For who="partner">\n\n"How'), 'Script lacks "sibling".'],
  ['C1', text('<Cite f="F2" />', '<Cite f="F999" />'), 'F999 is not in facts.json.'],
  ['C1', text('Looking helps.', 'Looking helps. [[NEEDS FACT: does it]]'), '[[NEEDS FACT: …]] is still here.'],
  ['C1', questions('facts: [F1]', 'facts: [F999]'), '"look-check" rests on F999, which is not in facts.json.'],
  ['C2', text('Asking helps. <Cite f="F2" />', 'Asking helps.'), 'Section "ask" has no Cite.'],
  ['C3', text('sources: [F1, F2]', 'sources: [F1]'), 'F2 is cited but not in sources. Add it there.'],
  ['C3', text('sources: [F1, F2]', 'sources: [F1, F2, F3]'), 'F3 is in sources but nowhere cited. Cite it or take it out.'],
  ['Q1', questions(', feedback: {en: "Not quite. Looking comes first."}', ''), '"look-check" has no feedback for option b. Every option explains itself.'],
  ['Q1', questions('Yes. Looking', 'Right. Looking'), '"look-check": feedback of option a starts with "Yes.". Begin it so.'],
  ['Q1', questions('Not quite. Looking', 'Yes. Looking'), '"look-check": feedback of option b starts with "Not quite.". Begin it so.'],
  ['Q1', questions('What now?', many(26)), '"look-check": ask has 26 words; the limit is 25. Shorten it.'],
  ['Q1', questions('kind: pick-one', 'kind: true-or-not'), '"look-check" is true-or-not; its options are exactly t and n.'],
  ['Q2', questions('{key: b, ', '{key: b, right: true, '), '"look-check" is a pick-one with 2 right options; it takes one.'],
  ['Q2', { [paths.quiz]: quiz.replaceAll('right: true, ', '').replace('kind: pick-one', 'kind: pick-many') }, '"look-check" is a pick-many with no right option'],
  ['Q3', questions('facts: [F1]', 'facts: [F3]'), '"look-check" rests on F3, which the module does not cite.'],
  ['Q6', questions('kind: scenario', 'kind: pick-one'), 'No scenario in this quiz.'],
  ['Q6', { [paths.quiz]: quiz.slice(0, quiz.indexOf('  - key: q-five')) }, 'The quiz has 4 questions; it takes 5–7.'],
  ['Q6', text('<Check id="ask-check" />', '<Check id="look-check" />'), 'Check "ask-check" is in quiz.yaml but in no section. Show it or take it out.'],
  ['S2', { [paths.en]: en.replaceAll('F2', 'F3') }, 'Cites F3 without gate: safety.'],
  ['S2', text('terms: []', 'terms: []\ngate: safety'), 'A gated module needs trySafer in the front matter.'],
  ['S3', text('Looking helps.', 'Call 911 first.'), '"911" is written out. Use <Contact id="emergency" />.'],
  ['S3', questions('"What now?"', '"Call 1-800-555-0100?"'), '"1-800-555-0100" is written out. Use {…}.'],
  ['S4', text('Asking helps.', 'Asking about suicide helps.'), 'Names suicide without <Contact id="crisis" /> in the same section.'],
  ['L1', { [paths.es]: en.replace('lang: en', 'lang: es').replaceAll('F2', 'F1') }, '"ask" cites F1; en.mdx cites F2.'],
  ['L2', { [paths.es]: en.replace('lang: en', 'lang: es') }, '"look-check": ask has no es text, but es.mdx exists. Write it.'],
]

test('a whole module has nothing to mend', () => {
  expect(findingsOf({})).toEqual([])
})

test('the shipped content has nothing to mend', () => {
  expect(checkContent('content').map(String)).toEqual([])
})

for (const [id, change, message] of broken) {
  test(`${id} says where and what to mend: ${message}`, () => {
    const findings = findingsOf(change)
    const found = findings.find((finding) => finding.includes(message))
    expect(found, findings.join('\n')).toBeDefined()
    expect(found).toMatch(new RegExp(`^[\\w./-]+(:\\d+)? ${id} `))
  })
}

function swapped(whole: string, from: string, to: string): string {
  if (!whole.includes(from)) throw new Error(`the fixture does not hold ${from}`)
  return whole.replace(from, () => to)
}
