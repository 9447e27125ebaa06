import { file, questions, spanish, swapped, testRows, text, words } from '../support/content-findings.ts'
import { en, paths, smallContent } from '../support/small-content.ts'

const gated = (body: string, front = 'gate: safety\ntrySafer: Rest a little.') =>
  ({ [paths.en]: swapped(en, 'terms: []', `terms: []\n${front}`).replace('Looking helps.', () => `${body}\n\nLooking helps.`) })
const ways = (safe: string, safer: string) => `<Way home="safe">\n\n${safe}\n\n</Way>\n\n<Way home="safer">\n\n${safer}\n\n</Way>`
const practice = (safer = '') => `practise: { situation: You are asked at noon., steps: [It is kind., It is short., It is mine.]${safer} }`
const besides = 'safer: { situation: You rest at noon., steps: [It is kind., It is short., It is mine.] }'
const titled = (title: string) => file('worksheets/my-week.yaml', 'printTitle: {en: My week, es: Mi semana}', `printTitle: ${title}`)
const contacts = (ids: string[]) => ({
  'contacts/us.yaml': ids.map((id) => `- {id: ${id}, label: {en: Line}, voice: "1", required: true, lastVerified: 2026-11-01, verifyEveryDays: 180}\n`).join(''),
})
const lines = contacts(['crisis', 'emergency', 'dv'])

testRows([
  {
    rule: 'S2', says: 'a step that needs safety stands behind the gate, in two ways of one length',
    breaks: [
      [{ [paths.en]: en.replaceAll('F2', 'F3') }, 'Cites F3 without gate: safety.'],
      [text('terms: []', 'terms: []\ngate: safety'), 'A gated module needs trySafer in the front matter.'],
      [gated(''), 'A gated module has <Way home="safe"> and <Way home="safer">. Write both.'],
      [text('Looking helps.', ways('One.', 'Two.')), '<Way> stands in a module without gate: safety.'],
      [gated('<Way home="safer">\n\nOne.\n\n</Way>\n\n<Way home="safe">\n\nTwo.\n\n</Way>'), 'stand in pairs, safe first.'],
      [gated('<Way home="safe">\n\nOne.\n\n</Way>'), 'The last <Way home="safe"> has no <Way home="safer"> after it.'],
      [gated(ways(words(20), words(8))), `${paths.en}:27 E S2 Way "safer" makes section "look" 46 % shorter than "safe"; its length would show.`],
      [gated(ways('One.', 'Two.'), `gate: safety\ntrySafer: Rest a little.\n${practice()}`), 'A practice in a gated module needs safer, something to write to oneself.'],
      [gated(ways('One.', 'Two.'), `gate: safety\ntrySafer: Rest a little.\n${practice(`, ${besides.replace('It is mine.', 'It is mine., It is new.')}`)}`), 'practise.safer has 4 steps and practise 3; the difference would show.'],
      [text('terms: []', `terms: []\n${practice(`, ${besides}`)}`), 'practise.safer stands in a module without gate: safety.'],
      [gated(ways(words(10), words(19))), 'Way "safer" makes section "look" 56 % longer than "safe"; its length would show.'],
    ],
    holds: [{}, text('terms: []', `terms: []\n${practice()}`), gated(ways('One.', 'Two.'), `gate: safety\ntrySafer: Rest a little.\n${practice(`, ${besides}`)}`), gated(ways(words(20), words(17))), { [paths.en]: gated(ways(words(20), words(20)))[paths.en]!.replaceAll('F2', 'F3') }],
  },
  {
    rule: 'S3', says: 'no number is written out',
    breaks: [
      [text('Looking helps.', 'Call 911 first.'), `${paths.en}:67 E S3 "911" is written out. Use <Contact id="emergency" />.`],
      [questions('"What now?"', '"Call 1-800-555-0100?"'), '"1-800-555-0100" is written out. Use {…}.'],
      [file('worksheets/my-week.yaml', 'One good thing', 'Text 741741'), '"741741" is written out. Use {crisistext}.'],
    ],
    holds: [{}, text('Looking helps.', 'Call <Contact id="crisis" /> at 9:11, in 1988.'), questions('"What now?"', '"Call {crisis}?"')],
  },
  {
    rule: 'S4', says: 'where a danger is named, its line stands in the first screen',
    breaks: [
      [text('Asking helps.', 'Asking about suicide helps.'), 'Section "ask" names suicide without <Contact id="crisis" /> in the same section.'],
      [{ ...lines, ...text('Asking helps.', 'An overdose. <Contact id="crisis" />') }, 'names overdose without <Contact id="emergency" />'],
      [{ ...lines, ...text('Asking helps.', 'A violent home.') }, 'names violence without <Contact id="dv" />'],
      [{ ...lines, ...gated(ways('Suicide. <Contact id="crisis" />', 'Suicide. A friend can help.')) }, 'Section "look", as the way "safer" reads it, names suicide without <Contact id="crisis" />'],
      [text('Asking helps.', `Asking about suicide helps. ${words(37)} <Contact id="crisis" />`),
        `${paths.en}:73 E S4 Section "ask" names suicide with <Contact id="crisis" /> after 41 words; the first screen of a phone holds 40. Move it near the top.`],
      [{ ...lines, ...gated(ways('Suicide. <Contact id="crisis" />', `Suicide. ${words(40)} <Contact id="crisis" />`)) },
        'Section "look", as the way "safer" reads it, names suicide with <Contact id="crisis" /> after 41 words'],
      [text('terms: []', `terms: []\n${practice().replace('It is short.', 'It names suicide.')}`), 'What there is to practise names suicide; its page does not show that line.'],
      [spanish('Preguntar ayuda.', `Preguntar por el suicidio ayuda. ${words(36)} <Contact id="crisis" />`), 'es.mdx:73 E S4 Section "ask" names suicide with <Contact id="crisis" /> after 41 words'],
      [spanish('Preguntar ayuda.', 'Preguntar por el suicidio ayuda.'), 'es.mdx:73 E S4 Section "ask" names suicide'],
    ],
    holds: [
      {}, text('Rest, or reach', 'Asking about suicide? Reach'),
      text('Asking helps.', `Asking about suicide helps. ${words(36)} <Contact id="crisis" />`),
      text('terms: []', `terms: []\n${practice().replace('It is short.', 'It is not violent.')}`),
      // The story stands on top, under the safety strip.
      text('Looking helps.', 'After suicide, <Contact id="crisis" /> helps.'), { [paths.en]: en.replaceAll('A light is on.', words(30)).replace('Looking helps.', 'After suicide, <Contact id="crisis" /> helps.') },
      { ...lines, ...text('Asking helps.', 'Violence, an overdose: <Contact id="dv" />, <Contact id="emergency" />.') },
      { ...lines, ...gated(ways('Suicide. <Contact id="crisis" />', 'Suicide. <Contact id="crisis" />')) },
    ],
  },
  {
    rule: 'S5', says: 'a printed sheet has a title that tells a stranger nothing',
    breaks: [
      [titled('{en: My relapse plan, es: Mi semana}'), 'worksheets/my-week.yaml:3 E S5 Printed title "My relapse plan" is not neutral. Use the one in facts.md part E: "My week".'],
      [titled('{en: My week, es: Plan contra las recaídas}'), 'Printed title "Plan contra las recaídas" is not neutral.'],
      [{ 'worksheets/other.yaml': smallContent['worksheets/my-week.yaml']!.replace('my-week', 'other').replace('order: 1', 'order: 2').replace('{en: My week,', '{en: Recovery plan,') },
        'Printed title "Recovery plan" is not neutral. Use the one in facts.md part E, or one that tells a stranger nothing.'],
    ],
    holds: [{}, titled('{en: My week, es: Mis días}')],
  },
])
