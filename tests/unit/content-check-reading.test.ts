import { expect, test } from 'vitest'
import { measure, scales } from '../../src/server/catalog/readability.ts'
import { spanishSyllables } from '../../src/server/catalog/spanish-syllables.ts'
import { file, findingsOf, questions, spanish, testRows, text } from '../support/content-findings.ts'
import { en, paths } from '../support/small-content.ts'

const paragraph = (words: string) => text('Looking helps.', `${words}\n\nLooking helps.`)
const hard = 'Communication difficulties necessitate considerable understanding. Organizations recommend appropriate conversations. Everybody appreciates encouragement immediately.'
const hardSpanish = 'Las comunicaciones familiares necesitan considerables conocimientos. Organizaciones internacionales recomiendan conversaciones apropiadas. Especialistas acompañan inmediatamente.'
const plain = 'Sitting down together before you mention the evening can make a talk easier for both of you. Then ask her how she slept after the party, and wait for her answer as long as it takes.'
const choppy = 'He is in. She is out. We go on. It is late. You can sit. So do I.'
const ways = (safe: string, safer: string) => ({
  [paths.en]: en.replace('terms: []', 'terms: []\ngate: safety\ntrySafer: Rest a little.')
    .replace('Looking helps.', `<Way home="safe">\n\n${safe}\n\n</Way>\n\n<Way home="safer">\n\n${safer}\n\n</Way>\n\nLooking helps.`),
})
const withTerm = (terms: string, words: string) => ({ [paths.en]: en.replace('terms: []', `terms: [${terms}]`).replace('Looking helps.', words) })

testRows([
  {
    rule: 'R1', says: 'every version of a section is easy enough',
    breaks: [
      [paragraph(hard), `${paths.en}:25 E R1 Section "look" for "parent-adult": Flesch-Kincaid 2`],
      [paragraph(hard), 'limit 6.0. Longest sentence: "Communication difficulties necessitate considerable understanding." (5 words).'],
      [text('A light is on.', hard), 'Section "look" for "parent-adult": Flesch-Kincaid'],
      [{ [paths.en]: en.replace(/(<For who="sibling">\n\n)A light is on\./, `$1${hard}`) }, 'Section "look" for "sibling": Flesch-Kincaid'],
      [ways(plain, hard), 'Section "look" for "parent-adult, safer": Flesch-Kincaid'],
      [spanish('Mirar ayuda.', `${hardSpanish} Mirar ayuda.`), 'es.mdx:25 E R1 Section "look" for "parent-adult": INFLESZ'],
      [spanish('Mirar ayuda.', `${hardSpanish} Mirar ayuda.`), 'at least 65'],
      [{ 'worksheets/my-week.yaml': `key: my-week\norder: 1\nprintTitle: {en: My week, es: Mi semana}\ntitle: {en: My week, es: Mi semana}\nsafeToKeep: false\nfields:\n  - {key: joy, type: text, label: {en: "${hard}"}}\n` },
        'worksheets/my-week.yaml E R1 The worksheet in en: Flesch-Kincaid'],
    ],
    holds: [{}, paragraph(plain), ways(plain, plain), spanish()],
  },
  {
    rule: 'R2', says: 'a section does not read like a list',
    breaks: [
      [paragraph(choppy), `${paths.en}:25 W R2 Section "look": Flesch-Kincaid -`],
      [spanish('Mirar ayuda.', 'Él va. Ya es. No es. Sí va. Mirar ayuda.'), 'es.mdx:25 W R2 Section "look": INFLESZ 1'],
    ],
    holds: [{}, paragraph(plain), text('A light is on.', 'On.')],
  },
  {
    rule: 'R3', says: 'sentences, paragraphs and lists are short',
    breaks: [
      [paragraph(`It is ${'very '.repeat(18)}late.`), '21 words in one sentence; the limit is 20: "It is very'],
      [paragraph('It is late. It is cold. It rains. She waits.'), `${paths.en}:67 E R3 4 sentences in one paragraph; the limit is 3. Start a new one.`],
      [paragraph('She says, "It is late. It is cold. It rains." She waits. He waits.'), '5 sentences in one paragraph; the limit is 4.'],
      [paragraph('- a\n- b\n- c\n- d\n- e\n- f\n- g'), '7 items in one list; the limit is 6. Take some out or make two lists.'],
      [questions('That is fine. Look first.', `It is ${'very '.repeat(18)}late.`), `${paths.quiz}:14 E R3 21 words in one sentence`],
      [file('worksheets/my-week.yaml', '{en: One good thing,', `{en: "It is ${'very '.repeat(18)}late.",`), 'worksheets/my-week.yaml:7 E R3 21 words in one sentence'],
      [file('courses/1-first/course.yaml', 'who: {en: For everyone.}', `who: {en: "It is ${'very '.repeat(18)}late."}`), 'courses/1-first/course.yaml:5 E R3 21 words in one sentence'],
      [text('tryThis: Look out of the window.', `tryThis: Look ${'far '.repeat(20)}out.`), `${paths.en}:18 E R3 22 words in one sentence`],
    ],
    holds: [{}, paragraph(`It is ${'very '.repeat(17)}late.`), paragraph('It is late. It is cold. It rains.'), paragraph('She says, "It is late. It is cold. It rains." She waits.'), paragraph('- a\n- b\n- c\n- d\n- e\n- f')],
  },
  {
    rule: 'R4', says: 'a hard word is explained where it first stands',
    breaks: [
      [withTerm('opioid', 'Opioids calm pain.\n\nAn <Term>opioid</Term> is a strong pain medicine.'), '"opioid" stands before its <Term>.'],
      [withTerm('opioid', 'Looking helps.'), `${paths.en}:19 E R4 "opioid" is in terms but stands in no <Term>.`],
      [withTerm('', 'A <Term>lapse</Term> is one slip.'), '<Term>lapse</Term> is not in terms. Add it to the front matter.'],
    ],
    holds: [{}, withTerm('opioid', '<Term>Opioids</Term> are strong pain medicines. An opioid calms.'), withTerm('opioid', '### Opioids\n\nAn <Term>opioid</Term> is strong.')],
  },
])

test('the formulas give the figures of the guide', () => {
  expect(scales.en.score({ words: 39, sentences: 6, syllables: 45 })).toBeCloseTo(0.6, 1)
  expect(scales.en.score({ words: 22, sentences: 1, syllables: 80 })).toBeCloseTo(35.9, 1)
  expect(scales.es.score({ words: 26, sentences: 6, syllables: 48 })).toBeCloseTo(87.5, 1)
  expect(scales.es.score({ words: 33, sentences: 1, syllables: 97 })).toBeCloseTo(-9.3, 1)
})

test('limits hold for the figure as it is shown', () => {
  expect([scales.en.tooHard(6.04), scales.en.tooHard(6.06), scales.en.choppy(2.5), scales.en.choppy(2.44)]).toEqual([false, true, false, true])
  expect([scales.es.tooHard(64.6), scales.es.tooHard(64.4), scales.es.choppy(90.4), scales.es.choppy(90.6)]).toEqual([false, true, false, true])
})

test('numbers are left out, a contact is one word, and an explained word counts two syllables', () => {
  expect(measure(['Call {crisis_line} at 10.'], 'en')).toEqual({ words: 3, sentences: 1, syllables: 4 })
  expect(measure(['Buprenorphine helps.'], 'en').syllables).toBe(5)
  expect(measure(['Buprenorphine helps.'], 'en', new Set(['buprenorphine'])).syllables).toBe(3)
  expect(findingsOf(withTerm('buprenorphine', '<Term>Buprenorphine</Term> is a medicine. Buprenorphine is taken. Buprenorphine is kept.')).filter((one) => one.includes('R1'))).toEqual([])
})

test.each(Object.entries({
  casa: 2, país: 2, día: 2, tío: 2, guía: 2, que: 1, guerra: 2, sigue: 2, pingüino: 3, vergüenza: 3, agua: 2, familia: 3,
  idea: 3, usted: 2, idioma: 3, unión: 2, oír: 2, baúl: 2, veía: 3, creíamos: 4, continúa: 4, línea: 3, héroe: 3, aéreo: 4,
  también: 2, ciudad: 2, ruido: 2, huir: 1, hoy: 1, ayer: 2, yo: 1, leyes: 2, Uruguay: 3, estudiáis: 3, alcohol: 3,
  consejería: 5, recuperación: 5, cuídese: 3, construí: 2, lingüística: 4, leer: 2, cooperar: 4, ahora: 3, búho: 2,
  vehículo: 4, muy: 1, ley: 1, y: 1,
}))('%s has %i syllables in Spanish', (word, count) => expect(spanishSyllables(word)).toBe(count))
