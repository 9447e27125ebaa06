import { expect, test } from 'vitest'
import { registerOf, registerText } from '../../src/server/catalog/key-register.ts'
import { loadContent } from '../../src/server/catalog/load-content.ts'
import { readCatalog } from '../../src/server/read-catalog.ts'
import { file, findingsOf, spanish, swapped, testRows } from '../support/content-findings.ts'
import { en, es, paths, quiz, quizInSpanish, smallContent, withContent } from '../support/small-content.ts'

const ahead = { ...spanish(), [paths.en]: en.replace('version: 1', 'version: 2').replace('  - { id: rest, title: Then rest }\n', '  - { id: rest, title: Then rest }\n  - { id: more, title: Then more }\n') + '<Section id="more">\n\nMore. <Cite f="F1" />\n\n<Check id="more-check" />\n\n</Section>\n' }
const today = '2026-11-24'
const reviewed = (review: string, clarity = '{ cci: 92, pemat: 85, on: 2026-11-01 }') => ({
  [paths.en]: swapped(swapped(en, 'review: { by: null, on: null, next: null }', `review: ${review}`), 'clarity: { cci: null, pemat: null, on: null }', `clarity: ${clarity}`),
})
const inTime = '{ by: "A. Reader, MD", on: 2026-11-01, next: 2027-01-15 }'
/** Both languages, reviewed that day and published so; then the change, with keys.json as it was. */
const bothReviewed = (on = '2026-11-01'): Record<string, string> => {
  const dated = (text: string) => text.replace('review: { by: null, on: null, next: null }', `review: { by: "A. Reader, MD", on: ${on}, next: 2027-01-15 }`)
  return { [paths.en]: dated(en), [paths.es]: dated(es), [paths.quiz]: quizInSpanish }
}
const publishedText = registerText(registerOf(loadContent(new Map(Object.entries({ ...smallContent, ...bothReviewed() })))))
const rereading = (path: string, from: string, to: string, on?: string) => {
  const files = bothReviewed(on)
  return { ...files, [path]: swapped(files[path]!, from, to), 'keys.json': publishedText }
}
const told = (path: string) => `${path}:21 R D1 Words changed since the review of 2026-11-01: here, in quiz.yaml, or in a fact it rests on. Have it read again and set review.on to that day.`
const practice = (steps: number) => `practise: { situation: Noon., steps: [${Array.from({ length: steps }, (_, at) => `Step ${'abcd'[at]}.`).join(', ')}] }`
const contact = (change: string) => file('contacts/us.yaml', 'lastVerified: null', change)
const verified = (on: string) => file('facts.json', '"dated": true,', `"dated": true, "verified": {"by": "A. Reader, MD", "on": "${on}", "source": "the agency page"},`)

testRows([
  {
    rule: 'L1', says: 'the Spanish text has the bones of the English',
    breaks: [
      [spanish('Preguntar ayuda. <Cite f="F2" />', 'Preguntar ayuda. <Cite f="F1" />'), `${paths.es}:73 E L1 "ask" cites F1; en.mdx cites F2. Cite the same.`],
      [spanish('passMark: 0.8', 'passMark: 0.7'), 'passMark is 0.7; en.mdx has 0.8. Make them the same.'],
      [spanish('sources: [F1, F2]', 'sources: [F1, F2, R-ONE]'), 'sources is F1 F2 R-ONE; en.mdx has F1 F2.'],
      [spanish('<Worksheet id="my-week" />', ''), 'Section "rest" has other components than en.mdx'],
      [spanish('terms: []', `terms: []\n${practice(3)}`), 'Whether it has practise is true; en.mdx has false.'],
      [{ ...spanish('terms: []', `terms: []\n${practice(4)}`), [paths.en]: swapped(en, 'terms: []', `terms: []\n${practice(3)}`) }, 'The number of practise.steps is 4; en.mdx has 3.'],
      [spanish('minutes: 10', 'minutes: 15'), `${paths.es}:9 E L1 minutes is 15; en.mdx has 10. They may differ by 4.`],
    ],
    holds: [{}, spanish(), spanish('minutes: 10', 'minutes: 13'), spanish('title: Small steps', 'title: Pasos cortos'), spanish('sources: [F1, F2]', 'sources: [F2, F1]')],
  },
  {
    rule: 'L2', says: 'with a Spanish text, the questions and the worksheet are in Spanish',
    breaks: [
      [{ [paths.es]: es }, `${paths.quiz}:3 E L2 "look-check": ask has no es text, but es.mdx exists. Write it.`],
      [{ [paths.es]: es, [paths.quiz]: swapped(quizInSpanish, '{en: "Shout", es: "Mire."}', '{en: "Shout"}') }, '"look-check": option c has no es text, but es.mdx exists. Write it.'],
      [{ ...spanish(), ...file('worksheets/my-week.yaml', ', es: Algo bueno', '') }, 'worksheets/my-week.yaml:7 E L2 "One good thing" has no es text, but its module has an es.mdx.'],
    ],
    holds: [{}, spanish(), file('worksheets/my-week.yaml', ', es: Algo bueno', '')],
  },
  {
    rule: 'L3', says: 'Spanish of another version waits and is told of',
    breaks: [
      [{ ...spanish(), [paths.en]: en.replace('version: 1', 'version: 4') }, `${paths.es}:6 W L3 en.mdx is at version 4, es.mdx at 1: Spanish is not offered until it follows.`],
      [ahead, 'en.mdx is at version 2, es.mdx at 1'],
    ],
    holds: [{}, spanish()],
  },
  {
    rule: 'D1', says: 'a release is reviewed, in time and clear enough', today,
    breaks: [
      [{}, `${paths.en}:21 R D1 Not reviewed by a clinician.`],
      [{}, 'CDC index is not scored for en; it needs 90.'],
      [reviewed('{ by: "A. Reader, MD", on: 2026-08-01, next: 2026-10-01 }'), 'Review was due on 2026-10-01.'],
      [reviewed('{ by: "A. Reader, MD", on: 2026-11-01, next: 2027-08-01 }'), 'The next review is on 2027-08-01; by its facts it is due 90 days after 2026-11-01.'],
      [reviewed(inTime, '{ cci: 84, pemat: 85, on: 2026-11-01 }'), 'CDC index 84 for en, needs 90.'],
      [reviewed(inTime, '{ cci: 92, pemat: 70, on: 2026-11-01 }'), 'PEMAT-P 70 for en, needs 80.'],
    ],
    holds: [reviewed(inTime)],
  },
  {
    rule: 'D1', says: 'words that changed are reviewed again', today,
    breaks: [
      [rereading(paths.en, 'Looking helps.', 'Look first.'), told(paths.en)],
      [rereading(paths.es, 'Mirar ayuda.', 'Mire primero.'), told(paths.es)],
      [rereading(paths.quiz, '{en: "Yes. Looking comes first.", es: "Sí. Mire."}', '{en: "Yes. Look.", es: "Sí. Mire."}'), told(paths.en)],
      [rereading(paths.en, 'title: Then ask', 'title: Ask'), told(paths.en)],
      [rereading(paths.en, 'Looking helps.', 'Look first.', '2026-10-30'), told(paths.en)],
      [rereading(paths.en, 'terms: []', `terms: []\n${practice(3)}`), told(paths.en).replace(':21', ':22')],
      [{ ...rereading(paths.en, 'Then ask', 'Then ask'), ...file('facts.json', 'Claim F1.', 'It is otherwise.') }, told(paths.es)],
    ],
    holds: [],
  },
  {
    rule: 'D2', says: 'dated facts and contacts are verified in time', today,
    breaks: [
      [{}, 'facts.json:4 R D2 F1 goes out of date and was never verified.'],
      [verified('2026-06-01'), 'F1 was last verified 176 days ago; the limit is 90.'],
      [{}, 'contacts/us.yaml R D2 crisis was never verified.'],
      [contact('lastVerified: 2026-01-01'), 'crisis was last verified 327 days ago; the limit is 180.'],
      [file('contacts/us.yaml', 'voice: "988"', 'clinicFills: true'), 'crisis is empty. The clinic fills it before it publishes.'],
    ],
    holds: [{ ...verified('2026-11-01'), ...contact('lastVerified: 2026-11-01') }, { ...verified('2026-11-01'), ...file('contacts/us.yaml', 'voice: "988", required: true', 'required: false') }],
  },
])

test('a review stands while its words do, and after a later one', () => {
  const changes = [
    rereading(paths.en, 'Looking helps.', 'Looking helps.'), rereading(paths.en, 'Looking helps.', 'Looking, helps!'),
    rereading(paths.en, 'Looking helps.', 'Look first.', '2026-11-09'), rereading(paths.en, 'on: 2026-11-01', 'on: null'),
    // Where to call is the clinic's, and checked by itself.
    rereading(paths.en, 'Rest, or reach <Contact id="crisis" />.', 'Rest, or reach.'),
  ]
  for (const change of changes) expect(findingsOf(change, today).filter((finding) => finding.includes('Words changed'))).toEqual([])
  const inSpanish = findingsOf(rereading(paths.es, 'Mirar ayuda.', 'Mire primero.'), today).filter((finding) => finding.includes('Words changed'))
  expect(inSpanish).toEqual([told(paths.es)])
})

test('a Spanish text that waits is held to nothing of the English one', () => {
  const withMore = { ...ahead, [paths.quiz]: quiz.replace('checks:\n', `checks:\n${quiz.slice(quiz.indexOf('  - key: look-check'), quiz.indexOf('  - key: ask-check')).replace('look-check', 'more-check')}`) }
  const findings = findingsOf(withMore)
  expect(findings.filter((finding) => finding.includes(paths.es))).toHaveLength(1)
  expect(findings.filter((finding) => / E /.test(finding))).toEqual([])
  expect(withContent({ ...smallContent, ...withMore }, readCatalog).module('small-steps')?.locales).toEqual(['en'])
})
