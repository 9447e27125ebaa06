import { expect, test } from 'vitest'
import { quotesIn, sentencesOf, withoutQuotes } from '../../src/server/catalog/sentences.ts'
import type { Files } from '../support/content-findings.ts'
import { file, questions, spanish, testRows, text } from '../support/content-findings.ts'
import { en, paths } from '../support/small-content.ts'

/** Words put before the Cite of the first section, and words put into a paragraph of their own, without one. */
const cited = (words: string) => text('Looking helps.', words)
const uncited = (words: string) => text('Looking helps.', `${words}\n\nLooking helps.`)
const withFact = (id: string, words: string): Files => ({
  [paths.en]: en.replace('Looking helps. <Cite f="F1" />', `Looking helps. <Cite f="F1" />\n\n${words} <Cite f="${id}" />`).replace('[F1, F2]', `[F1, F2, ${id}]`),
})
const long = 'one two three four five six seven eight nine'

testRows([
  {
    rule: 'C1', says: 'every id is in the fact base and no need is left open',
    breaks: [
      [text('<Cite f="F2" />', '<Cite f="F999" />'), 'F999 is not in facts.json.'],
      [text('sources: [F1, F2]', 'sources: [F1, F2, F999]'), 'F999 in sources is not in facts.json.'],
      [text('Looking helps.', 'Looking helps. [[NEEDS FACT: does it]]'), '[[NEEDS FACT: …]] is still here.'],
      [questions('facts: [F1, F2]', 'facts: [F999]'), '"look-check" rests on F999, which is not in facts.json.'],
    ],
    holds: [{}, text('sources: [F1, F2]', 'sources: [F1, F2, R-ONE]')],
  },
  {
    rule: 'C2', says: 'a claim stands beside its fact',
    breaks: [
      [text('Asking helps. <Cite f="F2" />', 'Asking helps.'), 'Section "ask" has no Cite. Every section rests on a fact.'],
      [uncited('One study found that looking helps.'), `${paths.en}:67 E C2 "One study found that looking helps." has no Cite in its paragraph. Add the fact or take the claim out.`],
      [uncited('Research says so.'), '"Research says so." has no Cite'],
      [uncited('US law protects it.'), '"US law protects it." has no Cite'],
      [uncited('It lowers the risk.'), '"It lowers the risk." has no Cite'],
      [uncited('A mix can be deadly.'), '"A mix can be deadly." has no Cite'],
      [uncited('It is not safe to mix them.'), '"It is not safe to mix them." has no Cite'],
      [uncited('A safe dose is small.'), '"A safe dose is small." has no Cite'],
      [uncited('The law is on your side.'), '"The law is on your side." has no Cite'],
      [uncited('It lasts 12 weeks.'), '"It lasts 12 weeks." has no Cite'],
      [uncited('Buprenorphine steadies the day.'), '"Buprenorphine steadies the day." has no Cite'],
      [uncited('That is true of 3 in 4 people.'), '"That is true of 3 in 4 people." has no Cite'],
      [uncited('It helped 40 percent.'), '"It helped 40 percent." has no Cite'],
      [uncited('It helps:\n\n- one in four people'), '"one in four people" has no Cite'],
      [{ ...spanish('Mirar ayuda.', 'Según un estudio, ayuda.\n\nMirar ayuda.') }, 'es.mdx:67 E C2 "Según un estudio, ayuda." has no Cite'],
    ],
    holds: [
      {}, cited('One study found that looking helps.'), cited('Looking helps 3 in 4 people, and buprenorphine steadies the day.'),
      // A list belongs to the sentence that opens it.
      text('Looking helps. <Cite f="F1" />', 'Research names two. <Cite f="F1" />\n\n- the risk of falling\n- the risk of cold'),
      text('Looking helps. <Cite f="F1" />', 'Research names two:\n\n- the risk of falling <Cite f="F1" />\n- the risk of cold'),
      text('Looking helps. <Cite f="F1" />', 'Research names two:\n\n- the risk of falling\n- the risk of cold\n\n<Cite f="F1" />'),
      // No claims: a time, a name in the family, a question, what others say, what is told or to be avoided.
      uncited('He came home at 2 a.m. on Sunday, or at 12:40, and read part 2 of Module 5.'), uncited('Her mother-in-law waits with her.'),
      uncited('- naloxone, the card, and who to call'), uncited('Is there a risk?'), uncited('He says, "The law is the law. It is safe."'), uncited('You can get it here: <Contact id="crisis" />'),
      uncited('<Avoid>"Methadone is a risk."</Avoid>'), text('A light is on.', 'The risk is on.'), text('She asked', 'At some risk she asked'),
    ],
  },
  {
    rule: 'C3', says: 'sources name exactly what is cited',
    breaks: [
      [text('sources: [F1, F2]', 'sources: [F1]'), 'F2 is cited but not in sources. Add it there.'],
      [text('sources: [F1, F2]', 'sources: [F1, F2, F4]'), `${paths.en}:20 E C3 F4 is in sources but nowhere cited. Cite it or take it out.`],
    ],
    holds: [{}, withFact('F4', 'Some people find that it may help.')],
  },
  {
    rule: 'C4', says: 'general knowledge is verified before a release', today: '2026-11-24',
    breaks: [
      [withFact('F4', 'Some people find it helps.'), 'R C4 F4 is general knowledge. A reviewer must fill verified {by, on, source}.'],
      [{ 'glossary.yaml': '- {order: 1, key: look, term: {en: Look, es: Mirar}, meaning: {en: To see., es: Ver.}, facts: [F4]}\n' }, 'R C4 F4 is general knowledge.'],
    ],
    holds: [{}, {
      ...withFact('F4', 'Some people find it helps.'),
      ...file('facts.json', '"confidence": "G",', '"confidence": "G", "verified": {"by": "A. Reader, MD", "on": "2026-11-01", "source": "the book"},'),
    }],
  },
  {
    rule: 'C5', says: 'limited evidence is not stated flatly',
    breaks: [[withFact('F4', 'A craving rises and falls.'), 'W C5 F4 is limited evidence, stated flatly. Say "one way to picture it"']],
    holds: [{}, withFact('F4', 'One way to picture it is a wave.'), withFact('F4 F2', 'A craving rises and falls.')],
  },
  {
    rule: 'C6', says: 'nothing is copied from what may not be',
    breaks: [
      [withFact('F4', `It is "${long}" in short.`), 'R-CLOSED may not be copied; this paragraph quotes 9 words. Use own words'],
      [withFact('R-CLOSED', `The book says, "${long}."`), 'R-CLOSED may not be copied; this paragraph quotes 9 words.'],
    ],
    holds: [
      {}, withFact('F4', 'It is "eight words are still a short quoted piece" here.'), withFact('F2', `It is "${long}" in short.`),
      // Speech is made up.
      withFact('F4', `You can say, "${long}."`), withFact('F4', `"${long}," said Priya.`),
    ],
  },
])

test('a sentence ends where a reader stops', () => {
  expect(sentencesOf('He came at 2 a.m. for dinner. "Why?" she asked. Dr. Lee knows.')).toEqual(['He came at 2 a.m. for dinner.', '"Why?" she asked.', 'Dr. Lee knows.'])
  expect(sentencesOf('She said, "Stop." Then she left… Now what')).toEqual(['She said, "Stop."', 'Then she left…', 'Now what'])
  expect(sentencesOf('First line\nSecond line')).toHaveLength(2)
  expect(sentencesOf('¿Cómo está? ¡Bien! …')).toEqual(['¿Cómo está?', '¡Bien!'])
})

test('what is quoted is told from what is ours', () => {
  expect(withoutQuotes('She says, "You must," and “go” and «ya».')).toBe('She says, … and … and ….')
  expect(quotesIn('"a" “b” «c»')).toEqual(['a', 'b', 'c'])
})
