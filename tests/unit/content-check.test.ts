import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { checkContent } from '../../src/server/catalog/check-content.ts'
import { errorsIn, levelOf } from '../../src/server/catalog/finding.ts'
import { readCatalog } from '../../src/server/read-catalog.ts'
import { findingsOf, questions, spanish, testRows, text, words } from '../support/content-findings.ts'
import { en, paths, quiz, smallContent, withContent } from '../support/small-content.ts'
import { importsOf } from '../support/tidy.ts'

const swap = (from: RegExp, to: string) => ({ [paths.en]: en.replace(from, () => to) })
const example = /<Example>[\s\S]*?<\/Example>/
const picture = '<Picture id="four-places" alt="Four places where a change can show." caption="Four places" />'
const withPicture = (more: string) => text('Looking helps.', `${more}\n\nLooking helps.`)

test('whole content has nothing to mend, in one language and in two', () => {
  expect(findingsOf({})).toEqual([])
  expect(findingsOf(spanish())).toEqual([])
})

test('the shipped content has no errors', () => {
  expect(errorsIn(checkContent('content')).map(String)).toEqual([])
})

test('a finding says file, line, level, rule and what to do', () => {
  expect(findingsOf(text('minutes: 10', 'minutes: 30'))[0])
    .toBe(`${paths.en}:9 E K1 minutes is 30. A module takes 10–25 minutes. Shorten it or split it.`)
})

test('rules that only print stop neither a build nor a start', () => {
  const change = text('Looking helps.', 'You should look.')
  withContent({ ...smallContent, ...change }, (folder) => {
    const findings = checkContent(folder)
    expect(findings.map(({ rule }) => rule)).toContain('W2')
    expect(errorsIn(findings)).toEqual([])
    expect(readCatalog(folder).module('small-steps')).toBeDefined()
  })
})

test('a start reads the catalog without the rules of reading and words', () => {
  const seen = new Set<string>()
  const follow = (path: string): void => {
    if (seen.has(path)) return
    seen.add(path)
    for (const { target, isType } of importsOf(path, readFileSync(path, 'utf8'))) if (!isType && target.endsWith('.ts')) follow(target)
  }
  follow('src/server/read-catalog.ts')
  expect([...seen].filter((path) => /readability|check-(content|avoided|advice|claims|keys)|words\//.test(path))).toEqual([])
  expect(seen.size).toBeGreaterThan(10)
})

test('what a release needs is asked only with a day, and is an error only for a release', () => {
  expect(findingsOf({}).filter((finding) => / R /.test(finding))).toEqual([])
  const findings = withContent(smallContent, (folder) => checkContent(folder, '2026-11-24'))
  expect(findings.map(({ level }) => level)).toContain('R')
  expect(errorsIn(findings)).toEqual([])
  expect(errorsIn(findings, true)).toEqual(findings)
  expect(Object.values(levelOf).filter((level) => level === 'R')).toHaveLength(3)
})

testRows([
  {
    rule: 'K5', says: 'only Markdown and the vocabulary stand in a text',
    breaks: [
      [text('Looking helps.', '<Video /> Looking helps.'), '<Video> is not in the vocabulary. See the authoring guide, part 4.'],
      [text('Looking helps.', '<b>Looking</b> helps.'), '<b> is HTML. Write Markdown.'],
      [text('Looking helps.', '{1 + 1} Looking helps.'), '{1 + 1} is an expression. Write plain words'],
      [text('Looking helps.', 'import x from "y"\n\nLooking helps.'), 'import and export do not belong in a text.'],
      [text('Looking helps.', '[Looking](https://example.org) helps.'), 'Links, images and footnotes lead readers away.'],
      [text('Looking helps.', '<Avoid>Looking helps.'), 'This cannot be read as MDX'],
      [text('<Contact id="crisis" />', '<Contact key="crisis" />'), '<Contact> does not take key. It takes id.'],
      [text('<Contact id="crisis" />', '<Contact id="cirsis" />'), '<Contact id="cirsis"> is not in the contacts. Mend the id or add it there.'],
      [questions('"What now?"', '"Call {cirsis}?"'), '{cirsis} is not in the contacts.'],
      [withPicture('<Picture id="four-places" caption="Four places" />'), '<Picture> needs alt="…".'],
      [withPicture('<Picture id="four-places" alt="Four places." />'), '<Picture> needs caption="…".'],
      [withPicture('<Picture id="five-places" alt="Five." caption="Five" />'), '<Picture id="five-places"> is unknown. Use one of: many-causes,'],
      [withPicture('<Picture id="four-places" alt="Four." caption="Four">Four</Picture>'), '<Picture> holds no text.'],
      [text('Looking helps.', 'Looking <Picture id="four-places" alt="Four." caption="Four" /> helps.'), '<Picture> stands inside a paragraph.'],
    ],
    holds: [{}, text('Looking helps.', 'Looking **helps**, *much*.'), withPicture(picture), withPicture('<Reveal label="More">\n\nA little more.\n\n</Reveal>')],
  },
  {
    rule: 'K6', says: 'a module has its sections, story, example, script, checks and something to fill in',
    breaks: [
      [text('<Section id="ask">', '<Section id="asking">'), 'Section "ask" is in the front matter but not in the text. Write it or take it out.'],
      [text('id: ask,', 'id: look-2,'), 'Section "ask" is not in the front matter. Add it there or mend the id.'],
      [text('  - { id: look, title: Look first }\n  - { id: ask, title: Then ask }', '  - { id: ask, title: Then ask }\n  - { id: look, title: Look first }'),
        'The sections stand in another order than in the front matter (ask, look, rest).'],
      [text('<Check id="ask-check" />', ''), 'Section "ask" has no Check.'],
      [text('<Check id="ask-check" />', '<Check id="aks" />'), 'Check "aks" is not in quiz.yaml. Write it there or mend the id.'],
      [text('<Check id="ask-check" />', '<Check id="ask-check" />\n\nMore.'), 'Text follows the Check of section "ask".'],
      [text('<Section id="rest">', 'Lost words.\n\n<Section id="rest">'), 'This stands outside a <Section>. Move it into one.'],
      [swap(example, 'She asked.'), 'The module has no <Example>. Every module has one.'],
      [swap(/<Story>[\s\S]*?<\/Story>/, ''), 'The module has no <Story>. Open the first section with one.'],
      [{ [paths.en]: en.replace('worksheet: my-week\n', '').replace('<Worksheet id="my-week" />', '').replace(/<Reflect[^\n]*\n/, '') },
        'The module has no <Worksheet> and no <Reflect>.'],
      [{ [paths.en]: en.replaceAll('my-week', 'my-day') }, 'Worksheet "my-day" has no file.'],
      [withPicture(`${picture}\n\n${picture}`), 'Section "look" has a second <Picture>; it takes one'],
    ],
    holds: [{}, withPicture(picture), swap(example, '<Example>\n\nHe asked.\n\n</Example>')],
  },
  {
    rule: 'K7', says: 'sections, stories and pictures are short, and the minutes are true',
    breaks: [
      [text('Looking helps.', words(350)), `${paths.en}:25 E K7 Section "look" has 354 words for "parent-adult"; the limit is 350. Move one idea out.`],
      [text('A light is on.', words(61)), 'The story for "parent-adult" has 61 words; the limit is 60. Shorten it.'],
      [text('A light is on.', words(40)), 'Story has 4 words for "parent-teen" and 40 for "parent-adult". Keep each within 15 of the middle.'],
      [text('minutes: 10', 'minutes: 20'), 'By its length this takes about 10 minutes; it says 20.'],
      [withPicture(picture.replace('Four places where', words(42))), 'The alt of picture "four-places" has 46 words; the limit is 45.'],
      [withPicture(picture.replace('"Four places"', `"${words(16)}"`)), 'The caption of picture "four-places" has 16 words; the limit is 15.'],
    ],
    holds: [{}, text('A light is on.', words(30)), text('minutes: 10', 'minutes: 12'), withPicture(picture)],
  },
  {
    rule: 'K8', says: 'story and script speak to all six relations',
    breaks: [
      [text('<For who="sibling">\n\nA light is on.\n\n</For>', ''), 'Story lacks "sibling". All six relations are needed here.'],
      [text('<For who="sibling">\n\n"How', '<For who="partner">\n\n"How'), 'Script lacks "sibling".'],
    ],
    // What one can say to a help line in the safer way is the same for all.
    holds: [{}, text('<Check id="ask-check" />', '<Way home="safer">\n\n<Script>\n\n"I would like a call."\n\n</Script>\n\n</Way>\n\n<Check id="ask-check" />')],
  },
  {
    rule: 'K1', says: 'every file has the shape the guide gives',
    breaks: [
      [text('minutes: 10', 'minutes: 30'), 'minutes is 30. A module takes 10–25 minutes. Shorten it or split it.'],
      [text('minutes: 10\n', ''), 'minutes is missing. A module takes 10–25 minutes. Shorten it or split it.'],
      [text('terms: []', 'terms: []\nvideo: x\nsound: y'), 'sound is not a field here. Take it out or mend its name.'],
      [text('terms: []', 'terms: []\npractise: { situation: Noon., steps: [One., Two.] }'), 'A practice has 3–5 steps to check it by.'],
      [text('terms: []', `terms: []\npractise: { situation: ${words(46)}, steps: [One., Two., Three.] }`), 'The limit is 45 words. Shorten it.'],
      [text('summary: [Look., ', 'summary: ['), 'summary is a list of 2. A summary has 3 bullets.'],
      [questions('    objectives: [2]\n', ''), '"q-two": objectives is missing. Name the objectives it asks by their place in the front matter, as [2]'],
      [questions('objectives: [2]', 'objectives: [two]'), '"q-two": objectives[1] is "two". Name the objectives it asks'],
      [questions('    facts: [F1, F2]\n', '    facts: [F1, F2]\n    objectives: [1]\n'), '"look-check": objectives is not a field here.'],
      [{ 'facts.json': '' }, 'The fact base cannot be read'],
      [{ 'facts.json': smallContent['facts.json']!.replace('half (the|a)', 'half (the|a') }, 'neverAdvise N02: the pattern is no regular expression. Mend it.'],
      [{ 'keys.json': '{}' }, 'The register of keys cannot be read'],
      [{ [paths.quiz]: quiz.replace('module: small-steps', 'module: big-steps') }, 'module is "big-steps"; the front matter says "small-steps".'],
    ],
    holds: [{}, text('minutes: 10', 'minutes: 11')],
  },
])
