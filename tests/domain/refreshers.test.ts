import { describe, expect, test } from 'vitest'
import type { Module } from '../../src/domain/catalog/shape.ts'
import { answerRefresher } from '../../src/domain/refreshers/answer-refresher.ts'
import { findOffered } from '../../src/domain/refreshers/offered.ts'
import { passRefresher } from '../../src/domain/refreshers/pass-refresher.ts'
import { turnRefreshers } from '../../src/domain/refreshers/turn-refreshers.ts'
import { ana, HARBOR, luz } from '../support/cast.ts'
import { basics, module, question, signs, smallCatalog } from '../support/courses.ts'
import { finishModule } from '../support/learning.ts'
import { offeredTo, takeRefresher } from '../support/refreshing.ts'
import { newWorld, type TestWorld } from '../support/world.ts'

const [one, two] = basics.modules as [Module, Module]
const [three, hidden] = signs.modules as [Module, Module]
const form = () => crypto.randomUUID()
const rowsOf = (world: TestWorld) => world.db.selectFrom('refresher').orderBy('dueOn').select(['memberId', 'moduleKey', 'afterDays', 'dueOn']).execute()

/** A small catalog in which module one has these questions. */
const catalogWith = (quiz: Module['quiz']) =>
  smallCatalog([{ ...basics, modules: [module('one', 'basics', 1, { quiz }), two] }, signs])

describe('the days', () => {
  test('are 2, 7 and 21 calendar days after the module was finished', async () => {
    const world = await newWorld()
    await finishModule(world, ana, one)
    expect(await rowsOf(world)).toEqual([[2, '2026-11-25'], [7, '2026-11-30'], [21, '2026-12-14']]
      .map(([afterDays, dueOn]) => ({ memberId: 'ana', moduleKey: 'one', afterDays, dueOn })))
  })

  test('begin and end at midnight of the clinic, also where the clocks go back between', async () => {
    const world = await newWorld()
    world.at('2026-10-31T03:30:00.000Z') // Friday, October 30, 11:30 pm in New York
    await finishModule(world, ana, one)
    const seen: [string, string | undefined][] = [
      ['2026-11-01T03:59:00.000Z', undefined],
      ['2026-11-01T04:00:00.000Z', 'one day 2'], // Sunday 0:00, summer time; that night is an hour longer
      ['2026-11-06T04:59:00.000Z', 'one day 2'],
      ['2026-11-06T05:00:00.000Z', 'one day 7'], // Friday 0:00, winter time
      ['2026-11-20T04:59:00.000Z', 'one day 7'],
      ['2026-11-20T05:00:00.000Z', 'one day 21'],
      ['2026-11-21T04:59:00.000Z', 'one day 21'],
      ['2026-11-21T05:00:00.000Z', undefined],
    ]
    for (const [at, offered] of seen) {
      world.at(at)
      expect([at, await offeredTo(world, ana)]).toEqual([at, offered])
    }
  })

  test.each([
    ['America/Los_Angeles', '2026-03-06'], ['Pacific/Honolulu', '2026-03-06'], ['Pacific/Auckland', '2026-03-07'], ['Asia/Kolkata', '2026-03-07'],
  ])('are those of the clinic in %s', async (timeZone, completedOn) => {
    const world = await newWorld()
    await world.transact((db) => db.updateTable('clinic').set({ timeZone }).where('id', '=', HARBOR).execute())
    world.at('2026-03-07T07:00:00.000Z') // clocks go forward in the United States on March 8
    await finishModule(world, ana, one)
    const plus = (days: number) => new Date(Date.parse(completedOn) + days * 86_400_000).toISOString().slice(0, 10)
    expect((await rowsOf(world)).map(({ dueOn }) => dueOn)).toEqual([plus(2), plus(7), plus(21)])
  })
})

describe('what is offered', () => {
  test('nothing for a private module', async () => {
    const world = await newWorld()
    await finishModule(world, ana, hidden)
    expect(await rowsOf(world)).toEqual([])
    await finishModule(world, ana, one)
    expect(await rowsOf(world)).toHaveLength(3)
  })

  test('one a day over all modules, the one that closes soonest first', async () => {
    const world = await newWorld()
    await finishModule(world, ana, one)
    world.at('2026-11-24T15:00:00.000Z')
    await finishModule(world, ana, three)
    world.at('2026-11-26T15:00:00.000Z')
    expect(await offeredTo(world, ana)).toBe('one day 2')
    await takeRefresher(world, ana)
    expect(await offeredTo(world, ana)).toBeUndefined()
    world.at('2026-11-27T15:00:00.000Z')
    expect(await offeredTo(world, ana)).toBe('three day 2')
  })

  test('the next one takes the place of one not taken', async () => {
    const world = await newWorld()
    await finishModule(world, ana, one)
    world.at('2026-11-30T15:00:00.000Z')
    expect(await offeredTo(world, ana)).toBe('one day 7')
    await takeRefresher(world, ana)
    world.at('2026-12-01T15:00:00.000Z')
    expect(await offeredTo(world, ana)).toBeUndefined()
  })

  test('a skipped one is gone, and no other comes that day', async () => {
    const world = await newWorld()
    for (const each of [one, two]) await finishModule(world, ana, each)
    world.at('2026-11-25T15:00:00.000Z')
    const refresherId = (await findOffered(world, ana))?.refresher.id ?? ''
    const input = { formKey: form(), refresherId, what: 'all' as const }
    expect(await passRefresher(world, ana, input)).toEqual({ ok: true })
    expect(await passRefresher(world, ana, input)).toEqual({ ok: true })
    expect(await offeredTo(world, ana)).toBeUndefined()
    world.at('2026-11-26T15:00:00.000Z')
    expect((await findOffered(world, ana))?.refresher.id).not.toBe(refresherId)
  })

  test('nothing while refreshers are off; turned on again, what is open comes back', async () => {
    const world = await newWorld()
    await finishModule(world, ana, one)
    world.at('2026-11-25T15:00:00.000Z')
    await turnRefreshers(world, ana, { formKey: form(), refreshers: 'off' })
    expect(await offeredTo(world, ana)).toBeUndefined()
    expect((await world.db.selectFrom('member').where('id', '=', 'ana').select(['refreshersOffAt', 'triesOffAt']).executeTakeFirst()))
      .toEqual({ refreshersOffAt: '2026-11-25T15:00:00.000Z', triesOffAt: null })
    await turnRefreshers(world, ana, { formKey: form(), refreshers: 'on' })
    expect(await offeredTo(world, ana)).toBe('one day 2')
  })

  test('nothing where the module was taken away or made private since', async () => {
    const world = await newWorld()
    await finishModule(world, ana, one)
    world.at('2026-11-25T15:00:00.000Z')
    expect(await offeredTo({ ...world, catalog: smallCatalog([signs]) }, ana)).toBeUndefined()
    const secret = smallCatalog([{ ...basics, modules: [{ ...one, private: true }] }])
    expect(await offeredTo({ ...world, catalog: secret }, ana)).toBeUndefined()
  })
})

describe('which questions', () => {
  const quiz = ['q1', 'q2', 'q3', 'q4', 'q5'].map((key) => question(key, { critical: key === 'q4' }))

  test('the critical one first, then one that was missed, and a missed one again at the next interval', async () => {
    const world = await newWorld({ catalog: catalogWith(quiz) })
    await finishModule(world, ana, world.catalog.module('one') as Module, ['q2'])
    world.at('2026-11-25T15:00:00.000Z')
    expect(await takeRefresher(world, ana, ['q4'])).toEqual(['q4', 'q2'])
    world.at('2026-11-30T15:00:00.000Z')
    expect((await takeRefresher(world, ana))[0]).toBe('q4')
    world.at('2026-12-14T15:00:00.000Z')
    const last = await takeRefresher(world, ana)
    expect(last.filter((key) => ['q4', 'q2'].includes(key))).toEqual([])
  })

  test('the same at each visit', async () => {
    const world = await newWorld()
    await finishModule(world, ana, one)
    world.at('2026-11-25T15:00:00.000Z')
    const keys = async () => (await findOffered(world, ana))?.questions.map(({ key }) => key)
    const first = await keys()
    expect(first).toHaveLength(2)
    expect(await keys()).toEqual(first)
  })

  test('none that was withdrawn or changed since it was answered', async () => {
    const world = await newWorld({ catalog: catalogWith(quiz) })
    await finishModule(world, ana, world.catalog.module('one') as Module)
    world.at('2026-11-25T15:00:00.000Z')
    const edited = catalogWith([question('q1'), question('q4', { critical: true, version: 2 }), question('new')])
    expect((await findOffered({ ...world, catalog: edited }, ana))?.questions.map(({ key }) => key)).toEqual(['q1'])
    const replaced = catalogWith([question('q4', { version: 2 })])
    expect(await findOffered({ ...world, catalog: replaced }, ana)).toBeUndefined()
  })
})

describe('answering', () => {
  async function withOffered() {
    const world = await newWorld()
    await finishModule(world, ana, one, ['q1'])
    world.at('2026-11-25T15:00:00.000Z')
    const plan = await findOffered(world, ana)
    const input = { formKey: form(), refresherId: plan?.refresher.id ?? '', questionKey: plan?.questions[0]?.key ?? '', options: ['b'] }
    return { world, input }
  }
  const kept = (world: TestWorld) => world.db.selectFrom('refresherAnswer').selectAll().execute()

  test('keeps the answer with its version and outcome, and touches nothing else', async () => {
    const { world, input } = await withOffered()
    const others = async () => ({
      states: await world.db.selectFrom('questionState').selectAll().execute(),
      answers: await world.db.selectFrom('answer').selectAll().execute(),
      progress: await world.db.selectFrom('moduleProgress').selectAll().execute(),
      events: await world.db.selectFrom('learningEvent').selectAll().execute(),
    })
    const before = await others()
    expect(await answerRefresher(world, ana, input)).toEqual({ ok: true })
    expect(await kept(world)).toMatchObject([{ questionKey: input.questionKey, questionVersion: 1, optionKeys: 'b', outcome: 'not-yet' }])
    await takeRefresher(world, ana)
    expect(await others()).toEqual(before)
    expect(await world.db.selectFrom('refresher').where('doneAt', 'is not', null).select('afterDays').execute()).toEqual([{ afterDays: 2 }])
  })

  test('sent fifty times at once is one answer with one reply; another key changes nothing', async () => {
    const { world, input } = await withOffered()
    const replies = await Promise.all(Array.from({ length: 50 }, () => answerRefresher(world, ana, input)))
    expect(new Set(replies.map((reply) => JSON.stringify(reply)))).toEqual(new Set(['{"ok":true}']))
    expect(await answerRefresher(world, ana, { ...input, formKey: form(), options: ['a'] })).toEqual({ ok: false, reason: 'not-asked' })
    expect(await answerRefresher(world, ana, { ...input, options: ['a'] })).toEqual({ ok: false, reason: 'changed-meanwhile' })
    expect(await kept(world)).toHaveLength(1)
  })

  test('needs an answer, its own person, and a day on which it is open', async () => {
    const { world, input } = await withOffered()
    expect(await answerRefresher(world, ana, { ...input, options: [] })).toEqual({ ok: false, reason: 'choose-answer' })
    expect(await answerRefresher(world, luz, input)).toEqual({ ok: false, reason: 'not-asked' })
    expect(await answerRefresher(world, ana, { ...input, questionKey: 'check-one' })).toEqual({ ok: false, reason: 'not-asked' })
    world.at('2026-11-30T15:00:00.000Z')
    expect(await answerRefresher(world, ana, input)).toEqual({ ok: false, reason: 'not-asked' })
    expect(await kept(world)).toEqual([])
  })
})
