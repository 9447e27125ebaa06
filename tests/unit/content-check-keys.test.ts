import { expect, test } from 'vitest'
import type { Register } from '../../src/server/catalog/key-register.ts'
import { Register as Shape, placesOf, published, registerOf, registerText } from '../../src/server/catalog/key-register.ts'
import { loadContent } from '../../src/server/catalog/load-content.ts'
import { readFolder } from '../../src/server/catalog/read-folder.ts'
import type { Files } from '../support/content-findings.ts'
import { file, questions, swapped, testRows, text } from '../support/content-findings.ts'
import { en, paths, quiz, smallContent } from '../support/small-content.ts'

const now = registerOf(loadContent(new Map(Object.entries(smallContent))))

/** keys.json as it was after small content was published, changed. */
function after(change: (register: Register) => void): Files {
  const register = structuredClone(now)
  change(register)
  return { 'keys.json': registerText(register) }
}
const asPublished = after(() => undefined)
const small = (register: Register) => register.modules['small-steps']!
const twin = { 'courses/1-first/02-twin/en.mdx': en, 'courses/1-first/02-twin/quiz.yaml': quiz }
const withVersion = (version: number, change: (text: string) => string = (same) => same) => ({ [paths.en]: change(en).replace('version: 1', `version: ${version}`) })
const oneRight = quiz.replace('{key: a, right: true, text: {en: "Look"}, feedback: {en: "Yes. Looking comes first."}}', '{key: a, text: {en: "Look"}, feedback: {en: "Not quite. Run."}}')
  .replace('{key: b, text: {en: "Run"}, feedback: {en: "Not quite. Looking comes first."}}', '{key: b, right: true, text: {en: "Run"}, feedback: {en: "Yes. Run."}}')
const otherRight = { [paths.quiz]: oneRight }

testRows([
  {
    rule: 'K2', says: 'a key is used once',
    breaks: [
      [twin, '02-twin/en.mdx E K2 key "small-steps" is also used by courses/1-first/01-small-steps/en.mdx. Records hang on keys: choose another.'],
      [twin, 'order 1 is also used by courses/1-first/01-small-steps/en.mdx. It is the number in the address: choose another.'],
      [questions('key: q-two', 'key: q-one'), 'key "q-one" is used twice here.'],
    ],
    holds: [{}, { ...twin, 'courses/1-first/02-twin/en.mdx': en.replace('key: small-steps', 'key: next-steps').replace('order: 1', 'order: 2'), 'courses/1-first/02-twin/quiz.yaml': quiz.replace('small-steps', 'next-steps') }],
  },
  {
    rule: 'K3', says: 'a published key stays or is retired, and what is retired never returns',
    breaks: [
      [after((register) => { small(register).version = 2; small(register).sections.push('pattern') }),
        `${paths.en} E K3 section "pattern" was published in version 2 and is gone. Mark it retired in keys.json: "section small-steps/pattern".`],
      [after((register) => { small(register).questions['q-six'] = small(register).questions['q-one']! }), `${paths.quiz} E K3 question "q-six" was published in version 1 and is gone.`],
      [after((register) => { small(register).questions['q-one']!.options.push('d') }), 'option "d" was published in version 1 and is gone.'],
      [after((register) => { register.worksheets['my-week']!.fields.push('sleep') }), 'field "sleep" was published and is gone.'],
      [after((register) => { register.worksheets['my-day'] = { order: 2, fields: [] } }), 'keys.json E K3 worksheet "my-day" was published and is gone.'],
      [after((register) => { register.modules['old'] = { ...small(register), order: 2 } }), 'module "old" was published in version 1 and is gone.'],
      [after((register) => { register.retired = ['section small-steps/ask'] }), 'section small-steps/ask is retired and may not return. Choose another key.'],
      [after((register) => { register.retired = ['module small-steps'] }), 'module small-steps is retired and may not return.'],
      [after((register) => { register.modules['old'] = { ...small(register), sections: [], questions: {} }; register.retired = ['module old'] }),
        'order 1 of course "first" belongs to "old", which is retired; "small-steps" takes it. Give it the next free one.'],
    ],
    holds: [
      {}, asPublished,
      after((register) => { small(register).sections.push('pattern'); small(register).version = 0; register.retired = ['section small-steps/pattern'] }),
      after((register) => { register.modules['old'] = { ...small(register), order: 2 }; register.retired = ['module old'] }),
      // A file that cannot be read hides its keys; they are not gone.
      { ...asPublished, ...text('minutes: 10', 'minutes: 30') },
    ],
  },
  {
    rule: 'K4', says: 'what changes the meaning of an answer raises the version',
    breaks: [
      [after((register) => { small(register).sections.reverse() }), `${paths.en}:6 E K4 The sections changed but version is still 1. Answers hang on it: set 2.`],
      [after((register) => { small(register).passMark = 0.7; small(register).gate = 'safety' }), 'The pass mark and the gate changed but version is still 1.'],
      [after((register) => { small(register).claims['ask'] = {} }), `${paths.en}:6 E K4 The claims of section "ask" (F2) changed but version is still 1. Answers hang on it: set 2.`],
      [{ ...asPublished, ...file('facts.json', 'Claim F1.', 'It is otherwise.') },
        `${paths.en}:6 E K4 The claims of section "look" (F1) and the claims of section "rest" (F1) changed but version is still 1.`],
      [after((register) => { small(register).objectives = 3; small(register).worksheet = null }), 'The objectives and the worksheet changed'],
      [after((register) => { small(register).questions['q-one']!.critical = true }), 'The critical questions changed but version is still 1.'],
      [after((register) => { delete small(register).questions['q-one'] }), 'The questions changed but version is still 1.'],
      [after((register) => { small(register).version = 3 }), 'version is 1, but 3 was published. Versions only rise.'],
      [after((register) => { small(register).questions['q-two']!.right = ['a'] }), '"q-two": the right answer changed but its version is still 1. Answers hang on it: set 2.'],
      [{ ...asPublished, ...otherRight }, '"look-check": the right answer changed but its version is still 1.'],
      [after((register) => { small(register).questions['q-two']!.options = ['a', 'b'] }), '"q-two": the option set changed but its version is still 1.'],
      [after((register) => { small(register).questions['q-two']!.version = 2 }), '"q-two" is at version 1, but 2 was published. Versions only rise.'],
    ],
    holds: [
      {}, asPublished,
      { ...asPublished, ...text('Looking helps.', 'Looking first helps most.') },
      { ...asPublished, ...file('facts.json', 'Claim F1.', 'claim F1') }, { ...asPublished, ...file('facts.json', 'Claim F3.', 'No section cites it.') },
      { ...asPublished, ...file('facts.json', 'Claim F1.', 'It is otherwise.'), ...withVersion(2) },
      { ...after((register) => { small(register).sections.reverse() }), ...withVersion(2) },
      { ...after((register) => { small(register).questions['q-one']!.version = 0; small(register).questions['q-one']!.right = ['b'] }), ...withVersion(2) },
    ],
  },
])

test('publishing adds new keys and raises versions, and keeps what is gone for its number in the address', () => {
  const before = structuredClone(now)
  before.modules['old'] = { ...small(before), order: 2 }
  before.retired = ['module old', 'section small-steps/first']
  const next = structuredClone(now)
  small(next).version = 2
  small(next).sections.push('more')
  const result = published(before, next)
  expect(small(result)).toMatchObject({ version: 2, sections: ['look', 'ask', 'rest', 'more'] })
  expect(result.modules['old']?.order).toBe(2)
  expect(result.retired).toEqual(['module old', 'section small-steps/first'])
  expect(Shape.parse(JSON.parse(registerText(result)))).toEqual(result)
})

test('what was reviewed on a day stays as it was, however often keys are published, until a later review', () => {
  const reviewed = (change: (text: string) => string, on: string) => {
    const files = { ...smallContent, [paths.en]: change(en).replace('review: { by: null, on: null, next: null }', `review: { by: A. Reader, on: ${on}, next: null }`) }
    return registerOf(loadContent(new Map(Object.entries(files))))
  }
  const reword = (text: string) => text.replace('Looking helps.', 'Look first.')
  const read = (register: Register) => small(register).reviewed.en
  const first = published(now, reviewed((same) => same, '2026-11-01'))
  expect([read(now), read(first)?.on, read(first)?.words]).toEqual([undefined, '2026-11-01', expect.stringMatching(/^[0-9a-f]{8}$/)])
  const reworded = published(first, reviewed(reword, '2026-11-01'))
  expect(read(reworded)).toEqual(read(first))
  expect(read(published(reworded, now))).toEqual(read(first))
  expect(read(published(reworded, reviewed(reword, '2026-11-09')))?.on).toBe('2026-11-09')
  expect(read(published(reworded, reviewed(reword, '2026-11-09')))?.words).not.toBe(read(first)?.words)
})

test('an order keeps its right orders in the register', () => {
  const ordered = swapped(swapped(quiz, 'kind: pick-one', 'kind: order'), '    unsure:', '    alsoRight: [[b, a, c]]\n    unsure:')
  const { modules } = registerOf(loadContent(new Map(Object.entries({ ...smallContent, [paths.quiz]: ordered }))))
  expect(modules['small-steps']?.questions['look-check']?.right).toEqual(['a b c', 'b a c'])
})

test('the register of the shipped content knows keys of every kind', () => {
  const files = readFolder('content')
  const places = placesOf(Shape.parse(JSON.parse(files.get('keys.json') ?? '{}')))
  for (const place of ['course signs', 'module signs-you-can-see', 'section signs-you-can-see/pattern', 'question signs-you-can-see/fixed-order', 'worksheet warning-sign-plan', 'field warning-sign-plan/made-by']) {
    expect(places).toContain(place)
  }
})
