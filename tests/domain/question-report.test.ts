import { beforeEach, describe, expect, test } from 'vitest'
import { LATEST_PEOPLE } from '../../src/domain/reports/question-queries.ts'
import { readQuestionReport } from '../../src/domain/reports/read-question-report.ts'
import { addMembers, type Given, giveFirstTries, MISSED, RIGHT, spread, UNSURE } from '../support/answered.ts'
import { BEACON, CAST_AT, cleo, dana, eli } from '../support/cast.ts'
import { basics, module, question, signs, smallCatalog } from '../support/courses.ts'
import { fullScans, plansOf } from '../support/query-plans.ts'
import { newWorld, type TestWorld } from '../support/world.ts'

const C: Given = { options: 'c', outcome: 'not-yet' }
let world: TestWorld
beforeEach(async () => { world = await newWorld() })

const [one] = basics.modules as [typeof basics.modules[0] & object]
const report = async (clinician = dana, of = one) => readQuestionReport(world, clinician, of)
const firstLine = async (clinician = dana, of = one) => (await report(clinician, of))[0]!

/** English and Spanish first tries at q1, as many people as there are answers. */
async function answerFirst(en: Given[], es: Given[] = [], from = 1): Promise<void> {
  await giveFirstTries(world, await addMembers(world, en.length, { from }), 'one', (at) => ({ q1: en[at]! }), 'en')
  await giveFirstTries(world, await addMembers(world, es.length, { from: from + en.length }), 'one', (at) => ({ q1: es[at]! }), 'es')
}

describe('the first tries at a question', () => {
  test('are counted by answer and by language; what is hidden stands together', async () => {
    await answerFirst(spread([20, RIGHT], [12, MISSED], [8, C], [4, UNSURE]), spread([14, RIGHT], [11, MISSED], [6, C], [5, UNSURE]))
    const { totals, question: asked, version } = await firstLine()
    expect([asked?.key, version]).toEqual(['q1', 1])
    const told = [totals!, ...totals!.languages].map(({ people, right, unsure, others, answers }) => [people, right, unsure, others, answers.map((answer) => answer.people)])
    expect(told).toEqual([
      [80, 34, null, 23, [34, 23, null, null]],
      [44, 20, null, 12, [20, 12, null, null]],
      [36, 14, null, 11, [14, 11, null, null]],
    ])
    expect(totals).toMatchObject({ isMissedByMany: true, languages: [{ locale: 'en' }, { locale: 'es' }] })
  })

  test('are not told by language where one hidden cell more would be needed', async () => {
    await answerFirst(spread([20, RIGHT], [12, MISSED], [8, C], [4, UNSURE]), spread([14, RIGHT], [11, MISSED], [6, C], [4, UNSURE]))
    expect((await firstLine()).totals).toMatchObject({ people: 79, right: 34, languages: [] })
  })

  test('are not told by language where few read it in one of them, nor of a language that was not kept', async () => {
    await answerFirst(spread([30, RIGHT], [20, MISSED]), spread([6, RIGHT], [4, MISSED]))
    expect((await firstLine()).totals).toMatchObject({ people: 60, right: 36, languages: [] })
    await giveFirstTries(world, await addMembers(world, 3, { from: 100 }), 'one', () => ({ q1: { ...RIGHT, locale: null } }))
    expect((await firstLine()).totals).toMatchObject({ people: 63, right: 39, languages: [] })
  })

  test('of fewer than eleven people tell nothing, not even how many', async () => {
    await answerFirst(spread([10, RIGHT]))
    expect((await firstLine()).totals).toBeUndefined()
    await answerFirst([RIGHT], [], 20)
    expect((await firstLine()).totals).toMatchObject({ people: 11, right: null, others: 11, isMissedByMany: false, languages: [] })
  })

  test('under six in ten are missed by many, whatever is hidden', async () => {
    await answerFirst(spread([6, RIGHT], [5, MISSED]))
    expect((await firstLine()).totals).toMatchObject({ right: null, isMissedByMany: true })
    await answerFirst(spread([2, RIGHT]), [], 20)
    expect((await firstLine()).totals).toMatchObject({ right: null, isMissedByMany: false })
  })

  test('of people who took their yes or their consent back, or are of another clinic, count nowhere', async () => {
    await answerFirst(spread([11, RIGHT]))
    await giveFirstTries(world, await addMembers(world, 20, { clinicId: BEACON }), 'one', () => ({ q1: MISSED }))
    expect((await firstLine(eli)).totals?.people).toBe(11)
    expect((await firstLine(cleo)).totals?.people).toBe(20)
    await world.transact((db) => db.updateTable('member').set({ consentId: 'consent-ana' }).where('id', '=', 'answers-1').where('clinicId', '=', 'harbor').execute())
    expect((await firstLine()).totals?.people).toBe(11)
    await world.transact((db) => db.updateTable('consent').set({ revokedAt: CAST_AT }).where('id', '=', 'consent-ana').execute())
    expect((await firstLine()).totals).toBeUndefined()
    await world.transact((db) => db.updateTable('consent').set({ revokedAt: null }).where('id', '=', 'consent-ana').execute())
    await world.transact((db) => db.updateTable('agreement').set({ endedAt: CAST_AT }).where('id', '=', 'agreement-answers-2').where('clinicId', '=', 'harbor').execute())
    expect((await firstLine()).totals).toBeUndefined()
  })

  test('at an earlier version stand apart, by how they went', async () => {
    const changed = module('one', 'basics', 1, { quiz: [question('q1', { version: 2 }), question('q2')] })
    world.catalog = smallCatalog([{ ...basics, modules: [changed] }, signs])
    await answerFirst(spread([15, RIGHT], [12, MISSED], [11, UNSURE]))
    await giveFirstTries(world, await addMembers(world, 12, { from: 100 }), 'one', () => ({ q1: { ...RIGHT, version: 2 } }))
    const lines = await report(dana, changed)
    expect(lines.map(({ key, version, question: asked }) => [key, version, asked !== undefined])).toEqual([['q1', 2, true], ['q1', 1, false], ['q2', 1, true]])
    expect(lines[1]!.totals).toMatchObject({ people: 38, right: 15, unsure: 11, others: 0 })
    expect(lines[0]!.totals).toMatchObject({ people: 12, right: null })
  })

  test('with several ticks are one answer in whichever order they came, and the rest stands together', async () => {
    const many = module('one', 'basics', 1, { quiz: [question('q1', { kind: 'pick-many', options: question('x').options.map((option) => ({ ...option, right: option.key !== 'c' })) })] })
    world.catalog = smallCatalog([{ ...basics, modules: [many] }, signs])
    const both = { options: 'a b', outcome: 'right' } as const
    await answerFirst(spread([8, both], [7, { ...both, options: 'b a' }], [9, { options: 'c', outcome: 'not-yet' }], [5, { options: 'c a', outcome: 'not-yet' }]))
    const { totals } = await firstLine(dana, many)
    expect([totals?.people, totals?.right, totals?.others]).toEqual([29, 15, 14])
    expect(totals?.answers.filter(({ people }) => people !== null)).toEqual([{ options: ['a', 'b'], outcome: 'right', people: 15 }])
  })
})

describe('how well a question tells people apart', () => {
  const all = (given: Given) => Object.fromEntries(['q1', 'q2', 'q3', 'q4', 'q5'].map((key) => [key, given]))

  test('is told over those who answered the whole quiz', async () => {
    await giveFirstTries(world, await addMembers(world, 24), 'one', (at) => all(at < 12 ? RIGHT : MISSED))
    await giveFirstTries(world, await addMembers(world, 9, { from: 100 }), 'one', () => ({ q1: MISSED }))
    expect((await report()).map((line) => line.discrimination?.toFixed(2))).toEqual(Array(5).fill('1.00'))
  })

  test('is below zero for one that only those who miss the rest get right', async () => {
    await giveFirstTries(world, await addMembers(world, 24), 'one', (at) => ({ ...all(at < 12 ? RIGHT : MISSED), q1: at < 12 ? MISSED : RIGHT }))
    expect((await firstLine()).discrimination).toBeCloseTo(-1)
  })

  test('is not told where few got it right or few did not', async () => {
    await giveFirstTries(world, await addMembers(world, 30), 'one', (at) => ({ ...all(at % 2 ? RIGHT : MISSED), q1: at < 10 ? MISSED : RIGHT }))
    expect((await firstLine()).discrimination).toBeUndefined()
  })
})

test('no table is read whole, however large the clinic', async () => {
  const steps = await plansOf(world, (noted) => readQuestionReport(noted, dana, one))
  expect(steps.length).toBeGreaterThan(4)
  expect(fullScans(steps).filter((detail) => !/^(SCAN|SEARCH) (latest|given|scored)\b/.test(detail))).toEqual([])
  expect(steps.map(({ detail }) => detail).join('\n')).toContain('module_progress_by_start')
  expect(LATEST_PEOPLE).toBe(2_000)
})
